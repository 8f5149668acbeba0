import { useState } from 'react';
import type { CitationAnswer } from '../../events/readings/answers.ts';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { capitalTerm } from '../writing/term.ts';
import { writtenChecks } from '../fields/checks.ts';
import { ChoiceField } from './choice-field.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

/** Takes a citation away from an occurrence. */
export function WithdrawCitationDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const { id, version, citations } = occurrence;
  const [only, ...others] = citations.map(placeOf);
  const [place, setPlace] = useState(others.length === 0 ? (only ?? '') : '');
  const withdrawn = citations.find((citation) => placeOf(citation) === place);
  return (
    <CorrectionDialog
      {...ends}
      title="Withdraw a citation"
      says="The archive no longer relies on it here. What has no other support is refused."
      demand="required"
      checks={() => writtenChecks('/citation', place)}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'CitationWithdrawn',
          data: { source: withdrawn?.source ?? '', locator: withdrawn?.locator ?? '' },
          expectedVersion: version,
        },
      ]}
      labelOf={() => 'The citation'}
      renderFields={({ form, problems }) => (
        <ChoiceField
          id={fieldIdOf(form, '/citation')}
          legend="Which citation"
          value={place}
          onChange={setPlace}
          problems={problemsUnder(problems, '/citation')}
          options={citations.map((citation) => ({
            key: placeOf(citation),
            label: <CitationLine citation={citation} />,
          }))}
        />
      )}
    />
  );
}

function CitationLine({ citation }: { readonly citation: CitationAnswer }) {
  return (
    <>
      {capitalTerm(citation.stance)}{' '}
      <cite>
        <bdi>{citation.sourceTitle}</bdi>
      </cite>
      , <bdi>{citation.locator}</bdi>
    </>
  );
}

function placeOf({ source, locator }: CitationAnswer): string {
  return `${source} ${locator}`;
}

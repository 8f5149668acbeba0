import { useState } from 'react';
import type { DisputeAnswer } from '../../events/readings/answers.ts';
import { citationOf, noCitation } from '../fields/citation-draft.ts';
import { CitationField } from '../fields/citation-field.tsx';
import { edtfOf, type TypedDate } from '../fields/date-draft.ts';
import { TypedDateField } from '../fields/date-field.tsx';
import { FieldFrame } from '../fields/field.tsx';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { TextField } from '../fields/text-field.tsx';
import { citationChecks, dateChecks, writtenChecks } from '../fields/checks.ts';
import { CorrectionDialog, type FormProblems } from './correction-dialog.tsx';
import { disputeName } from './dispute-name.ts';
import { fieldLabel } from './field-labels.ts';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

type About = DisputeAnswer['about'];

const abouts: Readonly<Record<About, string>> = {
  occurrence: 'Whether it happened so at all',
  date: 'The date',
  title: 'The title',
  summary: 'The summary',
  kind: 'The kind',
  actors: 'The actors',
  places: 'The places',
  effects: 'The effects',
};

interface Claim {
  readonly about: About;
  readonly claim: string;
  readonly date: TypedDate;
}

/** Tells a competing claim, which is kept beside what the archive prefers. */
export function DisputeDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const { id, version, disputes } = occurrence;
  const [claim, setClaim] = useState<Claim>({
    about: 'date',
    claim: '',
    date: { text: '', edtf: '' },
  });
  const [citation, setCitation] = useState(noCitation);
  const isDated = claim.about === 'date';
  const data = () => ({
    dispute: disputeName(claim.about, disputes),
    about: claim.about,
    claim: claim.claim.trim(),
    ...(isDated && { date: edtfOf(claim.date) }),
    citations: [citationOf(citation)],
  });
  return (
    <CorrectionDialog
      {...ends}
      title="Tell a competing claim"
      says="It is kept beside the archive’s own reading, with its source, until it is resolved."
      demand="optional"
      checks={() => [
        ...(isDated ? dateChecks('/date', claim.date) : []),
        ...writtenChecks('/claim', claim.claim),
        ...citationChecks('/citations/0', citation),
      ]}
      uses={() => [{ id: citation.source.id, place: '/citations/0/source' }]}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'OccurrenceDisputed',
          data: data(),
          expectedVersion: version,
        },
      ]}
      labelOf={fieldLabel}
      renderFields={(asked) => (
        <>
          <ClaimFields {...asked} value={claim} onChange={setClaim} />
          <CitationField
            id={fieldIdOf(asked.form, '/citations/0')}
            value={citation}
            onChange={setCitation}
            problems={problemsUnder(asked.problems, '/citations/0')}
          />
        </>
      )}
    />
  );
}

interface ClaimFieldsProps extends FormProblems {
  readonly value: Claim;
  readonly onChange: (claim: Claim) => void;
}

function ClaimFields({ form, problems, value, onChange }: ClaimFieldsProps) {
  return (
    <>
      <FieldFrame
        id={fieldIdOf(form, '/about')}
        label="What it is about"
        problems={problemsUnder(problems, '/about')}
      >
        {(described) => (
          <select
            {...described}
            value={value.about}
            onChange={(event) => {
              const about = Object.keys(abouts).find((one) => one === event.currentTarget.value);
              if (about !== undefined) onChange({ ...value, about: about as About });
            }}
          >
            {Object.entries(abouts).map(([about, words]) => (
              <option key={about} value={about}>
                {words}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      {value.about === 'date' && (
        <TypedDateField
          id={fieldIdOf(form, '/date')}
          label="The competing date"
          value={value.date}
          onChange={(date) => onChange({ ...value, date })}
          problems={problemsUnder(problems, '/date')}
        />
      )}
      <TextField
        id={fieldIdOf(form, '/claim')}
        label="What is claimed"
        rows={2}
        value={value.claim}
        onChange={(claim) => onChange({ ...value, claim })}
        problems={problemsUnder(problems, '/claim')}
      />
    </>
  );
}

import { useState } from 'react';
import type { RelationAnswer } from '../../events/readings/answers.ts';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { relationInWords } from '../occurrence/relation-words.ts';
import { writtenChecks } from '../fields/checks.ts';
import { ChoiceField } from './choice-field.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

/** Ends a relation that was said of an occurrence. */
export function UnrelateDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const { id, version } = occurrence;
  // What others say of this one is ended where it is said: on their pages.
  const own = occurrence.relations.filter(({ direction }) => direction === 'to');
  const [only, ...others] = own.map(keyOf);
  const [key, setKey] = useState(others.length === 0 ? (only ?? '') : '');
  const ended = own.find((relation) => keyOf(relation) === key);
  return (
    <CorrectionDialog
      {...ends}
      title="End a relation"
      says="The relation no longer stands; that it was told stays in the history."
      demand="required"
      checks={() => writtenChecks('/relation', key)}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'OccurrenceUnrelated',
          data: { relation: ended?.relation ?? '', occurrence: ended?.occurrence.id ?? '' },
          expectedVersion: version,
        },
      ]}
      labelOf={() => 'The relation'}
      renderFields={({ form, problems }) => (
        <ChoiceField
          id={fieldIdOf(form, '/relation')}
          legend="Which relation"
          value={key}
          onChange={setKey}
          problems={problemsUnder(problems, '/relation')}
          options={own.map((relation) => ({
            key: keyOf(relation),
            label: (
              <>
                {relationInWords(relation.relation, 'to')} <bdi>{relation.occurrence.name}</bdi>,{' '}
                {relation.occurrence.words}
              </>
            ),
          }))}
        />
      )}
    />
  );
}

function keyOf({ relation, occurrence }: RelationAnswer): string {
  return `${relation} ${occurrence.id}`;
}

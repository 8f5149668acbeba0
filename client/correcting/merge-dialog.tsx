import { useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { noChoice } from '../fields/choice.ts';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { ThingField } from '../fields/thing-field.tsx';
import { pickedChecks } from '../fields/checks.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { citationsToBring, mergeSayings } from './merge-sayings.ts';
import { MergedBeside } from './merged-beside.tsx';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

/** Says that two occurrences are the same, one of which is kept. */
export function MergeDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const [picked, setPicked] = useState(noChoice);
  const [isThisKept, setThisKept] = useState(false);
  const [brings, setBrings] = useState(true);
  const path = picked.id === null ? null : `/api/occurrences/${encodeURIComponent(picked.id)}`;
  const { answer, isCurrent } = useAnswer<OccurrenceAnswer>(path);
  const other = path !== null && isCurrent ? (answer?.occurrence ?? null) : null;
  const [kept, gone] = isThisKept ? [occurrence, other] : [other, occurrence];
  const both = kept === null || gone === null ? null : { kept, gone };
  const count = both === null ? 0 : citationsToBring(both).length;
  return (
    <CorrectionDialog
      {...ends}
      title="Merge duplicates"
      says="One of the two is kept. The other leads to it from then on, and its history stays."
      demand="required"
      checks={() =>
        both === null ? pickedChecks('/occurrence', { ...picked, id: other?.id ?? null }) : []
      }
      sayings={() => (both === null ? [] : mergeSayings(both, brings))}
      labelOf={() => 'The other occurrence'}
      renderFields={({ form, problems }) => (
        <>
          <ThingField
            id={fieldIdOf(form, '/occurrence')}
            label="The other occurrence"
            thing="occurrence"
            value={picked}
            onChange={setPicked}
            problems={problemsUnder(problems, '/occurrence')}
          />
          {both !== null && (
            <>
              <MergedBeside {...both} />
              <p>
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() => setThisKept(!isThisKept)}
                >
                  Keep the other one instead
                </button>
              </p>
              {count > 0 && (
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={brings}
                    onChange={() => setBrings((before) => !before)}
                  />
                  {count === 1
                    ? 'Bring the citation along that the kept one lacks'
                    : `Bring the ${count} citations along that the kept one lacks`}
                </label>
              )}
            </>
          )}
        </>
      )}
    />
  );
}

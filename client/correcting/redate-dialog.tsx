import { useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { dateDraftOf, historicalDateOf, type DateDraft } from '../fields/date-draft.ts';
import { DateField } from '../fields/date-field.tsx';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { dateChecks } from '../fields/checks.ts';
import { CorrectionDialog, type CorrectionProps } from './correction-dialog.tsx';
import { fieldLabel } from './field-labels.ts';

/** What a dialog about an occurrence is given. */
export interface OccurrenceCorrectionProps extends CorrectionProps {
  readonly occurrence: OccurrenceAnswer['occurrence'];
}

/** Gives an occurrence a better date. */
export function RedateDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const { id, version } = occurrence;
  const [date, setDate] = useState<DateDraft>(() => dateDraftOf(occurrence.date));
  return (
    <CorrectionDialog
      {...ends}
      title="Give it a better date"
      says="The former date stays in its history, with your reason beside it."
      demand="required"
      checks={() => dateChecks('/date/edtf', date)}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'OccurrenceRedated',
          data: { date: historicalDateOf(date) },
          expectedVersion: version,
        },
      ]}
      labelOf={fieldLabel}
      renderFields={({ form, problems }) => (
        <DateField
          id={fieldIdOf(form, '/date')}
          value={date}
          onChange={setDate}
          problems={problemsUnder(problems, '/date')}
        />
      )}
    />
  );
}

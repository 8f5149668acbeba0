import { useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { dateDraftOf, historicalDateOf, type DateDraft } from '../fields/date-draft.ts';
import { DateField } from '../fields/date-field.tsx';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { dateChecks } from './checks.ts';
import { CorrectionDialog, type CorrectionProps } from './correction-dialog.tsx';

interface RedateDialogProps extends CorrectionProps {
  readonly occurrence: OccurrenceAnswer['occurrence'];
}

const pointer = '/events/0/data/date';

/** Gives an occurrence a better date. */
export function RedateDialog({ occurrence, onClose, onSaved }: RedateDialogProps) {
  const { id, version } = occurrence;
  const [date, setDate] = useState<DateDraft>(() => dateDraftOf(dateSaid(occurrence.date)));
  return (
    <CorrectionDialog
      title="Give it a better date"
      says="The former date stays in its history, with your reason beside it."
      demand="required"
      checks={() => dateChecks(`${pointer}/edtf`, date)}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'OccurrenceRedated',
          data: { date: historicalDateOf(date) },
          expectedVersion: version,
        },
      ]}
      labelOf={() => 'Date'}
      renderFields={({ form, problems }) => (
        <DateField
          id={fieldIdOf(form, pointer)}
          value={date}
          onChange={setDate}
          problems={problemsUnder(problems, pointer)}
        />
      )}
      {...{ onClose, onSaved }}
    />
  );
}

/** The date as it was said, without what the archive makes of it. */
function dateSaid(date: OccurrenceAnswer['occurrence']['date']) {
  const { edtf, basis, verbatim, note } = date;
  return {
    edtf,
    basis,
    ...(verbatim !== undefined && { verbatim }),
    ...(note !== undefined && { note }),
  };
}

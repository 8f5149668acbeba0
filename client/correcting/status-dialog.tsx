import { CorrectionDialog } from './correction-dialog.tsx';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

interface StatusDialogProps extends OccurrenceCorrectionProps {
  readonly change: 'retract' | 'reinstate';
}

const words = {
  retract: {
    title: 'Retract this occurrence',
    says: 'The archive will no longer stand by it. It leaves the timeline; its history stays.',
    type: 'OccurrenceRetracted',
  },
  reinstate: {
    title: 'Reinstate this occurrence',
    says: 'The archive will stand by it again, as it was last told.',
    type: 'OccurrenceReinstated',
  },
} as const;

/** Retracts an occurrence, or reinstates it: nothing to write but the reason. */
export function StatusDialog({ change, occurrence, ...ends }: StatusDialogProps) {
  const { title, says, type } = words[change];
  const { id, version } = occurrence;
  return (
    <CorrectionDialog
      {...ends}
      {...{ title, says }}
      demand="required"
      sayings={() => [{ stream: `occurrence-${id}`, type, data: {}, expectedVersion: version }]}
    />
  );
}

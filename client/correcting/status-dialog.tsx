import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { CorrectionDialog, type CorrectionProps } from './correction-dialog.tsx';

interface StatusDialogProps extends CorrectionProps {
  readonly change: 'retract' | 'reinstate';
  readonly occurrence: OccurrenceAnswer['occurrence'];
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
export function StatusDialog({ change, occurrence, onClose, onSaved }: StatusDialogProps) {
  const { title, says, type } = words[change];
  const { id, version } = occurrence;
  return (
    <CorrectionDialog
      {...{ title, says, onClose, onSaved }}
      demand="required"
      sayings={() => [{ stream: `occurrence-${id}`, type, data: {}, expectedVersion: version }]}
    />
  );
}

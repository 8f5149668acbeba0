import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import type { CorrectionProps } from './correction-dialog.tsx';
import type { Correction } from './corrections.ts';
import { RedateDialog } from './redate-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';

interface OccurrenceDialogProps extends CorrectionProps {
  readonly correction: Correction;
  readonly occurrence: OccurrenceAnswer['occurrence'];
}

/** The dialog of one correction of an occurrence. */
export function OccurrenceDialog({ correction, ...props }: OccurrenceDialogProps) {
  switch (correction) {
    case 'redate':
      return <RedateDialog {...props} />;
    case 'retract':
    case 'reinstate':
      return <StatusDialog change={correction} {...props} />;
    default:
      return null;
  }
}

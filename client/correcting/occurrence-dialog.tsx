import { CiteDialog } from './cite-dialog.tsx';
import type { Correction } from './corrections.ts';
import { DisputeDialog } from './dispute-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { RedateDialog, type OccurrenceCorrectionProps } from './redate-dialog.tsx';
import { RelateDialog } from './relate-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';
import { UnrelateDialog } from './unrelate-dialog.tsx';
import { WithdrawCitationDialog } from './withdraw-citation-dialog.tsx';

interface OccurrenceDialogProps extends OccurrenceCorrectionProps {
  readonly correction: Correction;
}

/** The dialog of one correction of an occurrence. */
export function OccurrenceDialog({ correction, ...props }: OccurrenceDialogProps) {
  switch (correction) {
    case 'redate':
      return <RedateDialog {...props} />;
    case 'cite':
      return <CiteDialog {...props} />;
    case 'withdraw-citation':
      return <WithdrawCitationDialog {...props} />;
    case 'relate':
      return <RelateDialog {...props} />;
    case 'unrelate':
      return <UnrelateDialog {...props} />;
    case 'dispute':
      return <DisputeDialog {...props} />;
    case 'resolve':
      return <ResolveDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'retract':
    case 'reinstate':
      return <StatusDialog change={correction} {...props} />;
  }
}

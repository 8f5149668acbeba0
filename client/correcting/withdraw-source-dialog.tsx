import { CorrectionDialog, type CorrectionProps } from './correction-dialog.tsx';

interface WithdrawSourceDialogProps extends CorrectionProps {
  readonly item: { readonly id: string; readonly version: number };
}

/** Says that the archive no longer relies on a source. */
export function WithdrawSourceDialog({ item, ...ends }: WithdrawSourceDialogProps) {
  return (
    <CorrectionDialog
      {...ends}
      title="Withdraw this source"
      says="It can’t be cited any more. It is refused while a live occurrence rests on it alone."
      demand="required"
      sayings={() => [
        {
          stream: `source-${item.id}`,
          type: 'SourceWithdrawn',
          data: {},
          expectedVersion: item.version,
        },
      ]}
    />
  );
}

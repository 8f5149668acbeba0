import { useState } from 'react';
import { CorrectMenu } from './correct-menu.tsx';
import { noteSaved } from './last-saved.ts';
import type { RegisteredKind } from './register-specs.ts';
import type { RegisteredItem } from './register-values.ts';
import { ReviseThingDialog } from './revise-thing-dialog.tsx';
import { SavedNotice } from './saved-notice.tsx';
import type { Done } from './use-saving.ts';
import { WithdrawSourceDialog } from './withdraw-source-dialog.tsx';

interface CorrectThingProps {
  readonly kind: RegisteredKind;
  readonly item: RegisteredItem;
}

/** The menu of corrections of a source, actor, instrument or chronicle, and their dialogs. */
export default function CorrectThing({ kind, item }: CorrectThingProps) {
  // As it was when the dialog opened: what colleagues say in the meantime is shown as such.
  const [open, setOpen] = useState<{ way: 'revise' | 'withdraw'; item: RegisteredItem } | null>(
    null,
  );
  const stream = `${kind}-${item.id}`;
  const ends = {
    onClose: () => setOpen(null),
    onSaved: (done: Done) => {
      setOpen(null);
      noteSaved(stream, done);
    },
  };
  const isWithdrawn = 'withdrawn' in item && item.withdrawn;
  const ways = [
    { name: 'Revise …', onChoose: () => setOpen({ way: 'revise', item }) },
    ...(kind === 'source'
      ? [{ name: 'Withdraw …', onChoose: () => setOpen({ way: 'withdraw', item }) }]
      : []),
  ];
  return (
    <div className="correct">
      {!isWithdrawn && <CorrectMenu choices={ways} />}
      <SavedNotice stream={stream} onSaved={ends.onSaved} />
      {open?.way === 'revise' && <ReviseThingDialog kind={kind} item={open.item} {...ends} />}
      {open?.way === 'withdraw' && <WithdrawSourceDialog item={open.item} {...ends} />}
    </div>
  );
}

import { useState } from 'react';
import { Link } from '../address/link.tsx';
import { doneInWords, useLastSaved } from './last-saved.ts';
import { UndoDialog } from './undo-dialog.tsx';
import type { Done } from './use-saving.ts';

interface SavedNoticeProps {
  readonly stream: string;
  readonly onSaved: (done: Done) => void;
}

/** Says quietly that something was said of this thing, and offers to undo it. */
export function SavedNotice({ stream, onSaved }: SavedNoticeProps) {
  const last = useLastSaved();
  const [isUndoing, setUndoing] = useState(false);
  if (last === null || last.stream !== stream) return null;
  const { done } = last;
  return (
    <div className="saved-notice">
      <span aria-hidden="true">✓ </span>
      {doneInWords(done)}{' '}
      {done.end === 'proposed' ? (
        <Link href={`/proposals/${encodeURIComponent(done.proposal)}`}>See the proposal</Link>
      ) : (
        <button type="button" className="quiet-button" onClick={() => setUndoing(true)}>
          Undo
        </button>
      )}
      {isUndoing && done.end === 'appended' && (
        <UndoDialog
          positions={done.events.map(({ position }) => position)}
          onClose={() => setUndoing(false)}
          onSaved={(undone) => {
            setUndoing(false);
            onSaved(undone);
          }}
        />
      )}
    </div>
  );
}

import { useState } from 'react';
import type { AppendedEvent } from '../appending/append-events.ts';
import { positionsInWords, useLastSaved } from './last-saved.ts';
import { UndoDialog } from './undo-dialog.tsx';

interface SavedNoticeProps {
  readonly stream: string;
  readonly onSaved: (events: readonly AppendedEvent[]) => void;
}

/** Says quietly that something was appended, and offers to undo it. */
export function SavedNotice({ stream, onSaved }: SavedNoticeProps) {
  const last = useLastSaved();
  const [isUndoing, setUndoing] = useState(false);
  if (last === null || last.stream !== stream) return null;
  return (
    <div className="saved-notice">
      <span aria-hidden="true">✓ </span>
      Appended: {positionsInWords(last.positions).toLowerCase()} in the log.{' '}
      <button type="button" className="quiet-button" onClick={() => setUndoing(true)}>
        Undo
      </button>
      {isUndoing && (
        <UndoDialog
          positions={last.positions}
          onClose={() => setUndoing(false)}
          onSaved={(events) => {
            setUndoing(false);
            onSaved(events);
          }}
        />
      )}
    </div>
  );
}

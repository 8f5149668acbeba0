import { useState } from 'react';
import { doneInWords, tellAppended } from '../correcting/last-saved.ts';
import { UndoDialog } from '../correcting/undo-dialog.tsx';
import { announce } from '../frame/announcer.tsx';
import { counted } from '../writing/term.ts';

interface SelectionProps {
  readonly selected: ReadonlySet<number>;
  readonly onClear: () => void;
}

/** What is selected in the ledger, to be undone as one reviewed append. */
export default function Selection({ selected, onClear }: SelectionProps) {
  const [undoing, setUndoing] = useState<readonly number[] | null>(null);
  const [said, setSaid] = useState('');
  return (
    <>
      {selected.size > 0 && (
        <div className="ledger-selection" role="region" aria-label="What is selected">
          <p>{counted(selected.size, 'change')} selected</p>
          <button
            type="button"
            className="button button-main"
            onClick={() => setUndoing([...selected].sort((a, b) => b - a))}
          >
            Undo …
          </button>
          <button type="button" className="button" onClick={onClear}>
            Select none
          </button>
        </div>
      )}
      {said !== '' && selected.size === 0 && (
        <div className="ledger-selection">
          <p>
            <span aria-hidden="true">✓ </span>
            {said}
          </p>
          <button type="button" className="quiet-button" onClick={() => setSaid('')}>
            Good
          </button>
        </div>
      )}
      {undoing !== null && (
        <UndoDialog
          positions={undoing}
          onClose={() => setUndoing(null)}
          onSaved={(done) => {
            setUndoing(null);
            onClear();
            if (done.end === 'appended') tellAppended(done.events);
            setSaid(doneInWords(done));
            announce(doneInWords(done));
          }}
        />
      )}
    </>
  );
}

import { useState } from 'react';
import { copied } from '../export/copy.ts';
import { ExportRoom } from '../export/export-room.tsx';
import { announce } from '../frame/announcer.tsx';
import { printReading } from '../reading/reading-address.ts';
import type { Reading } from '../reading/reading.ts';
import type { EdtfWindow } from '../reading/use-window.ts';
import { Board } from './board-rows.ts';
import { dayOfUntil, untilOfDay } from './until.ts';
import type { Replay } from './use-replay.ts';

interface TakeAwayProps {
  readonly replay: Replay;
  readonly reading: Reading;
  /** The window as the list has it. */
  readonly settled: EdtfWindow | null;
}

/** What can be taken away of a replay: a link to this very moment, and what it shows, as files. */
export function TakeAway({ replay, reading, settled }: TakeAwayProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const { head, answer } = replay;
  const now = (): Reading => {
    // What names the head's day as well stays as it was written.
    const isSaid = dayOfUntil(reading.until) === head.day;
    return { ...reading, replay: true, until: isSaid ? reading.until : untilOfDay(head.day) };
  };
  const copy = async (): Promise<void> => {
    const link = `${location.origin}/${printReading(now())}`;
    const isCopied = await copied(link);
    setRefused(isCopied ? null : link);
    if (isCopied) announce('Link copied');
  };
  const exported = () => ({
    reading: now(),
    window: settled,
    board: new Board(answer?.instruments ?? []).on(head.day),
  });
  return (
    <div className="take-away">
      <CopyButton onCopy={copy} />
      <ExportRoom exported={exported} />
      {refused !== null && (
        <label className="refused-link">
          The browser does not let the page copy; take it from here:
          <input type="text" readOnly value={refused} onFocus={({ target }) => target.select()} />
        </label>
      )}
    </div>
  );
}

function CopyButton({ onCopy }: { readonly onCopy: () => Promise<void> }) {
  const [count, setCount] = useState(0);
  return (
    <button
      type="button"
      className="button"
      onClick={() => void onCopy().then(() => setCount(count + 1))}
    >
      Copy link
      {count > 0 && (
        <span key={count} className="copied" aria-hidden="true">
          ✓
        </span>
      )}
    </button>
  );
}

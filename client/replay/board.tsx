import { useId, useMemo, useState } from 'react';
import type { Opening } from '../reading/use-opening.ts';
import { counted, grouped } from '../writing/term.ts';
import { BoardEntry } from './board-entry.tsx';
import { Board, type BoardRow } from './board-rows.ts';
import { useChanges } from './use-changes.ts';
import { useCalmDay } from './use-head.ts';
import type { Replay } from './use-replay.ts';

const rowsMax = 8;

interface StateOfThingsProps {
  readonly replay: Replay;
  readonly opening: Opening;
}

/** The board of instruments: how each stood where the play-head does, the last to change first. */
export function StateOfThings({ replay: { head, answer }, opening }: StateOfThingsProps) {
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const [hidesNothing, setHidesNothing] = useState(true);
  const day = useCalmDay(head);
  const board = useMemo(() => (answer === null ? null : new Board(answer.instruments)), [answer]);
  const rows = useMemo(() => board?.on(day) ?? [], [board, day]);
  const changes = useChanges(board, rows);
  if (answer === null || rows.length === 0) return null;
  const something = rows.filter(({ certainty }) => certainty !== 'not-yet');
  const shown = hidesNothing ? something : rows;
  const rest = shown.length - rowsMax;
  const listed = isWhole ? shown : shown.slice(0, rest > 1 ? rowsMax : shown.length);
  return (
    <section className="board" aria-labelledby={id}>
      <header className="board-head">
        <h2 id={id}>State of things</h2>
        <p className="board-sum">{sumOf(rows)}</p>
        {something.length < rows.length && (
          <label className="tick">
            <input
              type="checkbox"
              checked={hidesNothing}
              onChange={(event) => setHidesNothing(event.currentTarget.checked)}
            />
            Hide those not yet begun
          </label>
        )}
      </header>
      {listed.length === 0 && (
        <p className="board-none">No instrument stood at anything yet by then.</p>
      )}
      <ul className="board-rows">
        {listed.map((row) => (
          <BoardEntry
            key={row.instrument.id}
            row={row}
            changes={changes.get(row.instrument.id) ?? 0}
            hrefOf={opening.hrefOf}
            hrefNow={opening.hrefNow}
          />
        ))}
      </ul>
      <p className="board-foot">
        {rest > 1 && (
          <button type="button" className="quiet-button" onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Fewer' : `${grouped(rest)} more`}
          </button>
        )}
        {answer.instrumentsTotal > answer.instruments.length && (
          <span>
            The {grouped(answer.instruments.length)} instruments with the most occurrences of{' '}
            {grouped(answer.instrumentsTotal)}.
          </span>
        )}
      </p>
    </section>
  );
}

function sumOf(rows: readonly BoardRow[]): string {
  const count = (certainty: BoardRow['certainty']): number =>
    rows.filter((row) => row.certainty === certainty).length;
  const parts = [`${grouped(count('certain'))} certain`, `${grouped(count('possible'))} possible`];
  const notYet = count('not-yet');
  if (notYet > 0) parts.push(`${grouped(notYet)} not yet`);
  return `${counted(rows.length, 'instrument')}: ${parts.join(', ')}`;
}

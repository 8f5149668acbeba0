import { useState } from 'react';
import type { Board, BoardRow } from './board-rows.ts';

interface Seen {
  readonly board: Board | null;
  readonly rows: readonly BoardRow[];
  readonly states: ReadonlyMap<string, string>;
  readonly changes: ReadonlyMap<string, number>;
}

/** How often each instrument has changed under the reader's eyes, by its id; absent: never. */
export function useChanges(
  board: Board | null,
  rows: readonly BoardRow[],
): ReadonlyMap<string, number> {
  const [seen, setSeen] = useState<Seen>({
    board: null,
    rows: [],
    states: new Map(),
    changes: new Map(),
  });
  if (seen.board === board && seen.rows === rows) return seen.changes;
  const states = new Map(rows.map(({ instrument, state }) => [instrument.id, state]));
  // Another board is another reading: on it nothing has changed yet.
  const changes = seen.board === board ? countedOn(seen, states) : new Map<string, number>();
  setSeen({ board, rows, states, changes });
  return changes;
}

function countedOn(seen: Seen, states: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const changes = new Map(seen.changes);
  for (const [id, state] of states)
    if (seen.states.get(id) !== state) changes.set(id, (changes.get(id) ?? 0) + 1);
  return changes;
}

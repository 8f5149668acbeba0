import type { SortKey } from '../cursor.ts';
import type { EntryOrder } from './entry-order.ts';
import type { Matched } from './matched.ts';

/** Which entries are asked for: the first in an order that come after a sort key. */
export interface Stretch {
  readonly order: EntryOrder;
  /** Null: from the beginning. */
  readonly after: SortKey | null;
  readonly limit: number;
}

/** The entries of a stretch of what matches, in its order. */
export function entriesInOrder(
  { columns, entries }: Pick<Matched, 'columns' | 'entries'>,
  stretch: Stretch,
): readonly number[] {
  const { order, limit } = stretch;
  const places = order.placesOf(entries);
  const numbers = columns.entries.occurrences;
  const start = startOf(stretch);
  const isAfter = (index: number): boolean => {
    if (start.id === null) return false;
    const id = columns.ids.of(numbers[entries[index] ?? 0] ?? 0);
    return order.isDown ? id < start.id : id > start.id;
  };
  const chosen = firstIndexes(places, { ...stretch, ...start, isAfter });
  const way = order.isDown ? -1 : 1;
  const numberOf = (index: number): number => numbers[entries[index] ?? 0] ?? 0;
  chosen.sort(
    (a, b) =>
      (places[a] ?? 0) - (places[b] ?? 0) || way * columns.ids.compare(numberOf(a), numberOf(b)),
  );
  return chosen.slice(0, limit).map((index) => entries[index] ?? 0);
}

/** Where a stretch begins: at a place, or, of those that share it, after an id. */
interface Start {
  readonly place: number;
  /** Whether only some of that place come after the start. */
  readonly isTaken: boolean;
  readonly id: string | null;
}

function startOf({ order, after }: Stretch): Start {
  if (after === null) return { place: 0, isTaken: false, id: null };
  const id = after.at(-1);
  return { ...order.placeOf(after), id: typeof id === 'string' ? id : null };
}

/** The indexes of the first entries from a start on, and of all that share the last one's place. */
function firstIndexes(
  places: Uint32Array,
  from: Stretch & Start & { isAfter(index: number): boolean },
): number[] {
  const last = lastPlace(places, from);
  const chosen: number[] = [];
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    if (place < from.place || place > last) continue;
    if (place > from.place || !from.isTaken || from.isAfter(index)) chosen.push(index);
  }
  return chosen;
}

/** The place of the last entry that is asked for, or of one after it. */
function lastPlace(places: Uint32Array, from: Stretch & Start): number {
  const counts = new Uint32Array(from.order.placesCount);
  const first = from.isTaken ? from.place + 1 : from.place;
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  let count = 0;
  for (let place = Math.max(0, first); place < counts.length; place += 1) {
    count += counts[place] ?? 0;
    if (count >= from.limit) return place;
  }
  return counts.length;
}

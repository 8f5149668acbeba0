import type { SortKey } from '../cursor.ts';
import type { Sort } from '../reader.ts';
import type { OccurrenceColumns } from './occurrence-columns.ts';
import { placeAt, startAt, type Between } from './time-order.ts';

/** How entries are put in order: by their place, and where they share one, by their ids. */
export interface EntryOrder {
  readonly placesCount: number;
  /** Whether ids come in descending order. */
  readonly isDown: boolean;
  /** The place of each of some entries. */
  placesOf(entries: Uint32Array): Uint32Array;
  /** What a cursor remembers of an entry. */
  keyOf(entry: number): SortKey;
  /** The place of what a cursor remembers, or the place that comes after it. */
  placeOf(key: SortKey): Between;
}

/** The order of a list; `recorded` is by the position of the event that last changed each. */
export function entryOrder(columns: OccurrenceColumns, sort: Sort): EntryOrder {
  switch (sort) {
    case 'occurred':
      return byTime(columns);
    case '-occurred':
      return reversed(byTime(columns));
    case 'recorded':
      return byRecording(columns);
    case '-recorded':
      return reversed(byRecording(columns));
    case 'importance':
      return byImportance(columns);
  }
}

function byTime({ entries, spans, ids }: OccurrenceColumns): EntryOrder {
  const order = spans.order();
  return {
    placesCount: order.placesCount,
    isDown: false,
    placesOf: (some) => {
      const places = new Uint32Array(some.length);
      for (let index = 0; index < places.length; index += 1)
        places[index] = order.places[entries.spans[some[index] ?? 0] ?? 0] ?? 0;
      return places;
    },
    keyOf: (entry) => {
      const { occurred, latest } = spans.placeOf(entries.spans[entry] ?? 0);
      return [occurred, latest, ids.of(entries.occurrences[entry] ?? 0)];
    },
    placeOf: ([occurred, latest]) =>
      placeAt(order, spans, { occurred: Number(occurred), latest: Number(latest) }),
  };
}

/** Each entry has a place of its own: its position. */
function byRecording({ entries }: OccurrenceColumns): EntryOrder {
  return {
    placesCount: entries.ends.length,
    isDown: false,
    placesOf: (some) => some,
    keyOf: (entry) => [entry],
    placeOf: ([key]) => {
      const position = Number(key);
      return { place: Math.ceil(position), isTaken: Number.isInteger(position) };
    },
  };
}

/** The most important first, then the earliest. */
function byImportance({ entries, spans, ids }: OccurrenceColumns): EntryOrder {
  const importanceMax = 5;
  const order = spans.order();
  const count = order.startsCount;
  return {
    placesCount: (importanceMax + 1) * count,
    isDown: false,
    placesOf: (some) => {
      const places = new Uint32Array(some.length);
      for (let index = 0; index < places.length; index += 1) {
        const entry = some[index] ?? 0;
        const level = importanceMax - (entries.importances[entry] ?? 0);
        places[index] = level * count + (order.starts[entries.spans[entry] ?? 0] ?? 0);
      }
      return places;
    },
    keyOf: (entry) => {
      const { occurred } = spans.placeOf(entries.spans[entry] ?? 0);
      return [entries.importances[entry] ?? 0, occurred, ids.of(entries.occurrences[entry] ?? 0)];
    },
    placeOf: ([importance, occurred]) => {
      const level = importanceMax - Number(importance);
      // No entry has such an importance: those come next that are less important.
      if (!Number.isInteger(level)) return { place: Math.ceil(level) * count, isTaken: false };
      const { place, isTaken } = startAt(order, spans, Number(occurred));
      return { place: level * count + place, isTaken };
    },
  };
}

function reversed(order: EntryOrder): EntryOrder {
  const { placesCount, isDown } = order;
  const last = placesCount - 1;
  return {
    placesCount,
    isDown: !isDown,
    placesOf: (some) => {
      const places = order.placesOf(some).slice();
      for (let index = 0; index < places.length; index += 1)
        places[index] = last - (places[index] ?? 0);
      return places;
    },
    keyOf: (entry) => order.keyOf(entry),
    placeOf: (key) => {
      const { place, isTaken } = order.placeOf(key);
      // What comes next the other way lies before the place that would have come next.
      return { place: isTaken ? last - place : placesCount - place, isTaken };
    },
  };
}

/** The days by which spans are put in the order of time. */
export interface SpanPlace {
  /** See `occurredDay`. */
  readonly occurred: number;
  readonly latest: number;
}

/** Spans to put in order: under numbers from 0 on. */
export interface PlacedSpans {
  readonly count: number;
  placeOf(number: number): SpanPlace;
}

/** The spans that there were, in the order of time; spans that an order can't part share a place. */
export interface TimeOrder {
  /** The numbers of spans, first by the day that places them, then by the latest. */
  readonly sorted: Uint32Array;
  /** The place of each span by the day that places it and its latest day. */
  readonly places: Uint32Array;
  /** The place of each span by the day that places it alone. */
  readonly starts: Uint32Array;
  readonly placesCount: number;
  readonly startsCount: number;
}

/** The order of no spans. */
export const noOrder: TimeOrder = {
  sorted: new Uint32Array(0),
  places: new Uint32Array(0),
  starts: new Uint32Array(0),
  placesCount: 0,
  startsCount: 0,
};

/** Puts spans in order, given the order that those had which were there before. */
export function orderedAnew(spans: PlacedSpans, former: TimeOrder): TimeOrder {
  const sorted = merged(spans, former.sorted);
  const places = new Uint32Array(spans.count);
  const starts = new Uint32Array(spans.count);
  let [place, start] = [-1, -1];
  let before: SpanPlace | null = null;
  for (const number of sorted) {
    const span = spans.placeOf(number);
    if (before?.occurred !== span.occurred) start += 1;
    if (before?.occurred !== span.occurred || before.latest !== span.latest) place += 1;
    places[number] = place;
    starts[number] = start;
    before = span;
  }
  return { sorted, places, starts, placesCount: place + 1, startsCount: start + 1 };
}

/** Which comes first in time. */
function compare(a: SpanPlace, b: SpanPlace): number {
  return a.occurred - b.occurred || a.latest - b.latest;
}

function merged(spans: PlacedSpans, former: Uint32Array): Uint32Array {
  const added = Array.from(
    { length: spans.count - former.length },
    (_, index) => former.length + index,
  ).sort((a, b) => compare(spans.placeOf(a), spans.placeOf(b)));
  const sorted = new Uint32Array(spans.count);
  let taken = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const [old, fresh] = [former[at - taken], added[taken]];
    const isFresh =
      fresh !== undefined &&
      (old === undefined || compare(spans.placeOf(fresh), spans.placeOf(old)) < 0);
    sorted[at] = isFresh ? fresh : (old ?? 0);
    if (isFresh) taken += 1;
  }
  return sorted;
}

/** A place in an order, and whether a span has it or it lies between two. */
export interface Between {
  readonly place: number;
  readonly isTaken: boolean;
}

/** The place of the first span that comes not before a day, by the days that place spans. */
export function startAt(order: TimeOrder, spans: PlacedSpans, occurred: number): Between {
  const { sorted, starts, startsCount } = order;
  const number = firstNot(sorted, (one) => spans.placeOf(one).occurred < occurred);
  if (number === null) return { place: startsCount, isTaken: false };
  return { place: starts[number] ?? 0, isTaken: spans.placeOf(number).occurred === occurred };
}

/** The place of the first span that comes not before another. */
export function placeAt(order: TimeOrder, spans: PlacedSpans, place: SpanPlace): Between {
  const { sorted, places, placesCount } = order;
  const number = firstNot(sorted, (one) => compare(spans.placeOf(one), place) < 0);
  if (number === null) return { place: placesCount, isTaken: false };
  return { place: places[number] ?? 0, isTaken: compare(spans.placeOf(number), place) === 0 };
}

/** The first number that is not before, of those that are and then those that are not. */
function firstNot(sorted: Uint32Array, isBefore: (number: number) => boolean): number | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return sorted[low] ?? null;
}

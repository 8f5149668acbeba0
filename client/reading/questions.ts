import { addFilters, clockQuery } from './reading-address.ts';
import type { Lanes, Reading } from './reading.ts';
import type { EdtfWindow } from './use-window.ts';

/** How many named items the timeline is given; the rest are counted by its bins. */
const itemsMax = 150;
const pageLength = 100;

/** The address that answers the timeline's question for a window (null: all time). */
export function timelineQuestion(
  reading: Reading,
  window: EdtfWindow | null,
  lanes: Lanes,
): string {
  const query = baseQuery(reading, window);
  query.set('limit', String(itemsMax));
  if (lanes !== 'none') query.set('lanes', lanes);
  return `/api/timeline?${query}`;
}

/** The address that answers the overview's: counts over all time under the same filters. */
export function overviewQuestion(reading: Reading): string {
  const query = baseQuery(reading, null);
  query.set('limit', '1');
  query.set('bins', '240');
  return `/api/timeline?${query}`;
}

/** The address of the first page of the list. */
export function listQuestion(reading: Reading, window: EdtfWindow | null): string {
  const query = baseQuery(reading, window);
  query.set('sort', reading.sort);
  query.set('limit', String(pageLength));
  return `/api/occurrences?${query}`;
}

/** The address of the facets' counts alone, for where the timeline itself is not asked anew. */
export function facetsQuestion(reading: Reading, window: EdtfWindow | null): string {
  const query = baseQuery(reading, window);
  query.set('limit', '1');
  query.set('bins', '1');
  return `/api/timeline?${query}`;
}

/** The address of what a play-head looks up: the same wherever it stands. */
export function replayQuestion(reading: Reading, window: EdtfWindow | null): string {
  return `/api/replay?${baseQuery({ ...reading, until: null }, window)}`;
}

/** The address of what else the search words name: actors, sources, instruments. */
export function searchQuestion(reading: Reading): string | null {
  if (reading.q === '') return null;
  const query = clockQuery({ ...reading, from: null, to: null });
  query.set('q', reading.q);
  query.set('limit', '60');
  return `/api/search?${query}`;
}

function baseQuery(reading: Reading, window: EdtfWindow | null): URLSearchParams {
  const query = clockQuery({ ...reading, from: window?.from ?? null, to: window?.to ?? null });
  if (reading.q !== '') query.set('q', reading.q);
  addFilters(query, reading.filters);
  return query;
}

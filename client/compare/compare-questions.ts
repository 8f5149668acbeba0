import { addFilters } from '../reading/reading-address.ts';
import type { Reading } from '../reading/reading.ts';
import type { ReadingClocks } from './comparison.ts';

/** How many changes are read at a time. */
const pageLength = 50;

/** An instant after all that will ever be recorded: it names the archive as it is now. */
const endOfLog = '9999-12-31T23:59:59.999Z';

/** The address of the first page of what differs between two readings under the same filters. */
export function changesQuestion(
  reading: Pick<Reading, 'match' | 'q' | 'filters'>,
  from: ReadingClocks,
  to: ReadingClocks,
): string {
  const query = new URLSearchParams();
  for (const clock of namedBy(from)) query.append('from', clock);
  for (const clock of namedBy(to)) query.append('to', clock);
  if (reading.match === 'certain') query.set('match', 'certain');
  if (reading.q !== '') query.set('q', reading.q);
  addFilters(query, reading.filters);
  query.set('limit', String(pageLength));
  return `/api/views/timeline/diff?${query}`;
}

/** The clocks of a reading as a comparison's `from` and `to` take them: at least one. */
function namedBy({ until, knownBy, asOf }: ReadingClocks): readonly string[] {
  return [
    asOf ?? endOfLog,
    ...(until === null ? [] : [`until:${until}`]),
    ...(knownBy === null ? [] : [`knownBy:${knownBy}`]),
  ];
}

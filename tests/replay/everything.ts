import type { Reader } from '../../server/reading/reader.ts';
import { parse, read, type Address, type AskedOnThree } from './ask.ts';

const addresses: readonly Address[] = [
  '/api/occurrences',
  '/api/timeline',
  '/api/sources',
  '/api/actors',
  '/api/instruments',
  '/api/chronicles',
  '/api/views/timeline',
  '/api/views/standing',
  '/api/views/actors',
  '/api/views/sources',
  '/api/views/tallies',
  '/api/views/links',
  '/api/views/ledger',
];
const things = { source: 'late', actor: 'nsa', instrument: 'accord', chronicle: 'main' } as const;
const page = { limit: 1000, after: null };

/** Each reading under a question by its name, as the text that is sent. */
export function everything(reader: Reader, asked: AskedOnThree): Readonly<Record<string, string>> {
  const { clocks, filters } = parse(reader, asked);
  const readings: Record<string, unknown> = {};
  for (const address of addresses) readings[address] = read(reader, address, asked);
  const { until: _until, ...rest } = asked;
  readings['/api/replay'] = read(reader, '/api/replay', rest);
  for (const id of ['a', 'b', 'c', 'd']) {
    readings[`occurrence ${id}`] = reader.occurrence(id, clocks);
    readings[`history of ${id}`] = reader.history('occurrence', id, clocks.position);
  }
  for (const [kind, id] of Object.entries(things) as [keyof typeof things, string][]) {
    readings[`the ${kind} ${id}`] = reader[kind](id, clocks);
    readings[`history of the ${kind}`] = reader.history(kind, id, clocks.position);
  }
  for (const q of ['occurrence', 'agency', 'huawei fri', 'report late'])
    readings[`search for ${q}`] = reader.search(q, clocks, filters, page);
  for (const sort of ['recorded', 'importance', '-occurred'] as const)
    readings[`list by ${sort}`] = reader.occurrences(clocks, filters, sort, { ...page, limit: 2 });
  return Object.fromEntries(
    Object.entries(readings).map(([name, reading]) => [name, JSON.stringify(reading, null, 1)]),
  );
}

import { readDate } from '../../../events/dates/date-reading.ts';
import { parseStream } from '../../../events/vocabulary/event-type.ts';
import type { ViewName, ViewRow } from '../../reading/reader.ts';
import type { Naming } from './naming.ts';

/** A column for people: its heading, and what it says of a row. */
export interface Column {
  readonly heading: string;
  readonly of: (row: ViewRow, naming: Naming) => string;
}

/** What a person reads of each view's rows: names for ids, words for dates; see {@link inOrder}. */
export const columnsOf: Readonly<Record<ViewName, readonly Column[]>> = {
  timeline: [
    { heading: 'date', of: ({ date }) => wordsOf(inside(date, 'edtf')) },
    { heading: 'occurrence', of: ({ title }) => text(title) },
    { heading: 'kind', of: ({ kind }) => text(kind) },
    { heading: 'id', of: ({ key }) => key },
  ],
  standing: [
    { heading: 'instrument', of: ({ instrument }, naming) => naming.instrument(text(instrument)) },
    { heading: 'standing', of: ({ standing }) => text(standing) },
    { heading: 'since', of: ({ edtf }) => wordsOf(edtf) },
    { heading: 'begun', of: ({ certainty }) => text(certainty) },
    { heading: 'still', of: ({ present }) => text(present) },
    { heading: 'through', of: ({ occurrence }, naming) => naming.occurrence(text(occurrence)) },
    {
      heading: 'source',
      of: ({ sources }, naming) =>
        listed(sources)
          .map((id) => naming.source(id))
          .join('; '),
    },
  ],
  actors: [
    { heading: 'actor', of: ({ actor }, naming) => naming.actor(text(actor)) },
    { heading: 'role', of: ({ role }) => text(role) },
    { heading: 'occurrence', of: ({ occurrence }, naming) => naming.occurrence(text(occurrence)) },
  ],
  sources: [
    { heading: 'source', of: ({ source }, naming) => naming.source(text(source)) },
    { heading: 'locator', of: ({ locator }) => text(locator) },
    { heading: 'stance', of: ({ stance }) => text(stance) },
    { heading: 'of', of: ({ stream }, naming) => subjectOf(text(stream), naming) },
  ],
  tallies: [
    { heading: 'period', of: ({ period }) => text(period) },
    { heading: 'by', of: ({ dimension }) => text(dimension) },
    {
      heading: 'value',
      of: ({ dimension, value }, naming) =>
        dimension === 'actor' ? naming.actor(text(value)) : text(value),
    },
    { heading: 'occurrences', of: ({ count }) => text(count) },
  ],
  links: [
    { heading: 'occurrence', of: ({ from }, naming) => naming.occurrence(text(from)) },
    { heading: 'relation', of: ({ relation }) => text(relation) },
    { heading: 'to', of: ({ to }, naming) => naming.occurrence(text(to)) },
  ],
  ledger: [
    { heading: 'position', of: ({ position }) => text(position) },
    { heading: 'recorded', of: ({ recordedAt }) => text(recordedAt) },
    { heading: 'by', of: ({ recordedBy }) => text(recordedBy) },
    { heading: 'event', of: ({ type }) => text(type) },
    { heading: 'of', of: ({ of }) => text(of) },
    { heading: 'reason', of: ({ reason }) => text(reason) },
  ],
};

/**
 * Rows in the order in which people look through them: `timeline` and each instrument's `standing`
 * by date, names by their letters, periods one after the other, and `ledger` as it was said.
 */
export function inOrder(
  view: ViewName,
  rows: readonly ViewRow[],
  naming: Naming,
): readonly ViewRow[] {
  if (view === 'ledger') return rows;
  const places = rows.map((row) => ({ row, place: placeOf(view, row, naming) }));
  return places.sort((a, b) => compare(a.place, b.place)).map(({ row }) => row);
}

type Place = readonly (string | number)[];

function placeOf(view: ViewName, row: ViewRow, naming: Naming): Place {
  const names = columnsOf[view].map(({ of }) => of(row, naming).toLowerCase());
  if (view === 'timeline') return [...daysOf(inside(row['date'], 'edtf')), row.key];
  if (view === 'standing') return [names[0] ?? '', ...daysOf(row['edtf']), row.key];
  if (view === 'tallies') return [...daysOfPeriod(row), ...names];
  return names;
}

/** Where a date lies among others: by its earliest day, or by its latest if it has no other. */
function daysOf(edtf: unknown): readonly number[] {
  const read = readDate(text(edtf));
  if (!read.ok) return [];
  const { earliestDay, latestDay } = read.reading.bounds;
  return [earliestDay ?? latestDay ?? -Infinity, latestDay ?? Infinity];
}

function daysOfPeriod({ year, month }: ViewRow): readonly number[] {
  return [Number(year), Number(month ?? 0)];
}

function compare(a: Place, b: Place): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function subjectOf(stream: string, naming: Naming): string {
  const parsed = parseStream(stream);
  if (parsed?.kind === 'occurrence') return naming.occurrence(parsed.id);
  return parsed?.kind === 'instrument' ? naming.instrument(parsed.id) : stream;
}

function wordsOf(edtf: unknown): string {
  const read = readDate(text(edtf));
  return read.ok ? read.reading.words : text(edtf);
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

import { readDate } from '../../../events/dates/date-reading.ts';
import type { RowChange } from '../../../events/readings/diff.ts';
import type { ViewName } from '../../reading/reader.ts';
import { cellWidthMax } from '../replay/table.ts';

/** The columns of changes for people. */
export const headings = ['change', 'row', 'field', 'before', 'after', 'events'] as const;

/** A line of a comparison: its cells, and what the row is called in parts. */
export interface Line {
  readonly cells: readonly string[];
  readonly row: readonly string[];
}

/** The lines of a change: one for each field of a changed row, one for a row that came or went. */
export function linesOf(view: ViewName, change: RowChange): readonly Line[] {
  const row = nameOf(change);
  const events = eventsOf(change);
  const line = (field: string, before: string, after: string): Line => ({
    cells: [change.moved ? 'moved' : change.change, row.join(' · '), field, before, after, events],
    row,
  });
  if (change.change === 'added') return [line('', '', gistOf(view, change, 'after'))];
  if (change.change === 'removed') return [line('', gistOf(view, change, 'before'), '')];
  return (
    change.fields
      // The days of a date follow from its text, which is told.
      .filter(({ pointer }) => !pointer.startsWith('/span'))
      .map(({ pointer, before, after }) =>
        line(pointer.slice(1), wordsOf(pointer, before), wordsOf(pointer, after)),
      )
  );
}

/** The cells of a line for a table: the longest parts of a row's name are cut, so that all are seen. */
export function shortened({ cells, row }: Line): readonly string[] {
  const [change = '', , ...rest] = cells;
  const lengths = row.map((part) => Array.from(part).length).sort((a, b) => a - b);
  let room = cellWidthMax - 3 * (row.length - 1);
  let partMax = room;
  for (const [index, length] of lengths.entries()) {
    partMax = Math.floor(room / (lengths.length - index));
    if (length > partMax) break;
    room -= length;
  }
  return [change, row.map((part) => cut(part, partMax)).join(' · '), ...rest];
}

/** What a row is called: its key, with names for ids. */
function nameOf({ key, about }: RowChange): readonly string[] {
  const names = new Map(
    about.flatMap(({ thing, id, name }) => [
      [id, name] as const,
      [`${thing}-${id}`, name] as const,
    ]),
  );
  return key.split('/').map((part) => names.get(part) ?? part);
}

/** What one wants to know first of a row that came or went. */
function gistOf(view: ViewName, { fields }: RowChange, side: 'before' | 'after'): string {
  const pointers: Readonly<Partial<Record<ViewName, string>>> = {
    timeline: '/date',
    standing: '/edtf',
    sources: '/stance',
    tallies: '/count',
    ledger: '/type',
  };
  const field = fields.find(({ pointer }) => pointer === pointers[view]);
  return field ? wordsOf(field.pointer, field[side]) : '';
}

function eventsOf({ events, eventsTotal }: RowChange): string {
  const told = events.slice(-3).map(({ position, type }) => `${position} ${type}`);
  const more = eventsTotal - told.length;
  return [...told, ...(more > 0 ? [`and ${more} before`] : [])].join(', ');
}

function wordsOf(pointer: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object' && pointer === '/date')
    return wordsOf('/date/edtf', Reflect.get(value, 'edtf'));
  if (typeof value !== 'string') return JSON.stringify(value);
  if (!pointer.endsWith('edtf')) return value;
  const read = readDate(value);
  return read.ok ? read.reading.words : value;
}

function cut(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}

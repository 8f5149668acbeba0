import { boundsOf } from '../../events/dates/bounds.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import type { OccurrenceItem } from '../../events/readings/answers.ts';
import type { ResponsibleEvent, RowChange } from '../../events/readings/diff.ts';
import type { ChangeSort } from '../timeline/change-signs.ts';
import { dateInWords } from '../writing/clock-words.ts';
import { openingOf } from '../writing/opening.ts';
import { sortOf } from './change.ts';
import { fieldsInWords, type FieldInWords } from '../differences/field-words.ts';
import type { Names } from '../differences/names.ts';

/** A change as people read it. */
export interface ChangeInWords {
  readonly id: string;
  readonly sort: ChangeSort;
  readonly title: string;
  /** The date in words, as both readings have it; '' where one has none or it is not known. */
  readonly date: { readonly before: string; readonly after: string };
  /** The day that puts it in order of time; null: not known. */
  readonly day: number | null;
  /** Of what was added or removed, what it tells in short; '' for other changes. */
  readonly summary: string;
  /** The fields that read otherwise, the date left out. */
  readonly fields: readonly FieldInWords[];
  /** The events responsible, as far as they are told, oldest first. */
  readonly events: readonly ResponsibleEvent[];
  readonly eventsTotal: number;
}

/** Puts a change into words; `item` is the occurrence where a timeline names it. */
export function changeInWords(
  row: RowChange,
  item: OccurrenceItem | undefined,
  names: Names,
): ChangeInWords {
  const sort = sortOf(row);
  const isWhole = sort === 'added' || sort === 'removed';
  const edtf = datesOf(row);
  const { before = '', after = '' } = edtf ?? sameDate(item);
  const summary = isWhole ? textOf(row, '/summary') : '';
  return {
    id: row.key,
    sort,
    // What is turned is named as in the earlier reading; it is called as the later calls it.
    title: textOf(row, '/title') || (row.about[0]?.name ?? row.key),
    date: { before: inWords(before), after: inWords(after) },
    day: dayOf(after === '' ? before : after),
    summary: openingOf(summary),
    fields: isWhole
      ? []
      : fieldsInWords(row.fields, names).filter(({ pointer }) => pointer !== '/date/edtf'),
    events: row.events,
    eventsTotal: row.eventsTotal,
  };
}

/** Changes in order of time; those of which no day is known last. */
export function inTimeOrder(changes: readonly ChangeInWords[]): readonly ChangeInWords[] {
  return [...changes].sort((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity) || 0);
}

/** The dates (EDTF) before and after, where the row tells them; '' for none. */
function datesOf({ fields }: RowChange): { before: string; after: string } | null {
  for (const { pointer, before, after } of fields) {
    if (pointer === '/date/edtf') return { before: asText(before), after: asText(after) };
    if (pointer === '/date') return { before: edtfIn(before), after: edtfIn(after) };
  }
  return null;
}

function sameDate(item: OccurrenceItem | undefined): { before?: string; after?: string } {
  return item === undefined ? {} : { before: item.date.edtf, after: item.date.edtf };
}

function textOf({ fields }: RowChange, pointer: string): string {
  const field = fields.find((one) => one.pointer === pointer);
  return asText(field?.after ?? field?.before);
}

function edtfIn(date: unknown): string {
  return typeof date === 'object' && date !== null ? asText(Reflect.get(date, 'edtf')) : '';
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function inWords(edtf: string): string {
  return edtf === '' ? '' : dateInWords(edtf);
}

function dayOf(edtf: string): number | null {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) return null;
  const { earliestDay, latestDay } = boundsOf(parsed.date);
  return earliestDay ?? latestDay;
}

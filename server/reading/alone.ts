import type { AloneAnswer } from '../../events/readings/ledger.ts';
import { startOf, writeCursor, type ListQuestion } from './cursor.ts';
import { describeDay } from './dates.ts';
import { listName } from './query.ts';
import type { Page, Paged } from './reader.ts';
import type { Reading } from './reading.ts';

/** The live occurrences that rest on one source alone, in the order of time. */
export function listAlone(reading: Reading, page: Page): Paged<AloneAnswer> {
  const { rows, names, clocks, filters, asOf } = reading;
  const question: ListQuestion = { list: listName('alone', '', ''), clocks, filters };
  const { alone } = reading;
  const [occurred, id] = startOf(question, page.after) ?? [];
  const start = occurred === undefined ? null : ([Number(occurred), String(id)] as const);
  const found = alone.after(start, page.limit + 1);
  const listed = found.slice(0, page.limit);
  const last = found.length > page.limit ? listed.at(-1) : undefined;
  return {
    asOf,
    total: alone.count,
    items: listed.flatMap(({ occurrence, source }) => {
      const row = rows.occurrence(occurrence, clocks.position)?.row;
      if (!row) return [];
      const { id: found, slug = found, title: name, date } = row;
      return [
        {
          occurrence: { id: found, slug, name, date: describeDay(date.edtf) },
          source: names.registered('source', source),
        },
      ];
    }),
    next: last ? writeCursor(question, [last.occurred, last.occurrence]) : null,
  };
}

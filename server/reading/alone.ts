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
  const all = reading.alone.all();
  const [occurred, id] = startOf(question, page.after) ?? [];
  const begin =
    occurred === undefined
      ? 0
      : all.findIndex(
          (one) =>
            one.occurred > Number(occurred) ||
            (one.occurred === occurred && one.occurrence > String(id)),
        );
  const listed = begin === -1 ? [] : all.slice(begin, begin + page.limit);
  const last = listed.at(-1);
  const more = last !== undefined && begin + page.limit < all.length;
  return {
    asOf,
    total: all.length,
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
    next: more ? writeCursor(question, [last.occurred, last.occurrence]) : null,
  };
}

import type { OccurrencesAnswer } from '../../events/readings/answers.ts';
import { entryOrder } from './columns/entry-order.ts';
import { entriesInOrder } from './columns/in-order.ts';
import { startOf, writeCursor, type ListQuestion } from './cursor.ts';
import { listName } from './query.ts';
import type { Page, Paged, Sort } from './reader.ts';
import type { Reading } from './reading.ts';

/**
 * A page of the occurrences that match, in the order asked for; `recorded` is by the position of the
 * event that last changed each. Pages are pinned to a position and go on after a sort key, so that
 * together they hold every match exactly once.
 */
export function listOccurrences(
  reading: Reading,
  sort: Sort,
  page: Page,
): Paged<OccurrencesAnswer> {
  const { clocks, filters, matched } = reading;
  const question: ListQuestion = { list: listName('occurrences', '', sort), clocks, filters };
  const order = entryOrder(matched.columns, sort);
  const after = startOf(question, page.after);
  const found = entriesInOrder(matched, { order, after, limit: page.limit + 1 });
  const listed = found.slice(0, page.limit);
  const last = listed.at(-1);
  const more = found.length > page.limit && last !== undefined;
  return {
    asOf: reading.asOf,
    total: matched.count,
    items: listed.map((entry) => reading.itemAt(entry)),
    next: more ? writeCursor(question, order.keyOf(last)) : null,
  };
}

import type { OccurrencesAnswer } from '../../events/readings/answers.ts';
import { startOf, writeCursor, type ListQuestion } from './cursor.ts';
import { occurredDay, occurredSql } from './occurred.ts';
import { listName } from './query.ts';
import type { Page, Paged, Sort } from './reader.ts';
import type { Reading } from './reading.ts';

/** A stored row of the timeline with the columns that lists are ordered by. */
interface ListedRow {
  readonly key: string;
  readonly from_position: number;
  readonly earliest: number;
  readonly latest: number;
  readonly importance: number;
  readonly body: string;
}

type Way = 'asc' | 'desc';

/** A column that lists are ordered by. */
interface Column {
  readonly sql: string;
  of(row: ListedRow): string | number;
}

const occurred: Column = { sql: occurredSql, of: occurredDay };
const latest: Column = { sql: 't.latest', of: (row) => row.latest };
const importance: Column = { sql: 't.importance', of: (row) => row.importance };
const recorded: Column = { sql: 't.from_position', of: (row) => row.from_position };
const id: Column = { sql: 't.key', of: (row) => row.key };

/** How a list is ordered: columns and their direction, the last of them unique. */
type Order = readonly (readonly [Column, Way])[];

const orders: Readonly<Record<Sort, Order>> = {
  occurred: [
    [occurred, 'asc'],
    [latest, 'asc'],
    [id, 'asc'],
  ],
  '-occurred': [
    [occurred, 'desc'],
    [latest, 'desc'],
    [id, 'desc'],
  ],
  recorded: [[recorded, 'asc']],
  '-recorded': [[recorded, 'desc']],
  importance: [
    [importance, 'desc'],
    [occurred, 'asc'],
    [id, 'asc'],
  ],
};

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
  const { rows, clocks, filters } = reading;
  const question: ListQuestion = { list: listName('occurrences', '', sort), clocks, filters };
  const { sql, binding } = reading.matching();
  const order = orders[sort];
  const start = startOf(question, page.after);
  const found = rows.all<ListedRow>(
    `select t.key, t.from_position, t.earliest, t.latest, t.importance, t.body
     from view_timeline as t
     where ${sql} ${start ? `and ${afterStart(order)}` : ''}
     order by ${order.map(([{ sql }, way]) => `${sql} ${way}`).join(', ')} limit @limit`,
    {
      ...binding,
      ...Object.fromEntries((start ?? []).map((value, index) => [`start${index}`, value])),
      limit: page.limit + 1,
    },
  );
  const listed = found.slice(0, page.limit);
  const last = listed.at(-1);
  const more = found.length > page.limit && last !== undefined;
  return {
    asOf: reading.asOf,
    total: rows.count(`select count(*) as count from view_timeline as t where ${sql}`, binding),
    items: listed.map((row) => reading.item(row)),
    next: more
      ? writeCursor(
          question,
          order.map(([column]) => column.of(last)),
        )
      : null,
  };
}

/**
 * The condition that a row comes after the start of a page, column by column, so that an index in
 * that order can begin there.
 */
function afterStart(order: Order): string {
  const steps = order.map(([{ sql }, way], index) => {
    const same = order.slice(0, index).map(([former], at) => `${former.sql} = @start${at}`);
    return [...same, `${sql} ${way === 'asc' ? '>' : '<'} @start${index}`].join(' and ');
  });
  const first = order
    .slice(0, 1)
    .map(([{ sql }, way]) => `${sql} ${way === 'asc' ? '>=' : '<='} @start0`);
  return [...first, `(${steps.map((step) => `(${step})`).join(' or ')})`].join(' and ');
}

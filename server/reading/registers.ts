import type { RegisterRow } from '../../events/projections/register.ts';
import type { AsOf } from '../../events/readings/answers.ts';
import { startOf, writeCursor, type ListQuestion } from './cursor.ts';
import { listName } from './query.ts';
import type { Page, Paged } from './reader.ts';
import type { Reading } from './reading.ts';
import { standingAt, type Registered } from './rows.ts';

/** A page of a register: its rows, described. */
export interface RegisterPage<Item> {
  readonly asOf: AsOf;
  readonly total: number;
  readonly items: readonly Item[];
}

/** Which register is listed, and which of its things if not all. */
export interface Listed<Thing extends Registered> {
  readonly thing: Thing;
  /** Ids; null: every one. */
  readonly only: readonly string[] | null;
}

/** A page of the things of one kind, in the order of their names (ASCII case apart), then ids. */
export function listRegister<Thing extends Registered, Item>(
  reading: Reading,
  { thing, only }: Listed<Thing>,
  page: Page,
  describe: (row: RegisterRow & { readonly thing: Thing }) => Item,
): Paged<RegisterPage<Item>> {
  const { rows, clocks, filters } = reading;
  const question: ListQuestion = { list: listName('register', `${thing}s`, ''), clocks, filters };
  const start = startOf(question, page.after);
  const keys = only && JSON.stringify(only.map((id) => `${thing}-${id}`));
  const sql = `r.thing = @thing and ${standingAt('r')}
    ${keys === null ? '' : 'and r.key in (select value from json_each(@keys))'}`;
  const binding = { thing, position: clocks.position, ...(keys === null ? {} : { keys }) };
  const found = rows.all<{ key: string; name: string; body: string }>(
    `select r.key, r.name, r.body from view_register as r where ${sql}
     ${start ? 'and (r.name collate nocase, r.key) > (@name, @key)' : ''}
     order by r.name collate nocase, r.key limit @limit`,
    {
      ...binding,
      ...(start ? { name: start[0] ?? '', key: start[1] ?? '' } : {}),
      limit: page.limit + 1,
    },
  );
  const listed = found.slice(0, page.limit);
  const last = listed.at(-1);
  const more = found.length > page.limit && last !== undefined;
  return {
    asOf: reading.asOf,
    total: rows.count(`select count(*) as count from view_register as r where ${sql}`, binding),
    items: listed.map(({ body }) => describe(JSON.parse(body))),
    next: more ? writeCursor(question, [last.name, last.key]) : null,
  };
}

/** How many occurrences of a reading name a thing. */
export function countNaming({ matched, evidence }: Reading, thing: Registered, id: string): number {
  if (thing === 'source' && evidence && !evidence.knows(id)) return 0;
  const term = matched.columns.terms.numberOf(thing, id);
  return term === null ? 0 : (matched.termCounts().matched[term] ?? 0);
}

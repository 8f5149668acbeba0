import type { Database } from 'better-sqlite3';
import type { View } from '../../events/projections/view.ts';
import { views } from '../../events/projections/views.ts';
import { KeptView } from './kept-view.ts';
import { tables, type Table } from './tables.ts';

/** The name of a view that is kept in step with the log. */
export type KeptViewName = keyof typeof views;

/** How many open rows of `tallies` are remembered, since nearly every event adds to some. */
const rememberedMax = 50_000;

const pairs = {
  timeline: pair(views.timeline, tables.timeline),
  register: pair(views.register, tables.register),
  standing: pair(views.standing, tables.standing),
  actors: pair(views.actors, tables.actors),
  sources: pair(views.sources, tables.sources),
  tallies: pair(views.tallies, tables.tallies),
  links: pair(views.links, tables.links),
  ledger: pair(views.ledger, tables.ledger),
} as const satisfies Record<KeptViewName, Pair>;

/** A view, its table, and how to keep it under some table name. */
export interface Pair {
  readonly view: View;
  readonly table: Table<unknown>;
  keep(database: Database, name: string, options?: { readonly isEmpty: boolean }): KeptView;
}

/** Every view with its table, in the order in which they are kept. */
export const keptViews: readonly Pair[] = Object.values(pairs);

/** The table that a view is read from. */
export function tableNameOf(view: { readonly name: string }): string {
  return `view_${view.name}`;
}

function pair<Row, Change>(view: View<string, Row, Change>, table: Table<Row>): Pair {
  return {
    view,
    table,
    keep: (database, name, { isEmpty } = { isEmpty: false }) =>
      new KeptView(
        database,
        view,
        table,
        // Only the rows of `tallies` grow from their former selves.
        view.name === 'tallies' ? { name, isEmpty, rememberedMax } : { name, isEmpty },
      ),
  };
}

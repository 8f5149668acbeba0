import type { Database } from 'better-sqlite3';
import type { View } from '../../events/projections/view.ts';
import { views } from '../../events/projections/views.ts';
import { createBlocks, strides as usualStrides } from './blocks.ts';
import { KeptView, type Keeping } from './kept-view.ts';
import { createTable, tables, type Table } from './tables.ts';

/** The name of a view that is kept in step with the log. */
export type KeptViewName = keyof typeof views;

/** How many open rows of `tallies` are remembered, since nearly every event adds to some. */
const rememberedMax = 50_000;

/** A view, its table, and how to keep it under some table name. */
export interface Pair {
  readonly view: View;
  readonly table: Table<unknown>;
  /** Whether it is read in pages in the order of its keys: its sizes are noted, and it has blocks. */
  readonly isPaged: boolean;
  /** Creates its tables, empty. */
  create(database: Database, name: string): void;
  keep(database: Database, name: string, options?: { readonly isEmpty: boolean }): KeptView;
}

/** Every view with its table, in the order in which they are kept. */
export const keptViews: readonly Pair[] = viewsWithBlocks(usualStrides);

/** As {@link keptViews}, with blocks of other strides. */
export function viewsWithBlocks(strides: readonly number[]): readonly Pair[] {
  const pairs = {
    timeline: pair(views.timeline, tables.timeline, {
      strides,
      isListed: ({ status }) => status === 'live',
    }),
    register: pair(views.register, tables.register, {}),
    standing: pair(views.standing, tables.standing, { strides }),
    actors: pair(views.actors, tables.actors, { strides }),
    sources: pair(views.sources, tables.sources, { strides }),
    // Only the rows of `tallies` grow from their former selves.
    tallies: pair(views.tallies, tables.tallies, { strides, rememberedMax }),
    links: pair(views.links, tables.links, { strides }),
    ledger: pair(views.ledger, tables.ledger, {}),
  } as const satisfies Record<KeptViewName, Pair>;
  return Object.values(pairs);
}

/** The table that a view is read from. */
export function tableNameOf(view: { readonly name: string }): string {
  return `view_${view.name}`;
}

/** The names of those views that are read in pages. */
export function pagedOf(pairs: readonly Pair[]): readonly string[] {
  return pairs.filter(({ isPaged }) => isPaged).map(({ view }) => view.name);
}

function pair<Row, Change>(
  view: View<string, Row, Change>,
  table: Table<Row>,
  how: Omit<Keeping<Row>, 'name' | 'isEmpty'>,
): Pair {
  const { strides } = how;
  return {
    view,
    table,
    isPaged: strides !== undefined,
    create(database, name) {
      createTable(database, table, name);
      if (strides) createBlocks(database, name, strides.length);
    },
    keep: (database, name, { isEmpty } = { isEmpty: false }) =>
      new KeptView(database, view, table, { ...how, name, isEmpty }),
  };
}

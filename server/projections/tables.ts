import type { Database } from 'better-sqlite3';
import { nameOf, type RegisterRow } from '../../events/projections/register.ts';
import type { ActorsRow } from '../../events/projections/actors.ts';
import type { LinksRow } from '../../events/projections/links.ts';
import type { SourcesRow } from '../../events/projections/sources.ts';
import type { StandingRow } from '../../events/projections/standing.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';

/** What columns hold for a missing lower bound, in days. */
export const unboundedBelow = -9_007_199_254_740_991;

/** What columns hold for a missing upper bound, in days. */
export const unboundedAbove = 9_007_199_254_740_991;

/** The columns that begin each view's table. */
export const commonColumns = ['key', 'from_position', 'to_position', 'body'] as const;

/** A value that SQLite can hold. */
export type Cell = string | number | null;

/**
 * The table of a view. Each holds the versions of rows: `key`, `from_position` (inclusive),
 * `to_position` (exclusive; null: still so), `body` (the row as JSON), then columns for readers.
 */
export interface Table<Row> {
  /** Names and SQL types of the columns that readers need, in order. */
  readonly columns: readonly string[];
  /** The values of those columns. */
  cells(row: Row): readonly Cell[];
  /**
   * How rows lie: `by-key` in order of (key, from_position), good for narrow rows; `heap` in order of
   * writing with an index over (key, from_position); `by-position`: one row an event.
   */
  readonly layout: 'by-key' | 'heap' | 'by-position';
  /** Columns of further indexes. Each costs every append a page; see tests/bench/append.ts. */
  readonly indexes: readonly string[];
}

/** The table of each view; `tallies` and `ledger` need no columns but the common ones. */
export const tables = {
  timeline: table<TimelineRow>({
    layout: 'heap',
    columns: [
      'start_earliest integer not null',
      'start_latest integer not null',
      'end_earliest integer not null',
      'end_latest integer not null',
      'earliest integer not null',
      'latest integer not null',
      'importance integer not null',
      'kind text not null',
      'status text not null',
      'terms text not null',
    ],
    cells: (row) => {
      const { start, end } = row.span;
      const earliest = start.earliest ?? unboundedBelow;
      const latest = end.latest ?? unboundedAbove;
      return [
        earliest,
        start.latest ?? unboundedAbove,
        end.earliest ?? unboundedBelow,
        latest,
        earliest,
        latest,
        row.importance,
        row.kind,
        row.status,
        JSON.stringify(termsOf(row)),
      ];
    },
    indexes: [],
  }),
  register: table<RegisterRow>({
    layout: 'heap',
    columns: ['thing text not null', 'slug text not null', 'name text not null'],
    cells: (row) => [row.thing, row.slug, nameOf(row)],
    indexes: [],
  }),
  standing: table<StandingRow>({
    layout: 'by-key',
    columns: ['occurrence text not null'],
    cells: ({ occurrence }) => [occurrence],
    indexes: [],
  }),
  actors: table<ActorsRow>({
    layout: 'by-key',
    columns: ['occurrence text not null'],
    cells: ({ occurrence }) => [occurrence],
    indexes: [],
  }),
  sources: table<SourcesRow>({
    layout: 'by-key',
    columns: ['stream text not null', 'stance text not null', 'bears_on text not null'],
    cells: ({ stream, stance, bearsOn }) => [stream, stance, bearsOn.what],
    indexes: [],
  }),
  tallies: table<unknown>({ layout: 'by-key', columns: [], cells: () => [], indexes: [] }),
  links: table<LinksRow>({
    layout: 'by-key',
    columns: ['source text not null', 'target text not null'],
    cells: ({ from, to }) => [from, to],
    indexes: ['target, from_position'],
  }),
  ledger: table<unknown>({ layout: 'by-position', columns: [], cells: () => [], indexes: [] }),
} as const;

/**
 * The terms by which readings filter occurrences: `kind:…`, `actor:<id>`, `place:…`, `tag:…`,
 * `source:<id>` (of its own citations), `supports:<id>` (of those that support it), `instrument:<id>`
 * (of its effects), `chronicle:<id>`; each once.
 */
export function termsOf(
  row: Pick<
    TimelineRow,
    'kind' | 'actors' | 'places' | 'tags' | 'citations' | 'effects' | 'chronicles'
  >,
): string[] {
  const terms = new Set([`kind:${row.kind}`]);
  for (const { actor } of row.actors) terms.add(`actor:${actor}`);
  for (const place of row.places) terms.add(`place:${place}`);
  for (const tag of row.tags) terms.add(`tag:${tag}`);
  for (const { source, stance } of row.citations) {
    terms.add(`source:${source}`);
    if (stance === 'supports') terms.add(`supports:${source}`);
  }
  for (const { instrument } of row.effects) terms.add(`instrument:${instrument}`);
  for (const chronicle of row.chronicles) terms.add(`chronicle:${chronicle}`);
  return [...terms];
}

/** Creates a view's table with its indexes, under a name; `temp.` before it makes it temporary. */
export function createTable(database: Database, table: Table<never>, name: string): void {
  const key = table.layout === 'by-position' ? 'from_position' : 'key, from_position';
  const position = table.layout === 'by-position' ? 'integer primary key' : 'integer not null';
  database.exec(`
    create table ${name} (
      ${[
        'key text not null',
        `from_position ${position}`,
        'to_position integer',
        'body text not null',
        ...table.columns,
        ...(table.layout === 'by-position' ? [] : [`primary key (${key})`]),
      ].join(',\n      ')}
    ) strict${table.layout === 'by-key' ? ', without rowid' : ''}`);
  createIndexes(database, table, name);
}

/** Renames a view's table and its indexes. */
export function renameTable(
  database: Database,
  table: Table<never>,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  database.exec(`alter table ${from} rename to ${to}`);
  // An index can't be renamed.
  for (const index of table.indexes.keys()) database.exec(`drop index ${from}_${index + 1}`);
  createIndexes(database, table, to);
}

function createIndexes(database: Database, table: Table<never>, name: string): void {
  const unqualified = name.replace(/^temp\./u, '');
  for (const [index, columns] of table.indexes.entries())
    database.exec(`create index ${name}_${index + 1} on ${unqualified} (${columns})`);
}

function table<Row>(definition: Table<Row>): Table<Row> {
  return definition;
}

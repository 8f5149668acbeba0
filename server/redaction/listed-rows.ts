import type { Database, Statement } from 'better-sqlite3';
import type { Place } from '../projections/blocks.ts';
import type { Pair } from '../projections/keep.ts';
import { sizesTable } from '../projections/sizes.ts';
import type { Interval, RowHistory } from './row-history.ts';

/** Row versions of some keys, and how long those that are listed stand. */
export interface Counted {
  readonly places: readonly Place[];
  readonly listed: readonly Interval[];
  /** How many rows stand at the end. */
  readonly open: number;
}

const none: readonly Interval[] = [];

/** Counts rows that were rewritten, and notes how many more or fewer there are at each position. */
export class ListedRows {
  readonly #database: Database;
  readonly #links: Statement<{ id: string }[], Interval>;

  constructor(database: Database) {
    this.#database = database;
    // As ListedLinks has it: a link is listed while the occurrence that it leads to is live.
    this.#links = database.prepare(`
      select max(l.from_position, t.from_position) as "from",
        nullif(min(coalesce(l.to_position, 9e15), coalesce(t.to_position, 9e15)), 9e15) as "to"
      from (
        select target, from_position, to_position from view_links
          where key >= @id || '/' and key < @id || '0'
        union all
        select target, from_position, to_position from view_links
          where target = @id and source <> @id) as l
      join view_timeline as t on t.key = l.target and t.status = 'live'
      where l.from_position < coalesce(t.to_position, 9e15)
        and t.from_position < coalesce(l.to_position, 9e15)`);
  }

  /** What some keys of a view were from a position on. */
  intervalsOf(
    { view }: Pair,
    history: RowHistory,
    keys: ReadonlySet<string>,
    since: number,
  ): Counted {
    const versions = [...keys].flatMap((key) =>
      history.since(key, since).map((version) => ({ key, ...version })),
    );
    const isListed = ({ body }: { readonly body: string }): boolean =>
      view.name !== 'timeline' || statusOf(body) === 'live';
    return {
      places: versions.map(({ key, from }) => ({ key, from })),
      listed: view.name === 'links' ? none : versions.filter(isListed),
      open: versions.filter(({ to }) => to === null).length,
    };
  }

  /** How long the links of a thing that are listed stand; of what is no occurrence none is. */
  linksOf(stream: string): readonly Interval[] {
    const [, id] = /^occurrence-(.+)$/u.exec(stream) ?? [];
    return id === undefined ? none : this.#links.all({ id });
  }

  /** Notes how many rows a view has, and lists, now that some were rewritten. */
  note(
    { view, isPaged }: Pair,
    since: number,
    { before, after }: { readonly before: Counted; readonly after: Counted },
  ): void {
    this.#database
      .prepare('update checkpoints set rows = rows + ? where view = ?')
      .run(after.open - before.open, view.name);
    if (isPaged) this.#noteSizes(view.name, since, [before.listed, after.listed]);
  }

  /** The same of links, whose listing follows from other things, too. */
  noteLinks(
    { stream, since }: { readonly stream: string; readonly since: number },
    before: readonly Interval[],
  ): void {
    this.#noteSizes('links', since, [before, this.linksOf(stream)]);
  }

  #noteSizes(
    view: string,
    since: number,
    [before, after]: readonly [readonly Interval[], readonly Interval[]],
  ): void {
    const steps = new Map<number, number>();
    const step = ({ from, to }: Interval, by: number): void => {
      const begun = Math.max(from, since);
      steps.set(begun, (steps.get(begun) ?? 0) + by);
      if (to !== null) steps.set(Math.max(to, since), (steps.get(Math.max(to, since)) ?? 0) - by);
    };
    for (const interval of before) step(interval, -1);
    for (const interval of after) step(interval, 1);
    const update = this.#database.prepare(
      `update ${sizesTable} set ${view} = ${view} + ? where position >= ? and position < ?`,
    );
    const positions = [...steps.keys()].sort((a, b) => a - b);
    let more = 0;
    for (const [index, position] of positions.entries()) {
      more += steps.get(position) ?? 0;
      if (more !== 0) update.run(more, position, positions[index + 1] ?? Number.MAX_SAFE_INTEGER);
    }
  }
}

function statusOf(body: string): unknown {
  const row: { readonly status?: unknown } = JSON.parse(body);
  return row.status;
}

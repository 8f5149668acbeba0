import type { Database } from 'better-sqlite3';
import type { TalliesChange, TalliesRow } from '../../events/projections/tallies.ts';
import type { Keyed, Transition } from '../../events/projections/view.ts';
import { keptViews, tableNameOf, type Pair } from '../projections/keep.ts';
import type { KeptView } from '../projections/kept-view.ts';
import { ListedRows } from './listed-rows.ts';
import { RowHistory } from './row-history.ts';

/** What the events of one stream did to their thing, from the redacted one on: then, and now. */
export interface Retold {
  readonly stream: string;
  /** Position of the first event that was redacted. */
  readonly since: number;
  readonly before: readonly Transition[];
  readonly after: readonly Transition[];
}

interface Changes {
  readonly position: number;
  readonly changes: readonly Keyed<unknown>[];
}

/**
 * Makes the views what a replay of the log gives once events of a stream have no data any more, by
 * rewriting those rows alone that follow from that stream. In the caller's transaction.
 *
 * 1. A row that follows from one thing is folded anew from that thing's events.
 * 2. A tally follows from many: of its changes those of this stream are exchanged, and no others.
 * 3. How many rows stand, and are listed, at each position is counted before and after, and the
 *    difference is noted.
 */
export class ViewRewriting {
  readonly #views: readonly { pair: Pair; kept: KeptView; history: RowHistory }[];
  readonly #listed: ListedRows;

  constructor(database: Database) {
    this.#views = keptViews.map((pair) => ({
      pair,
      kept: pair.keep(database, tableNameOf(pair.view)),
      history: new RowHistory(database, pair),
    }));
    this.#listed = new ListedRows(database);
  }

  rewrite(retold: Retold): void {
    const links = this.#listed.linksOf(retold.stream);
    for (const { pair, kept, history } of this.#views) {
      const { view } = pair;
      const former = changesOf(view, retold.before);
      const now = changesOf(view, retold.after);
      const keys = new Set(
        [...former, ...now].flatMap(({ changes }) => changes.map((one) => one.key)),
      );
      const count = () => this.#listed.intervalsOf(pair, history, keys, retold.since);
      const before = count();
      const again = view.name === 'tallies' ? tallied(history, keys, { former, now }, retold) : now;
      const taken = history.takeBack(keys, retold.since);
      history.amend(taken);
      kept.forget();
      for (const { position, changes } of again) kept.take(position, changes);
      kept.flush();
      const after = count();
      history.amend(after.places);
      this.#listed.note(pair, retold.since, { before, after });
    }
    this.#listed.noteLinks(retold, links);
  }
}

function changesOf(view: Pair['view'], transitions: readonly Transition[]): readonly Changes[] {
  return transitions.map((transition) => {
    return { position: transition.event.position, changes: [...view.changes(transition)] };
  });
}

/** The changes of some tallies since a position, with those of a stream exchanged. */
function tallied(
  history: RowHistory,
  keys: ReadonlySet<string>,
  { former, now }: { readonly former: readonly Changes[]; readonly now: readonly Changes[] },
  { since }: Pick<Retold, 'since'>,
): readonly Changes[] {
  const own = new Set(former.map(({ position }) => position));
  const others = [...keys].flatMap((key) => {
    return changesIn(key, history.since(key, since)).filter(({ position }) => !own.has(position));
  });
  const ofStream = now.flatMap(({ position, changes }) =>
    changes.map((change) => ({ position, changes: [change] })),
  );
  return [...others, ...ofStream]
    .filter(({ position }) => position >= since)
    .toSorted((a, b) => a.position - b.position);
}

/** What changed a tally, as its versions tell: one occurrence more or less at a time. */
function changesIn(key: string, versions: ReturnType<RowHistory['since']>): Changes[] {
  const found: Changes[] = [];
  let standing: { readonly count: number; readonly to: number | null } | null = null;
  const put = (position: number, row: TalliesRow, by: 1 | -1): void => {
    const { count: _count, ...contribution } = row;
    const change: TalliesChange = { contribution, by };
    found.push({ position, changes: [{ key, change, fresh: false }] });
  };
  for (const { from, to, body } of versions) {
    const row: TalliesRow = JSON.parse(body);
    const former: number = standing?.to === from ? standing.count : 0;
    put(from, row, row.count > former ? 1 : -1);
    standing = { count: row.count, to };
    const next = versions.find((one) => one.from === to);
    if (to !== null && !next) put(to, row, -1);
  }
  return found;
}

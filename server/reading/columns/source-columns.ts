import type { Clocks } from '../../../events/readings/clocks.ts';
import type { Source } from '../../../events/things/register.ts';
import { understand } from '../dates.ts';
import type { Rows } from '../rows.ts';
import { Following, type Followed } from './following.ts';

/** A version of a source that was published at some time and not withdrawn. */
interface PublishedVersion {
  readonly id: string;
  readonly from: number;
  /** Infinity: it still stands. */
  readonly to: number;
  /** The days by which it is known at the earliest and the latest; Infinity: never. */
  readonly earliest: number;
  readonly latest: number;
}

interface StoredSource {
  readonly key: string;
  readonly from_position: number;
  readonly to_position: number | null;
  readonly body: string;
}

const columns = 'r.key, r.from_position, r.to_position, r.body';

/**
 * When each source was published, in memory, as the archive held it at any position. In step with
 * the register as {@link Following} says.
 */
export class SourceColumns implements Followed {
  readonly #rows: Rows;
  readonly #following: Following;
  #versions = new Map<number, PublishedVersion>();

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#following = new Following(rows, this, { view: 'register', kind: 'source' });
  }

  /**
   * The ids of the sources that were known by the day that is asked for: published by then and not
   * withdrawn. With `match` certain a source counts from the latest day of its publication, else
   * from the earliest. A source without a publication date is never known.
   */
  knownBy(day: number, { match, position }: Clocks): ReadonlySet<string> {
    const known = new Set<string>();
    for (const { id, from, to, earliest, latest } of this.#versions.values()) {
      const published = match === 'certain' ? latest : earliest;
      if (from <= position && to > position && published <= day) known.add(id);
    }
    return known;
  }

  /** See {@link Following}. */
  catchUp(): this {
    this.#following.catchUp();
    return this;
  }

  load(): void {
    this.#versions = new Map();
    const all = this.#rows.each<StoredSource>(
      `select ${columns} from view_register as r where r.thing = 'source'`,
      {},
    );
    for (const stored of all) this.#take(stored);
  }

  follow(ids: readonly string[], after: number): void {
    const changed = this.#rows.all<StoredSource>(
      `select ${columns} from view_register as r
       where r.key in (select 'source-' || value from json_each(@ids))
         and (r.from_position > @after or r.to_position > @after)`,
      { ids: JSON.stringify(ids), after },
    );
    for (const stored of changed) this.#take(stored);
  }

  #take({ from_position: from, to_position: to, body }: StoredSource): void {
    const { id, published, withdrawn }: Source = JSON.parse(body);
    if (withdrawn || published === undefined) return;
    const { earliestDay, latestDay } = understand(published).bounds;
    this.#versions.set(from, {
      id,
      from,
      to: to ?? Infinity,
      earliest: earliestDay ?? -Infinity,
      latest: latestDay ?? Infinity,
    });
  }
}

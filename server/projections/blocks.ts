import type { Database, Statement } from 'better-sqlite3';

/**
 * In how many positions one is a boundary, for each level of blocks: from the finest up, each a
 * multiple of the one before.
 */
export const strides: readonly number[] = [32, 1024];

/** The name of the table that holds the blocks of the view's table `name`. */
export function blocksOf(name: string): string {
  return `${name}_blocks`;
}

/** What comes after every key: keys begin with a letter or a digit. */
const afterKeys = '~';

/** Where a row version lies in its view's table. */
export interface Place {
  readonly key: string;
  readonly from: number;
}

/** A row version at which blocks begin, on so many levels. */
export interface Beginning extends Place {
  readonly levels: number;
}

interface Block {
  readonly key: string;
  readonly from: number;
  readonly untilKey: string;
  readonly untilFrom: number;
}

/**
 * The blocks of a view's table: its row versions in the order of (key, from_position), cut into runs
 * of about so many, each with the position at which the first of its versions began. A reading of the
 * past passes over the blocks in which nothing had begun yet, and over those that lie within one key
 * and ended with the next block's first version.
 *
 * 1. The blocks of a level follow each other without gap or overlap, the first before every key, the
 *    last after. The first counts as begun at 0, so that it may be empty.
 * 2. A block's `earliest` is the least `from_position` in it. Versions that are added later begin
 *    later: so it changes only where a block is cut, or a redaction rewrote what lies in it.
 * 3. Blocks begin at the versions that began at a boundary: a position whose digits, well mixed, say
 *    so. Which those are follows from the rows alone, however they were written.
 */
export class Blocks {
  readonly #limits: readonly number[];
  readonly #around: Statement<[number, string, number], Block>;
  readonly #at: Statement<[number, string, number], Block>;
  readonly #begin: Statement<(string | number)[]>;
  readonly #drop: Statement<[number, string, number]>;
  readonly #end: Statement<(string | number)[]>;
  readonly #earliest: Statement<(string | number)[], number>;
  readonly #earliestOfBlocks: Statement<(string | number)[], number>;
  readonly #amend: Statement<(string | number)[]>;

  constructor(database: Database, name: string, levels: readonly number[] = strides) {
    this.#limits = levels.map((stride) => 2 ** 32 / stride);
    const blocks = blocksOf(name);
    const within = '(key, from_position) >= (?, ?) and (key, from_position) < (?, ?)';
    const place = 'level = ? and key = ? and from_position = ?';
    this.#around = database.prepare(`
      select key, from_position as "from", until_key as untilKey, until_from as untilFrom
      from ${blocks} where level = ? and (key, from_position) < (?, ?)
      order by key desc, from_position desc limit 1`);
    this.#at = database.prepare(`
      select key, from_position as "from", until_key as untilKey, until_from as untilFrom
      from ${blocks} where ${place}`);
    this.#drop = database.prepare(`delete from ${blocks} where ${place}`);
    this.#begin = database.prepare(`insert into ${blocks} values (?, ?, ?, ?, ?, ?)`);
    this.#end = database.prepare(
      `update ${blocks} set until_key = ?, until_from = ? where ${place}`,
    );
    this.#amend = database.prepare(`update ${blocks} set earliest = ? where ${place}`);
    this.#earliest = database
      .prepare<(string | number)[], number>(
        `select min(from_position) from ${name} where ${within}`,
      )
      .pluck();
    this.#earliestOfBlocks = database
      .prepare<(string | number)[], number>(
        `select min(earliest) from ${blocks} where level = ? and ${within}`,
      )
      .pluck();
  }

  /** How many levels of blocks begin at the versions that begin at a position. */
  levelsAt(position: number): number {
    const mixed = mix(position);
    return this.#limits.findLastIndex((limit) => mixed < limit) + 1;
  }

  /** Lets blocks begin at versions that were just written for the first time. */
  begin(beginnings: readonly Beginning[]): void {
    // From the last on, so that what is left of a block is looked through once, however often it is cut.
    const backwards = beginnings.toSorted(lastFirst);
    for (let level = 1; level <= this.#limits.length; level += 1) {
      const cuts = backwards.filter(({ levels }) => levels >= level);
      for (const [index, cut] of cuts.entries()) this.#cut(level, cut, cuts[index + 1]);
    }
  }

  /** Lets no block begin any more at versions that were just taken out. */
  end(places: readonly Place[]): void {
    for (const { key, from } of places)
      for (let level = this.levelsAt(from); level > 0; level -= 1) {
        const block = this.#at.get(level, key, from);
        const before = this.#around.get(level, key, from);
        if (!block || !before) throw new Error('a block of a view is gone; rebuild the views');
        this.#drop.run(level, key, from);
        this.#end.run(block.untilKey, block.untilFrom, level, before.key, before.from);
      }
  }

  /** Finds anew when the blocks began that hold these places: versions were taken out or put in. */
  amend(places: readonly Place[]): void {
    for (let level = 1; level <= this.#limits.length; level += 1)
      for (const { key, from } of places) {
        const block = this.#around.get(level, key, from + 1);
        if (!block) throw new Error('the first block of a view is gone; rebuild the views');
        if (block.from === 0) continue;
        const range = [block.key, block.from, block.untilKey, block.untilFrom];
        this.#amend.run(this.#earliestFrom(level, range), level, block.key, block.from);
      }
  }

  #cut(level: number, { key, from }: Beginning, next: Beginning | undefined): void {
    const block = this.#around.get(level, key, from);
    if (!block) throw new Error('the first block of a view is gone; rebuild the views');
    const { untilKey, untilFrom } = block;
    const earliest = this.#earliestFrom(level, [key, from, untilKey, untilFrom]);
    this.#begin.run(level, key, from, earliest, untilKey, untilFrom);
    this.#end.run(key, from, level, block.key, block.from);
    const isCutAgain = next !== undefined && lastFirst(next, block) < 0;
    if (isCutAgain || block.from === 0) return;
    const left = this.#earliestFrom(level, [block.key, block.from, key, from]);
    this.#amend.run(left, level, block.key, block.from);
  }

  #earliestFrom(level: number, range: readonly (string | number)[]): number {
    const earliest =
      level === 1 ? this.#earliest.get(...range) : this.#earliestOfBlocks.get(level - 1, ...range);
    if (earliest === undefined) throw new Error('a block holds at least what it begins at');
    return earliest;
  }
}

/** In the order of (key, position), backwards; keys by their bytes, as the database has them. */
function lastFirst(a: Pick<Beginning, 'key' | 'from'>, b: Pick<Beginning, 'key' | 'from'>): number {
  return Buffer.compare(Buffer.from(b.key), Buffer.from(a.key)) || b.from - a.from;
}

/** Creates the blocks of the view's table `name`, which is empty: one on each level. */
export function createBlocks(database: Database, name: string, levels = strides.length): void {
  database.exec(`
    create table ${blocksOf(name)} (
      level integer not null,
      key text not null,
      from_position integer not null,
      earliest integer not null,
      until_key text not null,
      until_from integer not null,
      primary key (level, key, from_position)
    ) strict, without rowid`);
  const insert = database.prepare(`insert into ${blocksOf(name)} values (?, '', 0, 0, ?, 0)`);
  for (let level = 1; level <= levels; level += 1) insert.run(level, afterKeys);
}

/** A number below 2^32 that follows from a position and looks like chance (MurmurHash3's finish). */
function mix(position: number): number {
  let mixed = Math.imul(position ^ (position >>> 16), 0x85_eb_ca_6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

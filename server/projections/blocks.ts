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
 *    later: so it changes only where a block is cut.
 * 3. Blocks begin at the versions that began at a boundary: a position whose digits, well mixed, say
 *    so. Which those are follows from the rows alone, however they were written.
 */
export class Blocks {
  readonly #limits: readonly number[];
  readonly #around: Statement<[number, string, number], Block>;
  readonly #begin: Statement<(string | number)[]>;
  readonly #cut: Statement<(string | number)[]>;

  constructor(database: Database, name: string, levels: readonly number[] = strides) {
    this.#limits = levels.map((stride) => 2 ** 32 / stride);
    const blocks = blocksOf(name);
    const least = `(select min(v.from_position) from ${name} as v
      where (v.key, v.from_position) >= (?, ?) and (v.key, v.from_position) < (?, ?))`;
    this.#around = database.prepare(`
      select key, from_position as "from", until_key as untilKey, until_from as untilFrom
      from ${blocks} where level = ? and (key, from_position) < (?, ?)
      order by key desc, from_position desc limit 1`);
    this.#begin = database.prepare(`insert into ${blocks} values (?, ?, ?, ${least}, ?, ?)`);
    this.#cut = database.prepare(`
      update ${blocks} set until_key = ?, until_from = ?,
        earliest = iif(from_position = 0, 0, ${least})
      where level = ? and key = ? and from_position = ?`);
  }

  /** How many levels of blocks begin at the versions that begin at a position. */
  levelsAt(position: number): number {
    const mixed = mix(position);
    return this.#limits.findLastIndex((limit) => mixed < limit) + 1;
  }

  /** Lets blocks begin, on so many levels, at a version that was just written for the first time. */
  begin(key: string, from: number, levels: number): void {
    for (let level = 1; level <= levels; level += 1) {
      const block = this.#around.get(level, key, from);
      if (!block) throw new Error('the first block of a view is gone; rebuild the views');
      const { untilKey, untilFrom } = block;
      const rest = [key, from, untilKey, untilFrom];
      this.#begin.run(level, key, from, ...rest, untilKey, untilFrom);
      const former = [block.key, block.from, key, from];
      this.#cut.run(key, from, ...former, level, block.key, block.from);
    }
  }
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

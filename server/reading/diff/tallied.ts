import type { Contribution, TalliesRow } from '../../../events/projections/tallies.ts';
import type { StoredRow } from '../rows.ts';
import { standingAt } from '../rows.ts';
import type { Reading } from '../reading.ts';
import {
  contributionsTo,
  countTallies,
  talliedColumns,
  type KeyedTally,
  type Tallied,
} from '../tallies.ts';
import type { Grounds } from './grounds.ts';
import { underBoth, type Pair } from './pair.ts';

type Scanned = readonly [occurrence: string, since: number, is: 0 | 1, ...Tallied];

/** An occurrence that only one of the readings counts in a tally, and since when it stands so. */
interface Counted {
  readonly occurrence: string;
  readonly since: number;
}

/** How a tally differs. */
interface Shift {
  readonly contribution: Contribution;
  /** How many more the second reading counts; 0: as many, though of others. */
  by: number;
  readonly counted: Counted[];
}

/** For how many of a tally's occurrences, the latest, it is looked up what brought them in or out. */
const lookedUpMax = 100;

/**
 * How tallies of less than everything differ between two readings: one of the two is counted, the
 * other follows from the occurrences that only one of them has.
 */
export class TalliesBetween {
  private readonly shifts: ReadonlyMap<string, Shift>;
  private readonly counts: ReadonlyMap<string, number>;
  private readonly counted: 'before' | 'after';

  constructor(pair: Pair) {
    this.shifts = shiftsBetween(pair);
    this.counted = pair.after.isAll ? 'after' : 'before';
    const tallies = pair[this.counted].isAll
      ? keptTallies(pair[this.counted])
      : countTallies(pair.before);
    this.counts = new Map(tallies.map(({ key, count }) => [key, count]));
  }

  /** The keys of the tallies that differ, in order. */
  keys(): readonly string[] {
    return [...this.shifts].flatMap(([key, { by }]) => (by === 0 ? [] : [key])).sort();
  }

  /** A tally in either reading; null: it counts nothing there. */
  rowsOf(key: string): { readonly before: KeyedTally | null; readonly after: KeyedTally | null } {
    const shift = this.shifts.get(key);
    if (!shift) return { before: null, after: null };
    const { contribution, by } = shift;
    const count = this.counts.get(key) ?? 0;
    const before = this.counted === 'before' ? count : count - by;
    const row = (counted: number) =>
      counted === 0 ? null : { key, ...contribution, count: counted };
    return { before: row(before), after: row(before + by) };
  }

  /**
   * Positions of the events through which occurrences are counted by one reading only. Where they
   * are many not all are looked into: of the others it is the event that made them as they are.
   */
  responsibleFor(key: string, grounds: Grounds): ReadonlySet<number> {
    const found = new Set<number>();
    const counted = [...(this.shifts.get(key)?.counted ?? [])].sort((a, b) => b.since - a.since);
    for (const [index, { occurrence, since }] of counted.entries()) {
      const behind = index < lookedUpMax ? [...grounds.ofOccurrence(occurrence)] : [];
      for (const position of behind) found.add(position);
      if (grounds.haveOtherDates || behind.length === 0) found.add(since);
    }
    return found;
  }
}

function shiftsBetween(pair: Pair): ReadonlyMap<string, Shift> {
  const { before, after, binding } = underBoth(pair, (reading) => reading.matching());
  const scanned = pair.before.rows.eachRaw<Scanned>(
    `select t.key, t.from_position, (${after}) as "is", ${talliedColumns}
     from view_timeline as t where (${before}) is not (${after}) order by +t.key`,
    binding,
  );
  const shifts = new Map<string, Shift>();
  for (const [occurrence, since, is, ...tallied] of scanned)
    for (const [key, contribution] of contributionsTo(tallied)) {
      const shift = shifts.get(key) ?? { contribution, by: 0, counted: [] };
      shifts.set(key, shift);
      shift.by += is ? 1 : -1;
      // Counted in the same tally before and after, by two versions: no difference.
      if (shift.counted.at(-1)?.occurrence === occurrence) shift.counted.pop();
      else shift.counted.push({ occurrence, since });
    }
  return shifts;
}

/** The tallies of everything, which are kept. */
function keptTallies({ rows, clocks }: Reading): readonly Pick<KeyedTally, 'key' | 'count'>[] {
  return rows
    .all<StoredRow>(
      `select v.key, v.from_position, v.to_position, v.body from view_tallies as v
       where ${standingAt('v')}`,
      { position: clocks.position },
    )
    .map(({ key, body }) => {
      const { count }: TalliesRow = JSON.parse(body);
      return { key, count };
    });
}

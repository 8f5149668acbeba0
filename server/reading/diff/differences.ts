import type { RowChange } from '../../../events/readings/diff.ts';
import { changesBetween } from '../../../events/things/changes.ts';
import type { ViewName, ViewRow } from '../reader.ts';
import type { Reading } from '../reading.ts';
import type { StoredRow } from '../rows.ts';
import { describeRows } from '../views.ts';
import { Grounds } from './grounds.ts';
import type { Pair } from './pair.ts';
import { ResponsibleForRows, type Responsible } from './responsible.ts';
import { suspectsBetween, type Suspect } from './suspects.ts';
import { TalliesBetween } from './tallied.ts';

/** A row that differs, as light as counting needs it. */
export interface Difference extends Suspect {
  readonly change: RowChange['change'];
  readonly moved: boolean;
}

/** A row as the two readings tell it; null: the reading does not have it. */
export interface RowPair {
  readonly before: ViewRow | null;
  readonly after: ViewRow | null;
}

/** The rows of a view that differ between two readings. */
export interface Differences {
  /** All of them, in the order of the view. */
  all(): Iterable<Difference>;
  /** The rows of some of them. */
  rowsOf(differences: readonly Suspect[]): readonly RowPair[];
  /** Finds the events responsible for them. */
  responsible(): Responsible;
}

/** How many rows are compared at a time. */
const batchLength = 500;

/** The differences of a view between two readings. */
export function differencesOf(pair: Pair, view: ViewName): Differences {
  const isKept = view !== 'tallies' || (pair.before.isAll && pair.after.isAll);
  return isKept ? new KeptDifferences(pair, view) : new CountedDifferences(pair);
}

/** Differences of rows that lie in the view's table. */
class KeptDifferences implements Differences {
  private readonly pair: Pair;
  private readonly view: ViewName;

  constructor(pair: Pair, view: ViewName) {
    this.pair = pair;
    this.view = view;
  }

  *all(): Iterable<Difference> {
    let batch: Suspect[] = [];
    for (const suspect of suspectsBetween(this.pair, this.view)) {
      batch.push(suspect);
      if (batch.length < batchLength) continue;
      yield* this.proven(batch);
      batch = [];
    }
    yield* this.proven(batch);
  }

  rowsOf(suspects: readonly Suspect[]): readonly RowPair[] {
    const told = (reading: Reading, side: 'before' | 'after') => {
      const stored = suspects.map(({ key, [side]: from }) =>
        from === null ? null : this.stored(key, from),
      );
      const rows = describeRows(
        reading,
        this.view,
        stored.filter((one) => one !== null),
      ).values();
      return stored.map((one): ViewRow | null => (one && rows.next().value) ?? null);
    };
    const after = told(this.pair.after, 'after');
    return told(this.pair.before, 'before').map((row, index) => ({
      before: row,
      after: after[index] ?? null,
    }));
  }

  responsible(): Responsible {
    return new ResponsibleForRows(this.pair, this.view);
  }

  private proven(suspects: readonly Suspect[]): readonly Difference[] {
    const inBoth = suspects.filter(({ before, after }) => before !== null && after !== null);
    const rows = this.rowsOf(inBoth).values();
    return suspects.flatMap((suspect) => {
      const { before, after } = suspect;
      const one = before !== null && after !== null ? rows.next().value : undefined;
      return one ? differing(suspect, one) : onOneSide(suspect);
    });
  }

  private stored(key: string, position: number): StoredRow | null {
    const place = this.view === 'ledger' ? '' : 'v.key = @key and';
    const [found] = this.pair.before.rows.all<StoredRow>(
      `select v.key, v.from_position, v.to_position, v.body from view_${this.view} as v
       where ${place} v.from_position = @position`,
      this.view === 'ledger' ? { position } : { key, position },
    );
    return found ?? null;
  }
}

/** Differences of tallies of less than everything, which are not kept but counted. */
class CountedDifferences implements Differences {
  private readonly pair: Pair;
  private readonly tallies: TalliesBetween;

  constructor(pair: Pair) {
    this.pair = pair;
    this.tallies = new TalliesBetween(pair);
  }

  *all(): Iterable<Difference> {
    for (const key of this.tallies.keys())
      yield* differing({ key, before: null, after: null }, this.tallies.rowsOf(key));
  }

  rowsOf(suspects: readonly Suspect[]): readonly RowPair[] {
    return suspects.map(({ key }) => this.tallies.rowsOf(key));
  }

  responsible(): Responsible {
    const grounds = new Grounds(this.pair);
    return { of: ({ key }) => this.tallies.responsibleFor(key, grounds) };
  }
}

/** The fields in which two rows differ; those of a row that only one reading has, all of them. */
export function fieldsOf({ before, after }: RowPair): RowChange['fields'] {
  return changesBetween(before, after).filter(({ pointer }) => pointer !== '/key');
}

function differing(suspect: Suspect, row: RowPair): readonly Difference[] {
  if (row.before === null || row.after === null)
    return [{ ...suspect, change: row.before === null ? 'added' : 'removed', moved: false }];
  if (fieldsOf(row).length === 0) return [];
  return [{ ...suspect, change: 'changed', moved: dateOf(row.before) !== dateOf(row.after) }];
}

function onOneSide(suspect: Suspect): readonly Difference[] {
  return [{ ...suspect, change: suspect.before === null ? 'added' : 'removed', moved: false }];
}

/** The date of an occurrence or effect, as EDTF; undefined: rows of this view have none. */
function dateOf({ edtf, date }: ViewRow): unknown {
  return (
    edtf ?? (typeof date === 'object' && date !== null ? Reflect.get(date, 'edtf') : undefined)
  );
}

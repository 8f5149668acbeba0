import type { Thing } from '../things/thing.ts';
import type { LogEvent } from '../vocabulary/event.ts';

/** What one event did to the thing its stream is about; `before` null: it was its first. */
export interface Transition {
  readonly before: Thing | null;
  readonly after: Thing | null;
  readonly event: LogEvent;
}

/** A change to the row of one key. */
export interface Keyed<Change> {
  readonly key: string;
  readonly change: Change;
  /** True: the thing's own past shows that the key has no row now, so none need be looked for. */
  readonly fresh: boolean;
}

/**
 * A view as a value: a keyed fold over what events did to things. Pure, so that server, replay and
 * browser add up the same rows. A fold whose meaning changes gets a new `version`, and its table is
 * rebuilt.
 */
export interface View<Name extends string = string, Row = unknown, Change = unknown> {
  readonly name: Name;
  readonly version: number;
  /** What an event changes, each key at most once. */
  changes(transition: Transition): Iterable<Keyed<Change>>;
  /** The row of a key after a change; null: there is none (any more). Never modifies `row`. */
  evolve(row: Row | null, change: Change): Row | null;
}

/** A view whose rows each follow from one thing alone: a change is the row as it is now. */
export type DerivedView<Name extends string, Row> = View<Name, Row, Row | null>;

/**
 * A view whose rows each follow from one thing alone, by `rowsOf`. The keys of different things must
 * differ. `part` names what `rowsOf` reads, so that an event which leaves it be costs nothing.
 */
export function derivedView<Name extends string, Row>(view: {
  readonly name: Name;
  readonly version: number;
  rowsOf(thing: Thing): readonly (readonly [key: string, row: Row])[];
  part(thing: Thing): readonly unknown[];
}): DerivedView<Name, Row> {
  return {
    name: view.name,
    version: view.version,
    changes({ before, after }) {
      if (before && after && isSame(view.part(before), view.part(after))) return [];
      const was = before ? view.rowsOf(before) : [];
      const is = after ? view.rowsOf(after) : [];
      if (was.length === 0 && is.length < 2) return is.map(fresh);
      return differences(new Map(was), new Map(is));
    },
    evolve: (_row, change) => change,
  };
}

function fresh<Row>([key, change]: readonly [key: string, row: Row]): Keyed<Row | null> {
  return { key, change, fresh: true };
}

function isSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((value, index) => value === after[index]);
}

function differences<Row>(
  was: ReadonlyMap<string, Row>,
  is: ReadonlyMap<string, Row>,
): Keyed<Row | null>[] {
  const changes: Keyed<Row | null>[] = [];
  for (const key of was.keys()) if (!is.has(key)) changes.push({ key, change: null, fresh: false });
  for (const [key, row] of is) changes.push({ key, change: row, fresh: !was.has(key) });
  return changes;
}

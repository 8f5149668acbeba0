import type { ListQuestion } from '../cursor.ts';
import { noDays } from '../query/clocks.ts';
import { noFilters } from '../query/filters.ts';

/** Which events of the ledger are asked for; of an empty list, any. */
export interface LedgerFilters {
  /** Names of who said, proposed or accepted it. */
  readonly by: readonly string[];
  /** Names of whom it may not be by. */
  readonly without: readonly string[];
  readonly types: readonly string[];
  /**
   * Ids of chronicles: what was said of the chronicle itself, and of every occurrence that belongs to
   * it or has belonged to it before. So an event that takes an occurrence out of it is told, too.
   */
  readonly chronicles: readonly string[];
}

/** A page of the ledger. */
export interface LedgerPage {
  /** The last position that is read. */
  readonly position: number;
  readonly filters: LedgerFilters;
  readonly limit: number;
  /** Only what comes strictly before this position; null: from the newest on. */
  readonly before: number | null;
}

/** A list of the ledger, as its cursors name it: its own filters stand in the name of the list. */
export function listOfLedger(
  { by, without, types, chronicles }: LedgerFilters,
  position: number,
): ListQuestion {
  const list = `ledger ${JSON.stringify([by, without, types, chronicles])}`;
  return { list, clocks: { ...noDays, position }, filters: noFilters };
}

import type { Database } from 'better-sqlite3';
import type { Random } from './secrets.ts';

/** What keeps accounts: the connection that writes, the clock, and chance, handed in. */
export interface AccountSurroundings {
  readonly database: Database;
  readonly now: () => Date;
  readonly random: Random;
  /** Told whenever what someone may do may have become less. */
  readonly onLess: () => void;
}

/** Runs work as one transaction that keeps other writers out, or within the one under way. */
export function transact<Value>(database: Database, work: () => Value): Value {
  return database.transaction(work).immediate();
}

/** The instant that lies so many milliseconds after another, as it is stored. */
export function instantAfter(from: Date, ms: number): string {
  return new Date(from.getTime() + ms).toISOString();
}

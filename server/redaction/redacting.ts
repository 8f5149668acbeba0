import type { Database, Statement } from 'better-sqlite3';
import type { StoredEvent } from '../log/log.ts';
import { redactedData, targetOf } from '../log/recorded.ts';
import type { Projector } from '../projections/projector.ts';
import { rebuild } from '../projections/rebuild.ts';
import { createIndex } from '../search/tables.ts';

/**
 * Removes what redactions name, in the transaction that appends them.
 *
 * 1. The data of an event goes only when a redaction of it is in the log: the log itself sees to it.
 * 2. Its salt goes with it; its commitment stays, and with it every leaf, tile and seal.
 * 3. The views are then what a replay of the log gives, at every position.
 */
export class Redacting {
  readonly #database: Database;
  readonly #projector: Projector;
  readonly #removeData: Statement<[number]>;
  readonly #removeSalt: Statement<[number]>;

  constructor(database: Database, projector: Projector) {
    this.#database = database;
    this.#projector = projector;
    this.#removeData = database.prepare(
      `update events set data = '${redactedData}' where position = ? and data <> '${redactedData}'`,
    );
    this.#removeSalt = database.prepare('update bindings set salt = null where position = ?');
  }

  /**
   * Removes what the redactions among some events name, which were just appended and are not in the
   * views yet. Returns whether something was removed: then the views have these events, too.
   */
  remove(appended: readonly StoredEvent[]): boolean {
    const redacted = appended.map(targetOf).filter((position) => position !== null);
    let removed = 0;
    for (const position of redacted) {
      removed += this.#removeData.run(position).changes;
      this.#removeSalt.run(position);
    }
    if (removed === 0) return false;
    for (const _ of rebuild(this.#database));
    createIndex(this.#database, 'archive');
    this.#projector.resume();
    return true;
  }
}

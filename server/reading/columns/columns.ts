import type { Database } from 'better-sqlite3';
import { LedgerColumns } from '../ledger/ledger-columns.ts';
import type { Rows } from '../rows.ts';
import { MatchedInSql } from './matched-in-sql.ts';
import { OccurrenceColumns } from './occurrence-columns.ts';
import { SourceColumns } from './source-columns.ts';

/** What is kept in memory for the readings of one connection. */
export class Columns {
  readonly inSql: MatchedInSql;
  readonly #occurrences: OccurrenceColumns;
  readonly #sources: SourceColumns;
  readonly #ledger: LedgerColumns;

  constructor(database: Database, rows: Rows) {
    this.inSql = new MatchedInSql(database);
    this.#occurrences = new OccurrenceColumns(rows);
    this.#sources = new SourceColumns(rows);
    this.#ledger = new LedgerColumns(rows);
  }

  /** The occurrences, as the snapshot that is read has them. Filled when first asked for. */
  occurrences(): OccurrenceColumns {
    return this.#occurrences.catchUp();
  }

  /** The sources, likewise. */
  sources(): SourceColumns {
    return this.#sources.catchUp();
  }

  /** Who said what of which thing, likewise. */
  ledger(): LedgerColumns {
    return this.#ledger.catchUp();
  }
}

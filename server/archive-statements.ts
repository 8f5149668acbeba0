import type { Database, Statement } from 'better-sqlite3';
import type { Whose } from './mirroring/mirrored.ts';

/** What the archive asks of SQLite beside its log and its views. */
export interface ArchiveStatements {
  /** A part of a transaction that can be undone by itself. */
  readonly savepoint: {
    readonly open: Statement;
    readonly close: Statement;
    readonly undo: Statement;
  };
  /** Changes whenever another connection has committed. */
  readonly dataVersion: Statement<[]>;
  /** Whose events the archive takes. */
  readonly whose: Statement<[], Whose>;
  /** Ids of the occurrences that cite a source, given the bounds of its keys. */
  readonly citing: Statement<[string, string], string>;
}

/** Prepares the statements over the connection that writes. */
export function prepareStatements(database: Database): ArchiveStatements {
  return {
    savepoint: {
      open: database.prepare('savepoint request'),
      close: database.prepare('release request'),
      undo: database.prepare('rollback to request'),
    },
    dataVersion: database.prepare<[]>('pragma data_version').pluck(),
    whose: database
      .prepare<[], Whose>("select iif(exists (select 1 from mirrored), 'followed', 'own')")
      .pluck(),
    citing: database
      .prepare<[string, string], string>(
        `select distinct substr(stream, length('occurrence-') + 1) from view_sources
         where key >= ? and key < ? and to_position is null and stream glob 'occurrence-*'`,
      )
      .pluck(),
  };
}

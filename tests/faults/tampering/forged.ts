import Sqlite, { type Database } from 'better-sqlite3';
import { parseVerifierKey, printNote } from '../../../events/transparency/note.ts';
import { printSeal } from '../../../events/transparency/seal.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';
import { startSearch } from '../../../server/search/rebuild-search.ts';
import { dropIndex } from '../../../server/search/tables.ts';
import { bindLog } from '../../../server/transparency/bind-log.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { keyOf, signNote } from '../../../server/transparency/key-file.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { onRows, positionIn } from './of-rows.ts';
import { between, oneOf, type Given, type Tampering } from './tampering.ts';

/**
 * Forgeries by someone who has this program and all of the archive but its key: what is changed is
 * bound, hashed, folded and indexed anew, and the seals are taken away or signed with another key.
 * Only a seal that was kept elsewhere, and the key it is checked with, can tell.
 */
export const forged: readonly Tampering[] = [
  forgery('forged: said otherwise', (database, { next }) => {
    const at = positionIn(database, next);
    database.exec(`update events set reason = reason || ' (corrected)' where position = ${at}`);
  }),
  forgery('forged: said by another', (database, { next }) => {
    const at = positionIn(database, next);
    database.exec(`update events set recorded_by = 'The registrar ' where position = ${at}`);
  }),
  forgery('forged: data rewritten', (database, { next }) => {
    const at = positionIn(database, next);
    // A blank before the end changes no meaning, and is another text.
    database.exec(`update events set data = substr(data, 1, length(data) - 1) || ' }'
      where position = ${at}`);
  }),
  forgery('forged: earlier than it was', (database, { next }) => {
    const at = positionIn(database, next);
    database.exec(
      `update events set recorded_at = '2001-01-01T00:00:00.000Z' where position <= ${at}`,
    );
  }),
  forgery('forged: end cut off', (database, { next }) => {
    const count = between(1, 50, next);
    database.exec(
      `delete from events where position > (select max(position) from events) - ${count}`,
    );
  }),
  forgery('forged: one added', (database, { next }) => {
    const at = positionIn(database, next);
    database.exec(`insert into events select (select max(position) from events) + 1,
      'f' || substr(id, 2), stream || '-x', 1, type, schema_version,
      (select max(recorded_at) from events), recorded_by, reason, data
      from events e where version = 1 order by abs(position - ${at}) limit 1`);
  }),
];

function forgery(kind: string, change: (database: Database, given: Given) => void): Tampering {
  const changed = onRows(kind, (database, given) => {
    change(database, given);
    database.exec('delete from bindings; delete from tiles');
  });
  return {
    kind,
    tamper(given) {
      changed.tamper(given);
      const database = new Sqlite(given.path);
      for (const _ of bindLog(database));
      for (const _ of rebuild(database));
      dropIndex(database, 'archive');
      for (const _ of startSearch(database));
      sealAnew(database, given);
      database.pragma('wal_checkpoint(truncate)');
      database.close();
    },
  };
}

function sealAnew(database: Database, { untouched, next }: Given): void {
  const sizes = database.prepare<[], number>('select size from seals').pluck().all();
  const tree = new StoredTree(database);
  const origin = parseVerifierKey(hashing, untouched.key)?.name ?? '';
  const forger = keyOf(origin, 1, Buffer.alloc(32, between(0, 255, next)));
  const isSigned = oneOf([true, false], next);
  database.exec('delete from seals');
  for (const size of isSigned ? sizes.filter((one) => one <= tree.size()) : []) {
    const text = printSeal({ origin, size, root: tree.rootAt(size), extensions: [] });
    const note = printNote({ text, signatures: [signNote(forger, text)] });
    database
      .prepare('insert into seals values (?, ?, ?)')
      .run(size, note, new Date(0).toISOString());
  }
}

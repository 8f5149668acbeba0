import type { Database } from 'better-sqlite3';
import { parseVerifierKey, type VerifierKey } from '../../events/transparency/note.ts';
import { nodeHashing } from '../transparency/hashing.ts';

/** A seal with the key that must have signed it. */
export interface KeyedSeal {
  readonly note: string;
  /** Null: it is kept under what is no key. */
  readonly key: VerifierKey | null;
}

/** The seals that an archive keeps under keys it is not sealed with any more. Also asked of older files. */
export function formerSeals(database: Database): readonly KeyedSeal[] {
  const table = database.prepare("select 1 from sqlite_master where name = 'former_seals'").get();
  if (table === undefined) return [];
  return database
    .prepare<[], { key: string; note: string }>('select key, note from former_seals')
    .all()
    .map(({ key, note }) => ({ note, key: parseVerifierKey(nodeHashing, key) }));
}

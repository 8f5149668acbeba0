import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import {
  parseVerifierKey,
  printVerifierKey,
  type VerifierKey,
} from '../../events/transparency/note.ts';
import { archivePath } from '../database/data-folder.ts';
import { NotAnArchive, openReader } from '../database/open.ts';
import { nodeHashing } from '../transparency/hashing.ts';

/** What a mirror is of: the archive whose seals this key checks, found at this address when last heard. */
export interface Mirrored {
  readonly key: VerifierKey;
  /** Without a trailing slash. */
  readonly url: string;
}

/** Something was to be written into a mirror, whose log is only what the archive it follows says. */
export class IsMirror extends Error {
  override readonly name = 'IsMirror';

  constructor({ url }: Pick<Mirrored, 'url'>) {
    super(`this archive is a mirror of ${url}: say it there, or take the mirror over first`);
  }
}

/** Whose events an archive takes: what is said in it, or what the archive that it follows says. */
export type Whose = 'own' | 'followed';

/** Why an archive does not take what is not its own, or not any more. */
export function notTaken(database: Database): Error {
  const mirrored = readMirrored(database);
  return mirrored ? new IsMirror(mirrored) : new Error('this archive is no mirror any more');
}

interface Row {
  readonly key: string;
  readonly url: string;
}

/** What the archive of this file is a mirror of; null: of nothing. Also asked of older files. */
export function readMirrored(database: Database): Mirrored | null {
  const table = database.prepare("select 1 from sqlite_master where name = 'mirrored'").get();
  if (table === undefined) return null;
  const row = database.prepare<[], Row>('select key, url from mirrored').get();
  if (!row) return null;
  const key = parseVerifierKey(nodeHashing, row.key);
  if (!key)
    throw new NotAnArchive(`${database.name} is a mirror under ${row.key}, which is no key`);
  return { key, url: row.url };
}

/** What the archive of a data folder is a mirror of; null: of nothing, or there is no archive. */
export function mirroredIn(dataFolder: string): Mirrored | null {
  const path = archivePath(dataFolder);
  if (!existsSync(path)) return null;
  const reader = openReader(path);
  try {
    return readMirrored(reader);
  } finally {
    reader.close();
  }
}

/**
 * Makes an archive that has nothing yet a mirror, or notes a new address of the archive that it is a
 * mirror of. Throws {@link NotAnArchive} where it holds something else; `hasKey` says whether it has
 * a key of its own, under which another process may be about to seal.
 */
export function beginMirror(
  database: Database,
  { key, url }: Mirrored,
  { hasKey, now }: { readonly hasKey: boolean; readonly now: Date },
): void {
  const text = printVerifierKey(key);
  database
    .transaction(() => {
      const known = readMirrored(database);
      if (known && printVerifierKey(known.key) !== text)
        throw new NotAnArchive(
          `${database.name} mirrors the log of ${printVerifierKey(known.key)}, not of ${text}; ` +
            'name another folder as REGESTA_DATA',
        );
      const hasEvents = database.prepare('select 1 from events limit 1').get() !== undefined;
      if (!known && (hasEvents || hasKey))
        throw new NotAnArchive(
          `${database.name} is an archive of its own; name a new folder as REGESTA_DATA`,
        );
      database
        .prepare(
          `insert into mirrored values (1, ?, ?, ?)
           on conflict (only) do update set url = excluded.url`,
        )
        .run(text, url, now.toISOString());
    })
    .immediate();
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { OpenDatabase } from '../database/open.ts';
import { Bindings } from './bindings.ts';
import { openKeyFile, type SigningKey } from './key-file.ts';
import { openLastSeal } from './last-seal.ts';
import { Seals } from './seals.ts';
import { StoredTree } from './stored-tree.ts';

/** What lets a stranger check the log: its tree, the events as they are bound to it, and its seals. */
export interface Transparency {
  readonly key: SigningKey;
  /** As the readers' connection sees it. */
  readonly tree: StoredTree;
  readonly bindings: Bindings;
  readonly seals: Seals;
}

/** The file of the private key that seals the log, within the data folder. */
export function keyPath(dataFolder: string): string {
  return join(dataFolder, 'log-key');
}

/**
 * Opens what seals the log. Where there is no key, one is made under `origin`, or under a name that
 * no other log has. Throws `KeyUnusable`, and `Inconsistent` where the log does not extend what was
 * sealed.
 */
export function openTransparency(
  database: OpenDatabase,
  options: {
    readonly dataFolder: string;
    readonly origin: string | null;
    readonly now: () => Date;
  },
): Transparency {
  const name = options.origin ?? `regesta.invalid/${randomBytes(6).toString('hex')}`;
  const key = openKeyFile(keyPath(options.dataFolder), { name });
  const tree = new StoredTree(database.reader);
  const seals = new Seals({
    database: database.writer,
    tree: new StoredTree(database.writer),
    key,
    last: openLastSeal(join(options.dataFolder, 'last-seal')),
    now: options.now,
  });
  seals.check();
  return { key, tree, bindings: new Bindings(database.reader), seals };
}

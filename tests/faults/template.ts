import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../server/open-archive.ts';

/** An empty archive to begin rounds from, and the secret of a token that may append to it. */
export interface Template {
  readonly secret: string;
  /** Copies it to a folder, which is made; returns the folder. */
  copyTo(folder: string): string;
  /** A new folder that is gone with the template. */
  folder(): string;
  remove(): void;
}

/** Makes a template in the system's folder for temporary files. */
export async function makeTemplate(): Promise<Template> {
  const root = mkdtempSync(join(tmpdir(), 'regesta-faults-'));
  const kept = join(root, 'template');
  const opened = await openArchive(kept);
  const created = opened.tokens.create({ name: 'A client', role: 'editor', expiresAt: null });
  opened.close();
  if (!created.ok) throw new Error(created.message);
  let count = 0;
  return {
    secret: created.secret,
    copyTo(folder) {
      rmSync(folder, { recursive: true, force: true });
      cpSync(kept, folder, { recursive: true });
      return folder;
    },
    folder: () => join(root, `round-${(count += 1)}`),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

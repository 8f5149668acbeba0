import { readFileSync } from 'node:fs';
import { parseVerifierKey, type VerifierKey } from '../../../events/transparency/note.ts';
import { nodeHashing } from '../../transparency/hashing.ts';
import { KeyUnusable, readKeyFile } from '../../transparency/key-file.ts';
import { keyPath } from '../../transparency/transparency.ts';
import { CommandEnd, exitCodes } from '../end.ts';

/** The key that was named, or that of a data folder; null: none was named and there is none. */
export function keyFor(dataFolder: string, named: string | undefined): VerifierKey | null {
  if (named !== undefined) return parseKey(named);
  try {
    return readKeyFile(keyPath(dataFolder))?.verifier ?? null;
  } catch (error) {
    if (error instanceof KeyUnusable) throw new CommandEnd(error.message, exitCodes.fault);
    throw error;
  }
}

/** The text of a file that a command was given. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandEnd(`the file can't be read: ${why}`, exitCodes.refused);
  }
}

/** The key that is named by its text, or by a file of it. */
export function parseKey(named: string): VerifierKey {
  const key = parseVerifierKey(nodeHashing, (named.includes('+') ? named : textOf(named)).trim());
  if (key) return key;
  const message = 'is no key; give one as /log/key gives it, or a file that holds it';
  throw new CommandEnd(`--key ${message}`, exitCodes.refused);
}

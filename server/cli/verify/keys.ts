import { readFileSync } from 'node:fs';
import { keyTypes, parseVerifierKey, type VerifierKey } from '../../../events/transparency/note.ts';
import { nodeHashing } from '../../transparency/hashing.ts';
import type { KeyedSeal } from '../../mirroring/former-seals.ts';
import { KeyUnusable } from '../../transparency/key-file.ts';
import { verifierKeyIn } from '../../transparency/transparency.ts';
import type { VerifyFlags } from '../verify.ts';
import { CommandEnd, exitCodes } from '../end.ts';

/** The key that was named, or that of a data folder; null: none was named and there is none. */
export function keyFor(dataFolder: string, named: string | undefined): VerifierKey | null {
  if (named !== undefined) return parseKey(named);
  try {
    return verifierKeyIn(dataFolder);
  } catch (error) {
    if (error instanceof KeyUnusable) throw new CommandEnd(error.message, exitCodes.fault);
    throw error;
  }
}

/** The older seal that an archive is held against, if one is: under a key of its own, or the archive’s. */
export function againstOf(
  { against, againstKey }: Pick<VerifyFlags, 'against' | 'againstKey'>,
  archiveKey: VerifierKey | null,
): readonly KeyedSeal[] {
  if (against === undefined) return [];
  const key = againstKey === undefined ? archiveKey : parseKey(againstKey);
  if (key) return [{ note: textOf(against), key }];
  throw new CommandEnd('there is no key here to check the seal: give --key', exitCodes.refused);
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

/** The key that is named by its text, or by a file of it; `flag` is what named it. */
export function parseKey(named: string, flag = '--key'): VerifierKey {
  const key = parseVerifierKey(nodeHashing, (named.includes('+') ? named : textOf(named)).trim());
  if (key) return key;
  const message = 'is no key; give one as it was printed or served, or a file that holds it';
  throw new CommandEnd(`${flag} ${message}`, exitCodes.refused);
}

/** The key of a log that is named, or the end of the command. */
export function parseLogKey(named: string, flag: string): VerifierKey {
  const key = parseKey(named, flag);
  if (key.type === keyTypes.ed25519) return key;
  throw new CommandEnd(`${flag} is the key of a witness, and no log’s`, exitCodes.refused);
}

/** The keys of the witnesses that `--witness` names, or the end of the command. */
export function witnessKeys(named: readonly string[] | undefined): readonly VerifierKey[] {
  return (named ?? []).map((one) => {
    const key = parseKey(one, '--witness');
    if (key.type === keyTypes.cosignature) return key;
    throw new CommandEnd('--witness is the key of a log, and no witness’s', exitCodes.refused);
  });
}

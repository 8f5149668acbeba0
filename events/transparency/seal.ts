import { fromBase64, toBase64 } from './base64.ts';
import { hashLength } from './hashing.ts';

/**
 * What a seal says: that the log called `origin` had this root hash at this size. (C2SP calls it a
 * checkpoint; here that word is taken by the views.)
 */
export interface Seal {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines after the third, which mean nothing to us; ours have none. */
  readonly extensions: readonly string[];
}

/** The text of a seal, which is signed as a note (C2SP tlog-checkpoint, “Note text”). */
export function printSeal({ origin, size, root, extensions }: Seal): string {
  return [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** The seal that a note's text is, or null. Strict: a root hash has 32 bytes. */
export function parseSeal(text: string): Seal | null {
  if (!text.endsWith('\n')) return null;
  const [origin = '', size = '', hash = '', ...extensions] = text.slice(0, -1).split('\n');
  const root = fromBase64(hash);
  if (origin === '' || !/^(?:0|[1-9]\d{0,15})$/u.test(size) || root?.length !== hashLength)
    return null;
  if (!Number.isSafeInteger(Number(size)) || extensions.includes('')) return null;
  return { origin, size: Number(size), root, extensions };
}

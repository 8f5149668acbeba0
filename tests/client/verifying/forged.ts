import { keyTypes, printVerifierKey } from '../../../events/transparency/note.ts';
import { keyOf } from '../../../server/transparency/key-file.ts';

/** A key that has signed nothing here. */
export function anotherKey(name = 'another.example'): string {
  return printVerifierKey(keyOf(name, keyTypes.ed25519, new Uint8Array(32).fill(7)).verifier);
}

/** A seal that says another root at another size. */
export function noteLike(note: string, root: Uint8Array, size: number): string {
  const [origin, , , ...rest] = note.split('\n');
  return [origin, String(size), Buffer.from(root).toString('base64'), ...rest].join('\n');
}

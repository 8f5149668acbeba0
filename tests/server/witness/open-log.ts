import { leafHash } from '../../../events/transparency/hashing.ts';
import { keyTypes, printNote } from '../../../events/transparency/note.ts';
import { printSeal } from '../../../events/transparency/seal.ts';
import { printSubmission } from '../../../events/transparency/submission.ts';
import {
  consistencyProof,
  emptyTree,
  grow,
  rootOf,
  type TreeEdge,
} from '../../../events/transparency/tree.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { keyOf, signNote, type SigningKey } from '../../../server/transparency/key-file.ts';

/** A log in memory, such as a witness is asked to cosign the seals of. */
export interface LogInMemory {
  readonly key: SigningKey;
  /** The root of its first leaves. */
  root(size: number): Uint8Array;
  proof(from: number, to: number): readonly Uint8Array[];
  /** Its signed seal over so many leaves. */
  seal(size: number): string;
  /** The body that submits its seal over `to` leaves to a witness that saw `from`. */
  submission(from: number, to: number): string;
}

/** A log whose leaves are `leafAt`; two logs of the same name have the same key, and may fork. */
export function openLog(
  name: string,
  leafAt: (index: number) => string = (index) => `leaf ${index}`,
): LogInMemory {
  const key = keyOf(name, keyTypes.ed25519, Buffer.alloc(32, 1));
  const leaf = (index: number) => leafHash(hashing, hashing.utf8(leafAt(index)));
  const edge = (from: number, count: number): TreeEdge =>
    Array.from({ length: count }, (_, at) => leaf(from + at)).reduce(
      (tree, hash) => grow(hashing, tree, hash),
      emptyTree,
    );
  const subtree = (level: number, index: number) =>
    rootOf(hashing, edge(index * 2 ** level, 2 ** level));
  const root = (size: number) => rootOf(hashing, edge(0, size));
  const proof = (from: number, to: number) => consistencyProof(hashing, { from, to }, subtree);
  const seal = (size: number) => {
    const text = printSeal({ origin: name, size, root: root(size), extensions: [] });
    return printNote({ text, signatures: [signNote(key, text)] });
  };
  return {
    key,
    root,
    proof,
    seal,
    submission: (oldSize, to) =>
      printSubmission({ oldSize, proof: proof(oldSize, to), seal: seal(to) }),
  };
}

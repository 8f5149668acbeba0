import { hashLength, isSameHash, nodeHash, type Hashing } from './hashing.ts';

/**
 * A Merkle tree as far as it must be remembered to grow: the roots of its perfect subtrees, the
 * largest and leftmost first. At size n it has as many as n has one-bits.
 */
export interface TreeEdge {
  readonly size: number;
  readonly roots: readonly Uint8Array[];
}

/** The tree without leaves. */
export const emptyTree: TreeEdge = { size: 0, roots: [] };

/** The tree with one more leaf: O(log n), and one hash on average. */
export function grow(hashing: Hashing, { size, roots }: TreeEdge, leaf: Uint8Array): TreeEdge {
  const grown = [...roots];
  let last = leaf;
  for (let bits = size; bits % 2 === 1; bits = Math.floor(bits / 2)) {
    const left = grown.pop();
    if (!left) throw new Error(`a tree of ${size} leaves lacks a subtree`);
    last = nodeHash(hashing, left, last);
  }
  return { size: size + 1, roots: [...grown, last] };
}

/** The root hash of a tree (RFC 9162, section 2.1.1). */
export function rootOf(hashing: Hashing, { roots }: TreeEdge): Uint8Array {
  const last = roots.at(-1);
  if (!last) return hashing.sha256();
  return roots.slice(0, -1).reduceRight((right, left) => nodeHash(hashing, left, right), last);
}

/**
 * The hash of a perfect subtree: the `index`-th of those with 2^level leaves. Asked only for
 * subtrees that lie wholly within the tree.
 */
export type SubtreeHash = (level: number, index: number) => Uint8Array;

/** The root of the leaves from `start` on and before `end`, a subtree of the tree (`start` aligned). */
function rootBetween(
  hashing: Hashing,
  { start, end }: { readonly start: number; readonly end: number },
  hashOf: SubtreeHash,
): Uint8Array {
  const length = end - start;
  const split = splitOf(length);
  if (split * 2 === length || length === 1) return hashOf(Math.log2(length), start / length);
  const left = rootBetween(hashing, { start, end: start + split }, hashOf);
  return nodeHash(hashing, left, rootBetween(hashing, { start: start + split, end }, hashOf));
}

/** The largest power of two less than `length`; 1 for a single leaf. */
function splitOf(length: number): number {
  let split = 1;
  while (split * 2 < length) split *= 2;
  return split;
}

/** The root of the first `size` leaves. */
export function rootAt(hashing: Hashing, size: number, hashOf: SubtreeHash): Uint8Array {
  return size === 0 ? hashing.sha256() : rootBetween(hashing, { start: 0, end: size }, hashOf);
}

/**
 * The proof that the leaf at `index` (first 0) is in the tree of the first `size` leaves: the
 * siblings on the way to the root, from the leaf's on (RFC 9162, section 2.1.3.1).
 */
export function inclusionProof(
  hashing: Hashing,
  { index, size }: { readonly index: number; readonly size: number },
  hashOf: SubtreeHash,
): Uint8Array[] {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} of ${size}`);
  const proof: Uint8Array[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const isLeft = index < middle;
    proof.push(
      rootBetween(hashing, isLeft ? { start: middle, end } : { start, end: middle }, hashOf),
    );
    if (isLeft) end = middle;
    else start = middle;
  }
  return proof.reverse();
}

/**
 * The proof that the tree of the first `to` leaves begins with that of the first `from`
 * (RFC 9162, section 2.1.4.1). Empty where there is nothing to prove.
 */
export function consistencyProof(
  hashing: Hashing,
  { from, to }: { readonly from: number; readonly to: number },
  hashOf: SubtreeHash,
): Uint8Array[] {
  if (from < 0 || from > to) throw new RangeError(`from ${from} to ${to}`);
  if (from === 0 || from === to) return [];
  const proof: Uint8Array[] = [];
  let [start, end] = [0, to];
  // Down to the subtree that ends where the older tree does.
  while (end !== from) {
    const middle = start + splitOf(end - start);
    const isLeft = from <= middle;
    proof.push(
      rootBetween(hashing, isLeft ? { start: middle, end } : { start, end: middle }, hashOf),
    );
    if (isLeft) end = middle;
    else start = middle;
  }
  // Whoever checks knows the older root: it is sent only where it is not that subtree itself.
  if (start > 0) proof.push(rootBetween(hashing, { start, end }, hashOf));
  return proof.reverse();
}

/** Whether `proof` leads from a leaf to `root` (RFC 9162, section 2.1.3.2). Total. */
export function provesInclusion(
  hashing: Hashing,
  claim: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly root: Uint8Array;
  },
  proof: readonly Uint8Array[],
): boolean {
  const { leaf, index, size, root } = claim;
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index)) return false;
  if (index < 0 || index >= size || leaf.length !== hashLength) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(hashing, sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else hash = nodeHash(hashing, hash, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isSameHash(hash, root);
}

/**
 * Whether `proof` shows that one tree begins with another (RFC 9162, section 2.1.4.2). Total. Every
 * tree begins with the empty one: of that, nothing is proved.
 */
export function provesConsistency(
  hashing: Hashing,
  claim: {
    readonly from: number;
    readonly to: number;
    readonly older: Uint8Array;
    readonly newer: Uint8Array;
  },
  proof: readonly Uint8Array[],
): boolean {
  const { from, to, older, newer } = claim;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return false;
  if (from < 1 || from > to) return false;
  if (from === to) return proof.length === 0 && isSameHash(older, newer);
  const [first, ...rest] = isPowerOfTwo(from) ? [older, ...proof] : proof;
  if (!first || proof.length === 0) return false;
  let [at, last] = [from - 1, to - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [a, b] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      a = nodeHash(hashing, sibling, a);
      b = nodeHash(hashing, sibling, b);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else b = nodeHash(hashing, b, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isSameHash(a, older) && isSameHash(b, newer);
}

function half(number: number): number {
  return Math.floor(number / 2);
}

function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number));
}

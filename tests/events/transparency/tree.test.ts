import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, nodeHash } from '../../../events/transparency/hashing.ts';
import {
  consistencyProof,
  emptyTree,
  grow,
  inclusionProof,
  provesConsistency,
  provesInclusion,
  rootAt,
  rootOf,
} from '../../../events/transparency/tree.ts';
import { subtreesIn, tileWidth } from '../../../events/transparency/tiles.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { bytesOf, vectorsOf } from './vectors.ts';

/** The root of some leaves by the definition (RFC 9162, section 2.1.1), and by nothing else. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return hashing.sha256();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return nodeHash(hashing, rootByDefinition(left), rootByDefinition(right));
}

const leaves = Array.from({ length: 700 }, (_, index) =>
  leafHash(hashing, hashing.utf8(`entry ${index}`)),
);

/** Tiles as a log of these leaves has them. */
function tileBytes(level: number, index: number): Uint8Array {
  const span = tileWidth ** level;
  const hashes: Uint8Array[] = [];
  for (let at = index * tileWidth; at < (index + 1) * tileWidth; at += 1)
    if ((at + 1) * span <= leaves.length)
      hashes.push(rootByDefinition(leaves.slice(at * span, (at + 1) * span)));
  return Buffer.concat(hashes);
}

const known = new Map<string, Uint8Array>();
const hashOf = subtreesIn(hashing, (level, index) => {
  const key = `${level}/${index}`;
  const bytes = known.get(key) ?? tileBytes(level, index);
  known.set(key, bytes);
  return bytes;
});

const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 255, 256, 257, 511, 512, 513, 699, 700];

describe('a tree that grows', () => {
  it('has the root that the definition gives, at every size', () => {
    let tree = emptyTree;
    for (const [index, leaf] of leaves.entries()) {
      tree = grow(hashing, tree, leaf);
      if (sizes.includes(index + 1))
        expect(rootOf(hashing, tree)).toEqual(rootByDefinition(leaves.slice(0, index + 1)));
    }
    expect(tree.size).toBe(leaves.length);
    expect(rootOf(hashing, emptyTree)).toEqual(hashing.sha256());
  });

  it('remembers one subtree for each one-bit of its size', () => {
    const tree = leaves.reduce((former, leaf) => grow(hashing, former, leaf), emptyTree);
    expect(tree.roots).toHaveLength((700).toString(2).replaceAll('0', '').length);
  });
});

describe('tiles', () => {
  it.each(sizes)('give the root at size %i', (size) => {
    expect(rootAt(hashing, size, hashOf)).toEqual(rootByDefinition(leaves.slice(0, size)));
  });
});

const place = fc
  .integer({ min: 1, max: leaves.length })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));

const pair = fc
  .integer({ min: 0, max: leaves.length })
  .chain((to) => fc.record({ to: fc.constant(to), from: fc.nat(to) }));

describe('a proof of inclusion', () => {
  const claimOf = ({ index, size }: { index: number; size: number }) => ({
    leaf: leaves[index] ?? new Uint8Array(),
    index,
    size,
    root: rootAt(hashing, size, hashOf),
  });

  it('proves each leaf at each size', () => {
    fc.assert(
      fc.property(place, ({ index, size }) => {
        const proof = inclusionProof(hashing, { index, size }, hashOf);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(provesInclusion(hashing, claimOf({ index, size }), proof)).toBe(true);
      }),
    );
  });

  it('proves nothing once a bit of it, its leaf, its root or its place is another', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat(255), ({ index, size }, at, bit) => {
        const proof = inclusionProof(hashing, { index, size }, hashOf);
        const claim = claimOf({ index, size });
        const flipped = proof.map((hash, step) =>
          step === at % proof.length ? flip(hash, bit) : hash,
        );
        const lies = [
          ...(proof.length > 0 ? [[claim, flipped] as const] : []),
          [{ ...claim, leaf: flip(claim.leaf, bit) }, proof] as const,
          [{ ...claim, root: flip(claim.root, bit) }, proof] as const,
          [{ ...claim, index: size }, proof] as const,
          [claim, [...proof, claim.root]] as const,
          ...(proof.length > 0 ? [[claim, proof.slice(1)] as const] : []),
        ];
        for (const [lie, path] of lies) expect(provesInclusion(hashing, lie, path)).toBe(false);
        if (size > 1)
          expect(provesInclusion(hashing, { ...claim, index: (index + 1) % size }, proof)).toBe(
            false,
          );
      }),
    );
  });

  it('is not made for a leaf that is not there', () => {
    expect(() => inclusionProof(hashing, { index: 5, size: 5 }, hashOf)).toThrow(RangeError);
  });
});

describe('a proof of consistency', () => {
  const claimOf = ({ from, to }: { from: number; to: number }) => ({
    from,
    to,
    older: rootAt(hashing, from, hashOf),
    newer: rootAt(hashing, to, hashOf),
  });

  it('proves that each tree begins with each smaller one', () => {
    fc.assert(
      fc.property(pair, (sizes) => {
        const proof = consistencyProof(hashing, sizes, hashOf);
        expect(provesConsistency(hashing, claimOf(sizes), proof)).toBe(sizes.from > 0);
      }),
    );
  });

  it('proves nothing of a tree that was rewritten', () => {
    fc.assert(
      fc.property(pair, fc.nat(255), (sizes, bit) => {
        fc.pre(sizes.from > 0 && sizes.from < sizes.to);
        const proof = consistencyProof(hashing, sizes, hashOf);
        const claim = claimOf(sizes);
        for (const lie of [
          { ...claim, older: flip(claim.older, bit) },
          { ...claim, newer: flip(claim.newer, bit) },
          { ...claim, from: claim.to, to: claim.from },
        ])
          expect(provesConsistency(hashing, lie, proof)).toBe(false);
        for (const path of [[], proof.slice(1), [...proof, claim.newer]])
          expect(provesConsistency(hashing, claim, path)).toBe(false);
      }),
    );
  });
});

interface InclusionVectors {
  readonly vectors: readonly {
    readonly leafIdx: number;
    readonly treeSize: number;
    readonly root: string;
    readonly leafHash: string;
    readonly proof: readonly string[] | null;
    readonly desc: string;
    readonly wantErr: boolean;
  }[];
}

interface ConsistencyVectors {
  readonly vectors: readonly {
    readonly size1: number;
    readonly size2: number;
    readonly root1: string;
    readonly root2: string;
    readonly proof: readonly string[] | null;
    readonly desc: string;
    readonly wantErr: boolean;
  }[];
}

const inclusions = vectorsOf('merkle-inclusion.json') as InclusionVectors | null;
const consistencies = vectorsOf('merkle-consistency.json') as ConsistencyVectors | null;

// The vectors of others lie beside the checkout where they are at all.
describe.skipIf(!inclusions || !consistencies)('the vectors of transparency-dev', () => {
  it('of inclusion are judged alike', () => {
    for (const {
      leafIdx,
      treeSize,
      root,
      leafHash: leaf,
      proof,
      desc,
      wantErr,
    } of inclusions?.vectors ?? []) {
      const claim = { leaf: bytesOf(leaf), index: leafIdx, size: treeSize, root: bytesOf(root) };
      const isProved = provesInclusion(hashing, claim, (proof ?? []).map(bytesOf));
      expect([desc, isProved]).toEqual([desc, !wantErr]);
    }
  });

  it('of consistency are judged alike', () => {
    for (const { size1, size2, root1, root2, proof, desc, wantErr } of consistencies?.vectors ??
      []) {
      const claim = { from: size1, to: size2, older: bytesOf(root1), newer: bytesOf(root2) };
      const isProved = provesConsistency(hashing, claim, (proof ?? []).map(bytesOf));
      expect([desc, size1, size2, isProved]).toEqual([desc, size1, size2, !wantErr]);
    }
  });
});

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

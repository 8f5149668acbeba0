import { describe, expect, it } from 'vitest';
import {
  provesConsistency,
  provesInclusion,
  rootOf,
  emptyTree,
  grow,
} from '../../../events/transparency/tree.ts';
import { tilesOf } from '../../../events/transparency/tiles.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { GrowingTree } from '../../../server/transparency/growing-tree.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { bind } from '../../../server/transparency/bindings.ts';
import { eventAt, openTree } from './open-tree.ts';

/** The root of some leaves, grown one after the other. */
function rootByGrowth(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(
    hashing,
    leaves.reduce((tree, leaf) => grow(hashing, tree, leaf), emptyTree),
  );
}

describe('the tree over a log', () => {
  it('has the root of its leaves at every size, through full tiles and levels of them', async () => {
    const bench = await openTree();
    const stored = new StoredTree(bench.database);
    expect(stored.rootAt(0)).toEqual(hashing.sha256());
    // 256 full tiles are a full tile of the next level, and one leaf more begins anew.
    for (const count of [1, 1, 253, 1, 1, 255, 1, 511, 64_513]) {
      bench.database.transaction(() => bench.add(count))();
      const size = bench.leaves.length;
      expect(stored.size()).toBe(size);
      expect(stored.rootAt(size)).toEqual(rootByGrowth(bench.leaves));
    }
    expect(bench.leaves).toHaveLength(65_537);
    for (const size of [1, 255, 256, 257, 65_535, 65_536])
      expect(stored.rootAt(size)).toEqual(rootByGrowth(bench.leaves.slice(0, size)));
    const tiles = bench.database.prepare('select level, count(*) from tiles group by level').raw();
    expect(tiles.all()).toEqual([
      [0, 256],
      [1, 1],
    ]);
    bench.database.close();
  });

  it('goes on after it was forgotten as if it had not been (3)', async () => {
    const bench = await openTree();
    bench.add(300);
    const again = new GrowingTree(bench.database);
    expect(() => again.add(eventAt(301), bind(Buffer.alloc(32), '{}'))).toThrow(/not next/u);
    bench.tree.resume();
    bench.add(300);
    const stored = new StoredTree(bench.database);
    expect(stored.rootAt(600)).toEqual(rootByGrowth(bench.leaves));
    expect(stored.rootAt(300)).toEqual(rootByGrowth(bench.leaves.slice(0, 300)));
    bench.database.close();
  });

  it('leaves no trace of a transaction that was not kept (1, 3)', async () => {
    const bench = await openTree();
    bench.add(255);
    const undo = bench.database.transaction(() => {
      bench.add(2);
      throw new Error('not kept');
    });
    expect(undo).toThrow('not kept');
    bench.tree.resume();
    const stored = new StoredTree(bench.database);
    expect(stored.size()).toBe(255);
    expect(stored.rootAt(255)).toEqual(rootByGrowth(bench.leaves.slice(0, 255)));
    bench.database.close();
  });

  it('proves its entries and its past', async () => {
    const bench = await openTree();
    bench.add(700);
    const stored = new StoredTree(bench.database);
    for (const size of [1, 2, 256, 257, 700]) {
      const root = stored.rootAt(size);
      for (const index of [0, 1, 255, 256, 699].filter((one) => one < size)) {
        const leaf = bench.leaves[index] ?? new Uint8Array();
        const proof = stored.inclusion(index, size);
        expect(provesInclusion(hashing, { leaf, index, size, root }, proof)).toBe(true);
      }
      const claim = { from: size, to: 700, older: root, newer: stored.rootAt(700) };
      expect(provesConsistency(hashing, claim, stored.consistency(size, 700))).toBe(true);
    }
    bench.database.close();
  });

  it('gives tiles of every width, and bundles whose entries hash to them', async () => {
    const bench = await openTree();
    bench.add(600);
    const stored = new StoredTree(bench.database);
    for (const tile of tilesOf(600)) expect(stored.tile(tile)).toHaveLength(tile.width * 32);
    expect(stored.tile({ level: 0, index: 2, width: 7 })).toEqual(
      stored.tile({ level: 0, index: 2, width: 88 }).subarray(0, 7 * 32),
    );
    const bundle = stored.entries(2, 88);
    const hashes: Uint8Array[] = [];
    for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
      const entry = bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at));
      hashes.push(hashing.sha256(Uint8Array.of(0), entry));
    }
    expect(Buffer.concat(hashes)).toEqual(stored.tile({ level: 0, index: 2, width: 88 }));
    bench.database.close();
  });
});

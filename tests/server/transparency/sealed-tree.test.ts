import { describe, expect, it } from 'vitest';
import { tileWidth } from '../../../events/transparency/tiles.ts';
import type { RemoteLog } from '../../../server/transparency/remote-log.ts';
import { NotAsSealed, SealedTree } from '../../../server/transparency/sealed-tree.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { openTree, type TreeOnTheBench } from './open-tree.ts';

const size = 11 * tileWidth + 7;

type Tiles = Pick<RemoteLog, 'tile'>;

function served(bench: TreeOnTheBench, lie: (tile: Buffer, times: number) => Buffer): Tiles {
  const stored = new StoredTree(bench.database);
  const asked = new Map<string, number>();
  return {
    tile({ level, index, width }) {
      const name = `${level}/${index}`;
      const times = (asked.get(name) ?? 0) + 1;
      asked.set(name, times);
      return Promise.resolve(lie(stored.tile({ level: level ?? 0, index, width }), times));
    },
  };
}

function sealOf(bench: TreeOnTheBench) {
  const root = new StoredTree(bench.database).rootAt(size);
  return { origin: 'a', size, root, extensions: [] };
}

describe('the tree of a seal', () => {
  it('gives no leaf that its root does not follow from, however often tiles are asked for', async () => {
    const bench = await openTree();
    bench.add(size);
    // Honest at first: what is asked for a second time has been changed.
    const turned = served(bench, (tile, times) =>
      times === 1 ? tile : Buffer.from(tile.map((byte) => byte ^ 1)),
    );
    const tree = await SealedTree.open(turned, sealOf(bench));
    for (const [index, leaf] of bench.leaves.entries())
      expect(await tree.leaf(index)).toEqual(leaf);
    await expect(tree.leaf(0)).rejects.toThrow(NotAsSealed);
  });

  it('is not opened where the tiles at its edge are of another', async () => {
    const bench = await openTree();
    bench.add(size);
    const other = served(bench, (tile) => Buffer.from(tile.map((byte) => byte ^ 1)));
    await expect(SealedTree.open(other, sealOf(bench))).rejects.toThrow(NotAsSealed);
  });
});

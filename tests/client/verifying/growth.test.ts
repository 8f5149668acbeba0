import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browserHashing, textOf } from '../../../client/verifying/browser-hashing.ts';
import { isExtended } from '../../../client/verifying/growth.ts';
import { leafHash } from '../../../events/transparency/hashing.ts';
import { hashesAt, parseTilePath, tileWidth } from '../../../events/transparency/tiles.ts';
import { emptyTree, grow, rootOf } from '../../../events/transparency/tree.ts';
import { nodeHashing } from '../../../server/transparency/hashing.ts';

/** A log in memory that serves its tiles: level 0 holds leaves, each level above roots of tiles. */
function logOf(texts: readonly string[]) {
  const leaves = texts.map((text) => leafHash(nodeHashing, nodeHashing.utf8(text)));
  const rootOfLeaves = (part: readonly Uint8Array[]): Uint8Array =>
    rootOf(
      nodeHashing,
      part.reduce((tree, leaf) => grow(nodeHashing, tree, leaf), emptyTree),
    );
  const asked: string[] = [];
  return {
    asked,
    tree: (size: number) => ({ size, root: rootOfLeaves(leaves.slice(0, size)) }),
    read: (path: string): Promise<Uint8Array | null> => {
      asked.push(path);
      const tile = parseTilePath(path);
      if (!tile || tile.level === null) return Promise.resolve(null);
      const { level, index, width } = tile;
      const span = tileWidth ** level;
      if (index * tileWidth + width > hashesAt(level, leaves.length)) return Promise.resolve(null);
      const hashes = Array.from({ length: width }, (_, at) => {
        const start = (index * tileWidth + at) * span;
        return rootOfLeaves(leaves.slice(start, start + span));
      });
      return Promise.resolve(new Uint8Array(Buffer.concat(hashes)));
    },
  };
}

const texts = Array.from({ length: 700 }, (_, at) => `entry ${at}`);
const log = logOf(texts);
const sizes = fc
  .integer({ min: 1, max: texts.length })
  .chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }));

describe('hashing in the browser', () => {
  it('is what Node makes of the same bytes, in as many parts', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }), (parts) => {
        expect(Buffer.from(browserHashing.sha256(...parts))).toEqual(nodeHashing.sha256(...parts));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textOf(browserHashing.utf8(text))).toBe(text);
      }),
    );
  });

  it('reads UTF-8 exactly, or not at all', () => {
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\uFEFFa');
    expect(textOf(Uint8Array.of(0x61, 0xff))).toBeNull();
  });
});

describe('a log that grows', () => {
  it('is shown by its tiles to begin with what it was, between any two sizes', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ from, to }) => {
        const [older, newer] = [log.tree(from), log.tree(to)];
        const reading = { hashing: browserHashing, read: log.read };
        expect(await isExtended(reading, { older, newer })).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is asked for few tiles, each once', async () => {
    log.asked.length = 0;
    const [older, newer] = [log.tree(257), log.tree(700)];
    expect(await isExtended({ hashing: browserHashing, read: log.read }, { older, newer })).toBe(
      true,
    );
    expect(new Set(log.asked).size).toBe(log.asked.length);
    expect(log.asked.length).toBeLessThanOrEqual(5);
  });

  it('is not, where anything that was there before reads otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async ({ from, to }, at) => {
        const changed = at % from;
        const rewritten = logOf(texts.map((text, index) => (index === changed ? 'lie' : text)));
        const reading = { hashing: browserHashing, read: rewritten.read };
        const claim = { older: log.tree(from), newer: rewritten.tree(to) };
        expect(await isExtended(reading, claim)).toBe(false);
        // Nor do the tiles of the log as it was lead to the root of the one that was rewritten.
        expect(await isExtended({ ...reading, read: log.read }, claim)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('is not, where a tile is missing or too short', async () => {
    const claim = { older: log.tree(300), newer: log.tree(700) };
    const without = (): Promise<null> => Promise.resolve(null);
    expect(await isExtended({ hashing: browserHashing, read: without }, claim)).toBe(false);
    const short = async (path: string): Promise<Uint8Array> =>
      ((await log.read(path)) ?? new Uint8Array()).subarray(0, -1);
    expect(await isExtended({ hashing: browserHashing, read: short }, claim)).toBe(false);
  });
});

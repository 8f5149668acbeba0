import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toBase64 } from '../../../events/transparency/base64.ts';
import { leafHash } from '../../../events/transparency/hashing.ts';
import { parseNote, parseVerifierKey, printNote } from '../../../events/transparency/note.ts';
import { parseProofFile, printProofFile } from '../../../events/transparency/proof-file.ts';
import { parseSeal, printSeal } from '../../../events/transparency/seal.ts';
import {
  parseTilePath,
  tilePath,
  tilesOf,
  tileWidth,
  widthIn,
} from '../../../events/transparency/tiles.ts';
import {
  consistencyProof,
  inclusionProof,
  provesConsistency,
  provesInclusion,
  rootAt,
} from '../../../events/transparency/tree.ts';
import { subtreesIn } from '../../../events/transparency/tiles.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { keyOf, signNote } from '../../../server/transparency/key-file.ts';
import { LeavesInTiles } from '../../../server/transparency/leaves-in-tiles.ts';
import { openSeal } from '../../../server/transparency/seals.ts';
import { bundleOf } from '../../../server/transparency/stored-tree.ts';
import { bytesOf, vectorsOf } from './vectors.ts';

const size = z.int().min(0);
const proof = z.array(z.string());
const schema = z.object({
  seed: z.string(),
  key: z.string(),
  roots: z.array(z.strictObject({ size, root: z.string() })),
  inclusions: z.array(z.strictObject({ index: size, size, proof })),
  consistencies: z.array(z.strictObject({ from: size, to: size, proof })),
  tiles: z.array(
    z.strictObject({
      size,
      files: z.array(z.strictObject({ path: z.string(), sha256: z.string() })),
    }),
  ),
  seals: z.array(z.strictObject({ size, note: z.string() })),
  paths: z.array(z.strictObject({ index: size, path: z.string() })),
  proofs: z.array(z.strictObject({ index: size, size, entry: z.string(), file: z.string() })),
});

const file = new URL('../../fixtures/tlog/vectors.json', import.meta.url);
const vectors = schema.parse(JSON.parse(readFileSync(file, 'utf8')));

const entries = Array.from({ length: 600 }, (_, index) => hashing.utf8(`entry ${index}`));
const leaves = entries.map((entry) => leafHash(hashing, entry));

/** The tree of the first leaves, as tiles have it. */
function treeOf(count: number): { readonly root: Uint8Array; readonly tiles: Map<string, Buffer> } {
  const tree = new LeavesInTiles();
  const filled = leaves.slice(0, count).flatMap((leaf) => tree.add(leaf));
  const tiles = [...filled, ...tree.partial()].map(({ level, index, hashes }) => {
    const path = tilePath({ level, index, width: widthIn(count, { level, index }) });
    return [path, hashes] as const;
  });
  return { root: tree.root(), tiles: new Map(tiles) };
}

const { tiles: tilesOfAll } = treeOf(leaves.length);
const hashOf = subtreesIn(hashing, (level, index) => {
  const width = widthIn(leaves.length, { level, index });
  return tilesOfAll.get(tilePath({ level, index, width })) ?? new Uint8Array();
});

const signing = keyOf('example.org/vectors', 1, Uint8Array.from(Buffer.from(vectors.seed, 'hex')));

describe('vectors that were written for this program by other code', () => {
  it('have our roots', () => {
    for (const { size: count, root } of vectors.roots) {
      expect([count, toBase64(treeOf(count).root)]).toEqual([count, root]);
      expect([count, toBase64(rootAt(hashing, count, hashOf))]).toEqual([count, root]);
    }
  });

  it('have our proofs of inclusion', () => {
    for (const { index, size: count, proof: path } of vectors.inclusions) {
      const ours = inclusionProof(hashing, { index, size: count }, hashOf);
      expect([index, count, ours.map(toBase64)]).toEqual([index, count, path]);
      const leaf = leaves[index] ?? new Uint8Array();
      const claim = { leaf, index, size: count, root: treeOf(count).root };
      expect(provesInclusion(hashing, claim, path.map(bytesOf))).toBe(true);
    }
  });

  it('have our proofs of consistency', () => {
    for (const { from, to, proof: path } of vectors.consistencies) {
      const ours = consistencyProof(hashing, { from, to }, hashOf);
      expect([from, to, ours.map(toBase64)]).toEqual([from, to, path]);
      const claim = { from, to, older: treeOf(from).root, newer: treeOf(to).root };
      expect(provesConsistency(hashing, claim, path.map(bytesOf))).toBe(true);
    }
  });

  it('have our tiles and bundles, and no others', () => {
    for (const { size: count, files } of vectors.tiles) {
      const ours = new Map(treeOf(count).tiles);
      for (let index = 0; index * tileWidth < count; index += 1) {
        const width = widthIn(count, { level: 0, index });
        const some = entries.slice(index * tileWidth, index * tileWidth + width);
        ours.set(tilePath({ level: null, index, width }), bundleOf(some));
      }
      const hashed = [...ours].map(([path, bytes]) => [path, hexOf(hashing.sha256(bytes))]);
      expect(new Map(hashed.map(([path, hash]) => [path, hash]))).toEqual(
        new Map(files.map(({ path, sha256 }) => [path, sha256])),
      );
      const named = [...tilesOf(count)].map(tilePath);
      expect(named).toEqual(
        files.map(({ path }) => path).filter((path) => !path.includes('entries')),
      );
    }
  });

  it('have our seals, to the byte, under our key', () => {
    const key = parseVerifierKey(hashing, vectors.key);
    expect(key).toEqual(signing.verifier);
    for (const { size: count, note } of vectors.seals) {
      const { root } = treeOf(count);
      const text = printSeal({ origin: 'example.org/vectors', size: count, root, extensions: [] });
      expect(printNote({ text, signatures: [signNote(signing, text)] })).toBe(note);
      expect(key && openSeal(note, key)).toMatchObject({ size: count });
      expect(parseSeal(parseNote(note)?.text ?? '')?.size).toBe(count);
    }
  });

  it('have our paths', () => {
    for (const { index, path } of vectors.paths) {
      const tile = { level: 0, index, width: tileWidth };
      expect(tilePath(tile)).toBe(`tile/0/${path}`);
      expect(parseTilePath(`tile/0/${path}`)).toEqual(tile);
    }
  });

  it('have our proof files', () => {
    for (const { index, size: count, entry, file: text } of vectors.proofs) {
      const read = parseProofFile(text);
      expect(read && printProofFile(read)).toBe(text);
      const claim = { leaf: leafHash(hashing, hashing.utf8(entry)), index, size: count };
      const { root } = treeOf(count);
      expect(provesInclusion(hashing, { ...claim, root }, read?.proof ?? [])).toBe(true);
    }
  });
});

interface Layout {
  readonly paths: readonly { readonly index: number; readonly path: string }[];
  readonly shapes: readonly {
    readonly size: number;
    readonly full: Readonly<Record<string, number>>;
    readonly partial: Readonly<Record<string, number>>;
  }[];
}

const layout = vectorsOf('tile-layout.json') as Layout | null;

// The vectors of others lie beside the checkout where they are at all.
describe.skipIf(!layout)('the layout of the examples in C2SP tlog-tiles', () => {
  it('has our paths', () => {
    for (const { index, path } of layout?.paths ?? [])
      expect(tilePath({ level: 0, index, width: tileWidth })).toBe(`tile/0/${path}`);
  });

  it('has our full and partial tiles', () => {
    for (const { size: count, full, partial } of layout?.shapes ?? []) {
      const tiles = [...tilesOf(count)];
      const counted: Record<string, number> = {};
      const widths: Record<string, number> = {};
      for (const { level, width } of tiles)
        if (width === tileWidth) counted[level] = (counted[level] ?? 0) + 1;
        else widths[level] = width;
      expect([count, counted, widths]).toEqual([count, full, partial]);
    }
  });
});

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

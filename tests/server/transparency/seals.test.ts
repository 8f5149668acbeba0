import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  parseNote,
  parseVerifierKey,
  printVerifierKey,
} from '../../../events/transparency/note.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import {
  isSignedBy,
  keyOf,
  KeyUnusable,
  openKeyFile,
  parsePrivateKey,
  printPrivateKey,
  signNote,
} from '../../../server/transparency/key-file.ts';
import { openLastSeal } from '../../../server/transparency/last-seal.ts';
import { Inconsistent, openSeal, Seals } from '../../../server/transparency/seals.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import { openTree, type TreeOnTheBench } from './open-tree.ts';

const origin = 'example.org/archive';
const now = () => new Date('2026-01-02T03:04:05Z');

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const keyPath = () => join(folder.path, 'log-key');

function sealsOver({ database }: TreeOnTheBench): Seals {
  return new Seals({
    database,
    tree: new StoredTree(database),
    key: openKeyFile(keyPath(), { name: origin }),
    last: openLastSeal(join(folder.path, 'last-seal')),
    now,
  });
}

describe('the key of a log', () => {
  it('is made once, for its owner alone, and is the same ever after', () => {
    const made = openKeyFile(keyPath(), { name: origin });
    expect(statSync(keyPath()).mode & 0o777).toBe(0o600);
    expect(openKeyFile(keyPath(), { name: 'other' }).verifier).toEqual(made.verifier);
    const text = printVerifierKey(made.verifier);
    expect(parseVerifierKey(hashing, text)).toEqual(made.verifier);
    expect(readFileSync(keyPath(), 'utf8')).toMatch(/^PRIVATE\+KEY\+example\.org\/archive\+/u);
  });

  it('is refused where others may read its file, with the remedy', () => {
    openKeyFile(keyPath(), { name: origin });
    chmodSync(keyPath(), 0o640);
    expect(() => openKeyFile(keyPath(), { name: origin })).toThrow(/chmod 600/u);
  });

  it('is refused where its file holds none', () => {
    writeFileSync(keyPath(), 'PRIVATE+KEY+name+00000000+AAAA\n', { mode: 0o600 });
    expect(() => openKeyFile(keyPath(), { name: origin })).toThrow(KeyUnusable);
  });

  it('is written as Go’s note package writes keys', () => {
    // The pair of that package's own tests.
    const text = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
    const key = parsePrivateKey(text);
    expect(key && printVerifierKey(key.verifier)).toBe(
      'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    );
    const seed = Buffer.from(text.slice(text.indexOf('+AY') + 1), 'base64').subarray(1);
    expect(key && printPrivateKey(key.verifier, seed)).toBe(text);
  });

  it('signs what only these bytes satisfy', () => {
    const key = keyOf(origin, 1, Buffer.alloc(32, 7));
    const { signature } = signNote(key, 'text\n');
    expect(isSignedBy(key.verifier, Buffer.from('text\n'), signature)).toBe(true);
    expect(isSignedBy(key.verifier, Buffer.from('Text\n'), signature)).toBe(false);
    const other = keyOf(origin, 1, Buffer.alloc(32, 8));
    expect(isSignedBy(other.verifier, Buffer.from('text\n'), signature)).toBe(false);
  });
});

describe('seals', () => {
  it('say the size and root of the log, signed, and are kept twice before they are given (2)', async () => {
    const bench = await openTree();
    bench.add(300);
    const seals = sealsOver(bench);
    const note = seals.current() ?? '';
    const key = openKeyFile(keyPath(), { name: origin }).verifier;
    const root = new StoredTree(bench.database).rootAt(300);
    expect(openSeal(note, key)).toMatchObject({ origin, size: 300, extensions: [] });
    expect(Buffer.from(openSeal(note, key)?.root ?? [])).toEqual(Buffer.from(root));
    expect(readFileSync(join(folder.path, 'last-seal'), 'utf8')).toBe(note);
    expect(seals.all()).toEqual([note]);
  });

  it('are one to a size (3)', async () => {
    const bench = await openTree();
    const seals = sealsOver(bench);
    const first = seals.current() ?? '';
    expect(seals.current()).toBe(first);
    bench.add(1);
    const second = seals.current() ?? '';
    expect(second).not.toBe(first);
    expect(seals.all()).toEqual([first, second]);
  });

  it('are no seals under another key, or with a bit changed', async () => {
    const bench = await openTree();
    const note = sealsOver(bench).current() ?? '';
    expect(openSeal(note, keyOf(origin, 1, Buffer.alloc(32, 9)).verifier)).toBeNull();
    const key = openKeyFile(keyPath(), { name: origin }).verifier;
    expect(openSeal(note.replace('\n0\n', '\n1\n'), key)).toBeNull();
    expect(parseNote(note)).not.toBeNull();
  });

  it('find a log that lost its end, by the file beside it', async () => {
    const whole = await openTree();
    whole.add(300);
    sealsOver(whole).current();
    const older = await openTree();
    older.add(290);
    expect(() => sealsOver(older).check()).toThrow(/the last 10 are gone/u);
  });

  it('find a log that was rewritten', async () => {
    const bench = await openTree();
    bench.add(300);
    const seals = sealsOver(bench);
    seals.current();
    expect(() => seals.check()).not.toThrow();
    bench.database.exec('drop trigger events_never_updated');
    bench.database.exec("update events set reason = 'another' where position = 299");
    expect(() => seals.check()).toThrow(Inconsistent);
  });

  it('are asked of nobody else’s key', async () => {
    const bench = await openTree();
    sealsOver(bench).current();
    const foreign = keyOf('elsewhere.example', 1, Buffer.alloc(32, 3));
    writeFileSync(keyPath(), printPrivateKey(foreign.verifier, Buffer.alloc(32, 3)));
    expect(() => sealsOver(bench).check()).toThrow(/not signed with the key/u);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseNote, printNote } from '../../../events/transparency/note.ts';
import { printSeal } from '../../../events/transparency/seal.ts';
import type { Submitting } from '../../../server/submitting/submitting.ts';
import { signNote } from '../../../server/transparency/key-file.ts';
import { sizeOfSeal } from '../../../server/transparency/seals.ts';
import { verify } from '../../../server/verify.ts';
import {
  cosigners,
  lineOver,
  openBench,
  published,
  soon,
  textOf,
  toSeals,
  type SubmittingBench,
} from './bench.ts';
import { witnessKey } from './open-witness.ts';

let bench: SubmittingBench;

beforeAll(async () => {
  bench = await openBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.server.close());

const sizes = (of: Submitting) => of.states.map(({ size }) => size);
const troubleOf = (of: Submitting) => of.states[0]?.trouble?.end;

/** A seal of this log over a tree that it never had. */
function forgedSeal(size: number): string {
  const { name } = bench.server.opened.transparency.key.verifier;
  const root = Buffer.alloc(32, 9);
  const text = printSeal({ origin: name, size, root, extensions: [] });
  // Whoever signed it: a witness remembers what it once checked.
  return printNote({ text, signatures: [signNote(witnessKey('another.example'), text)] });
}

describe('seals', () => {
  it('are cosigned by every witness, behind the log, and given with what they signed', async () => {
    const n = bench.size();
    const [one, two] = [await bench.witness('one.example'), await bench.witness('two.example')];
    const of = bench.open([one.asked, two.asked]);
    await expect.poll(() => sizes(of), soon).toEqual([n, n]);
    bench.append(300);
    await expect.poll(() => sizes(of), soon).toEqual([n + 300, n + 300]);
    const seal = published(of);
    expect(sizeOfSeal(seal)).toBe(n + 300);
    expect(cosigners(seal, one.asked, two.asked)).toEqual(['one.example', 'two.example']);
    expect(one.memory.of(bench.server.opened.transparency.key.verifier.name)?.size).toBe(n + 300);
  });

  it('go on from the size that a witness saw last, whatever was believed', async () => {
    const n = bench.size();
    const one = await bench.witness('one.example');
    const first = bench.open([one.asked]);
    await expect.poll(() => sizes(first), soon).toEqual([n]);
    first.stop();
    bench.append(4);
    bench.server.opened.database.writer.exec('delete from cosignatures');
    const of = bench.open([one.asked]);
    expect(sizes(of)).toEqual([null]);
    await expect.poll(() => sizes(of), soon).toEqual([n + 4]);
    expect(bench.logged()).toBe('');
  });

  it('are remembered with their cosignatures from one start to the next', async () => {
    const n = bench.size();
    const one = await bench.witness('one.example');
    const first = bench.open([one.asked]);
    await expect.poll(() => sizes(first), soon).toEqual([n]);
    first.stop();
    const again = bench.open([one.asked]);
    expect(sizes(again)).toEqual([n]);
    expect(cosigners(published(again), one.asked)).toEqual(['one.example']);
  });

  it('that were overtaken are never submitted: of many only the newest is', async () => {
    const n = bench.size();
    const asked: number[] = [];
    const held: (() => void)[] = [];
    const one = await bench.liar(
      toSeals((seal, response) => {
        asked.push(sizeOfSeal(seal));
        held.push(() => response.end(lineOver(textOf(seal))));
      }),
    );
    const of = bench.open([one], { timeoutMs: 10_000 });
    await expect.poll(() => held.length, soon).toBe(1);
    for (let at = 0; at < 50; at += 1) bench.append(1);
    held.shift()?.();
    await expect.poll(() => held.length, soon).toBe(1);
    held.shift()?.();
    await expect.poll(() => sizes(of), soon).toEqual([n + 50]);
    expect(asked).toEqual([n, n + 50]);
  });

  it('are given once they are cosigned, the former one until then, and at once where no witness is well', async () => {
    const n = bench.size();
    const one = await bench.witness('one.example');
    const of = bench.open([one.asked]);
    await expect.poll(() => sizes(of), soon).toEqual([n]);
    bench.append(1);
    expect(sizeOfSeal(published(of))).toBe(n);
    expect(cosigners(published(of), one.asked)).toEqual(['one.example']);
    await expect.poll(() => sizeOfSeal(published(of)), soon).toBe(n + 1);
    expect(cosigners(published(of), one.asked)).toEqual(['one.example']);
    await one.close();
    bench.append(1);
    await expect.poll(() => troubleOf(of), soon).toBe('unreachable');
    bench.append(1);
    expect(sizeOfSeal(published(of))).toBe(n + 3);
  });

  it('never go back behind one that someone was given, neither at once nor after a start', async () => {
    const n = bench.size();
    const held: (() => void)[] = [];
    const one = await bench.liar(
      toSeals((seal, response) => held.push(() => response.end(lineOver(textOf(seal))))),
    );
    const first = bench.open([one]);
    await expect.poll(() => held.length, soon).toBe(1);
    held.shift()?.();
    await expect.poll(() => sizes(first), soon).toEqual([n]);
    bench.append(2);
    expect(sizeOfSeal(published(first))).toBe(n);
    // Such as the receipt of what was said last is under.
    expect(sizeOfSeal(first.published(n + 2) ?? '')).toBe(n + 2);
    expect(sizeOfSeal(published(first))).toBe(n + 2);
    bench.append(1);
    expect(sizeOfSeal(published(first))).toBe(n + 2);
    first.stop();
    expect(sizeOfSeal(published(first))).toBe(n + 3);
    expect(sizeOfSeal(published(bench.open([one])))).toBe(n + 3);
  });

  it('are cosigned anew after a while though the log does not grow', async () => {
    let count = 0;
    const one = await bench.liar(
      toSeals((seal, response) => response.end(lineOver(textOf(seal), (count += 1)))),
    );
    const of = bench.open([one], { refreshMs: 30 });
    await expect.poll(() => of.states[0]?.at, soon).toBeGreaterThan(2);
    expect(parseNote(published(of))?.signatures).toHaveLength(2);
  });
});

describe('what is kept of witnesses', () => {
  it('is verified with the archive, and tells the newest seal that each cosigned', async () => {
    const n = bench.size();
    const one = await bench.witness('one.example');
    const of = bench.open([one.asked]);
    await expect.poll(() => sizes(of), soon).toEqual([n]);
    of.stop();
    bench.append(1);
    const { writer } = bench.server.opened.database;
    const key = bench.server.opened.transparency.key.verifier;
    const verified = async () =>
      verify(writer.name, { key, seals: [], witnesses: [one.asked.key] });
    const good = await verified();
    expect(good.cosigned).toMatchObject([{ witness: 'one.example', size: n }]);
    expect(good.findings).toEqual([]);
    writer.exec("update cosignatures set line = replace(line, 'one.', 'two.')");
    const bad = await verified();
    expect(bad.cosigned).toEqual([]);
    expect(bad.findings.map(({ code, position }) => [code, position])).toEqual([
      ['bad-cosignature', n],
      ['not-cosigned', null],
    ]);
  });

  it('goes with the seals, when the log begins under another key', async () => {
    const one = await bench.witness('one.example');
    const of = bench.open([one.asked]);
    await expect.poll(() => sizes(of), soon).toEqual([bench.size()]);
    of.stop();
    const { writer } = bench.server.opened.database;
    const undo = new Error('undone');
    const forget = writer.transaction(() => {
      writer.exec('delete from seals');
      expect(writer.prepare('select count(*) from cosignatures').pluck().get()).toBe(0);
      throw undo;
    });
    expect(forget).toThrow(undo);
  });
});

describe('a log that contradicts what a witness saw', () => {
  it('is told so where it was rolled back, in its log and its metrics', async () => {
    const n = bench.size();
    const one = await bench.witness('one.example');
    const { name } = bench.server.opened.transparency.key.verifier;
    one.memory.follow(name, () => ({
      answer: null,
      seen: { size: n + 500, root: Buffer.alloc(32), at: 1, seal: forgedSeal(n + 500) },
    }));
    const of = bench.open([one.asked]);
    await expect.poll(() => troubleOf(of), soon).toBe('contradicted');
    expect(of.states[0]?.trouble?.message).toContain(
      `cosigned ${n + 500} events of this log, which has ${n}`,
    );
    expect(bench.logged()).toMatch(/"level":50.*"trouble":"contradicted"/u);
    const metrics = await (await bench.server.get('/metrics')).text();
    expect(metrics).toContain(
      'regesta_witness_trouble{witness="one.example",trouble="contradicted"} 1',
    );
  });

  it.each([
    ['of the same size', 0],
    ['of a smaller size', 1],
  ])('is told so where it was rewritten: another tree %s was cosigned', async (_what, fewer) => {
    const size = bench.size() - fewer;
    const one = await bench.witness('one.example');
    const { name } = bench.server.opened.transparency.key.verifier;
    one.memory.follow(name, () => ({
      answer: null,
      seen: { size, root: Buffer.alloc(32, 9), at: 1, seal: forgedSeal(size) },
    }));
    const of = bench.open([one.asked]);
    await expect.poll(() => troubleOf(of), soon).toBe('contradicted');
    expect(cosigners(published(of), one.asked)).toEqual([]);
  });
});

describe('stopping', () => {
  it('leaves what is under way, and keeps nothing after it', async () => {
    const n = bench.size();
    const held: (() => void)[] = [];
    const one = await bench.liar((_, response) => held.push(() => response.end(lineOver('x\n'))));
    const of = bench.open([one], { timeoutMs: 60_000 });
    await expect.poll(() => held.length, soon).toBe(1);
    of.stop();
    held.shift()?.();
    bench.append(1);
    expect(sizeOfSeal(published(of))).toBe(n + 1);
    expect(sizes(of)).toEqual([null]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseNote } from '../../../events/transparency/note.ts';
import type { Trouble } from '../../../server/submitting/submit.ts';
import type { Submitting } from '../../../server/submitting/submitting.ts';
import { sizeOfSeal } from '../../../server/transparency/seals.ts';
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
import type { Lie } from './open-witness.ts';

let bench: SubmittingBench;

beforeAll(async () => {
  bench = await openBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.server.close());

const troubleOf = (of: Submitting) => of.states[0]?.trouble?.end;

describe('a witness that lies or fails', () => {
  const cases: readonly (readonly [string, Trouble['end'], Lie])[] = [
    ['does not know the log', 'refused', (_, response) => response.writeHead(404).end('no\n')],
    ['believes not the key', 'refused', (_, response) => response.writeHead(403).end()],
    ['breaks', 'unreachable', (_, response) => response.writeHead(500).end()],
    ['is asked too often', 'unreachable', (_, response) => response.writeHead(429).end()],
    ['sends elsewhere', 'unreachable', (_, response) => redirect(response)],
    ['hangs up', 'unreachable', (request) => request.socket.destroy()],
    ['never answers', 'unreachable', () => undefined],
    ['answers a byte at a time', 'unreachable', (_, response) => trickle(response)],
    ['answers without an end', 'unreachable', (_, response) => flood(response)],
    ['says nothing', 'unbelievable', (_, response) => response.end()],
    ['says something else', 'unbelievable', (_, response) => response.end('— a b\n\u0000\u0001')],
    ['signs another seal', 'unbelievable', (_, response) => response.end(lineOver('other\n'))],
    ['tells one size after the other', 'unreachable', (_, response) => tellSize(response, '2\n')],
    ['tells a size that is none', 'unbelievable', (_, response) => tellSize(response, 'x')],
  ];

  it.each(cases)('and %s is %s, and harms nothing', async (what, end, lie) => {
    const n = bench.size();
    const good = await bench.witness('one.example');
    const isSlow = what.startsWith('never') || what.includes('a byte');
    const pace = isSlow ? { timeoutMs: 300 } : {};
    const of = bench.open([await bench.liar(lie), good.asked], pace);
    await expect.poll(() => troubleOf(of), soon).toBe(end);
    bench.append(1);
    await expect.poll(() => of.states[1]?.size, soon).toBe(n + 1);
    expect(of.states[0]?.size).toBeNull();
    await expect.poll(() => sizeOfSeal(published(of)), soon).toBe(n + 1);
    expect(cosigners(published(of), good.asked)).toEqual(['one.example']);
    expect(parseNote(published(of))?.signatures).toHaveLength(2);
    expect(
      bench
        .logged()
        .split('\n')
        .filter((line) => line.includes('liar.example')),
    ).toHaveLength(1);
  });

  it('is asked again, less and less often, and not before it wants to be', async () => {
    const times: number[] = [];
    const dues: number[] = [];
    const dueAt = () => of.states[0]?.dueAt(bench.size()) ?? 0;
    let after: Readonly<Record<string, string>> = {};
    const one = await bench.liar((_, response) => {
      dues.push(dueAt());
      times.push(performance.now());
      response.writeHead(503, after).end();
    });
    const of = bench.open([one], { backOffMs: 40, backOffMaxMs: 80 });
    await expect.poll(() => times.length, soon).toBeGreaterThanOrEqual(4);
    for (const [at, due] of dues.entries()) {
      expect(due).toBeLessThanOrEqual(times[at] ?? 0);
      const former = times[at - 1];
      if (former !== undefined)
        expect(due - former).toBeGreaterThanOrEqual(Math.min(40 * 2 ** (at - 1), 80) / 2);
    }
    after = { 'retry-after': '3600' };
    const count = times.length;
    await expect.poll(() => of.states[0]?.trouble?.waitMs, soon).toBe(3_600_000);
    expect(times).toHaveLength(count + 1);
    expect(dueAt() - performance.now()).toBeGreaterThan(3_500_000);
  });

  it('is believed again as soon as it cosigns', async () => {
    let isDown = true;
    const one = await bench.liar(
      toSeals((seal, response) => {
        if (isDown) response.writeHead(503).end();
        else response.end(lineOver(textOf(seal)));
      }),
    );
    const of = bench.open([one]);
    await expect.poll(() => troubleOf(of), soon).toBe('unreachable');
    isDown = false;
    await expect.poll(() => [of.states[0]?.size], soon).toEqual([bench.size()]);
    expect(of.states[0]?.trouble).toBeNull();
    expect(bench.logged()).toContain('the witness cosigns again');
  });
});

function redirect(response: Parameters<Lie>[1]): void {
  response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
}

function trickle(response: Parameters<Lie>[1]): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write('—'), 50);
  response.once('close', () => clearInterval(timer));
}

function flood(response: Parameters<Lie>[1]): void {
  response.writeHead(200);
  const pour = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
  };
  response.on('drain', pour);
  response.on('error', () => undefined);
  pour();
}

function tellSize(response: Parameters<Lie>[1], size: string): void {
  response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(size);
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnparsedEvent } from '../../../server/archive.ts';
import type { SqliteArchive } from '../../../server/sqlite-archive.ts';
import { verify } from '../../../server/verify.ts';
import * as say from '../../support/sayings.ts';
import { place, type Place } from './open-two.ts';

const script = fileURLToPath(new URL('appending-process.ts', import.meta.url));

let there: Place;
beforeEach(async () => {
  there = await place();
});
afterEach(() => there.remove());

const append = (archive: SqliteArchive, ...events: readonly UnparsedEvent[]) =>
  archive.append({ events, reason: 'for a test', by: 'A test' });

describe('two archives over one file', () => {
  it('see at once what the other appended, and forget what they had remembered', () => {
    const [one, other] = [there.open(), there.open()];
    expect(append(one, say.source('paper'), say.occurrence('a')).outcome).toBe('appended');
    expect(append(other, say.related('a', 'causes', 'b')).outcome).toBe('refused');
    expect(append(other, say.occurrence('b'), say.retracted('a')).outcome).toBe('appended');
    expect(append(one, say.cited('a', say.citing('paper')))).toMatchObject({
      refusals: [{ code: 'retracted' }],
    });
    expect(append(one, { ...say.reinstated('a'), expectedVersion: 1 })).toMatchObject({
      conflicts: [{ expected: 1, actual: 2 }],
    });
    expect(append(one, { ...say.reinstated('a'), expectedVersion: 2 }).outcome).toBe('appended');
  });

  it('count on from the tallies that the other left', async () => {
    const [one, other] = [there.open(), there.open()];
    append(one, say.source('paper'), say.occurrence('a'));
    for (let turn = 0; turn < 6; turn += 1)
      append(turn % 2 === 0 ? other : one, say.occurrence(`b${turn}`));
    append(one, say.retracted('b1'), say.retracted('b2'));
    expect((await verify(there.path)).findings).toEqual([]);
  });

  it('tell their listeners what either appended, until they stop listening', async () => {
    const [one, other] = [there.open(), there.open()];
    const heads: number[] = [];
    const told = new Promise<void>((resolve) => {
      one.onAppended((head) => {
        heads.push(head);
        if (head === 3) resolve();
      });
    });
    let isTold = false;
    const stop = one.onAppended(() => {
      isTold = true;
    });
    stop();
    append(one, say.source('paper'));
    append(other, say.source('book'), say.source('tape'));
    await told;
    expect(heads).toEqual(heads.toSorted((a, b) => a - b));
    expect(isTold).toBe(false);
  });
});

describe('processes that append to one file at once', () => {
  it('lose nothing, double nothing, and leave a log in order', async () => {
    const archive = there.open();
    append(archive, say.source('paper'), say.occurrence('shared'));
    const count = 40;
    const ends = await Promise.all(['ann', 'ben', 'eve'].map((name) => run(name, count)));
    expect(ends).toEqual(ends.map(() => ({ code: 0, errors: '' })));
    const events = archive.read({ after: 2, limit: 1_000 });
    expect(events).toHaveLength(3 * 2 * count);
    for (const name of ['ann', 'ben', 'eve']) {
      const own = events.filter(({ recordedBy }) => recordedBy === name);
      // Each request is whole: its citation is followed at once by its actor.
      for (const [index, { stream, position }] of own.entries())
        expect([stream, position - (own[index - (index % 2)]?.position ?? 0)]).toEqual(
          index % 2 === 0 ? ['occurrence-shared', 0] : [`actor-${name}-${(index - 1) / 2}`, 1],
        );
    }
    expect((await verify(there.path)).findings).toEqual([]);
  }, 60_000);
});

async function run(name: string, count: number): Promise<{ code: number | null; errors: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, there.path, name, String(count)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, errors };
}

import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printVerifierKey } from '../../events/transparency/note.ts';
import { openLog } from '../server/witness/open-log.ts';
import { temporaryFolder } from '../support/running-server.ts';
import { startWitness, type RunningWitness } from '../support/running-witness.ts';
import { lacking } from './machine.ts';

const reason = lacking(['strace']);
const log = openLog('log.example');
const fork = openLog('log.example', (index) => (index < 3 ? `leaf ${index}` : `other ${index}`));
const logs = [printVerifierKey(log.key.verifier)];
const scratch = temporaryFolder();
/** A witness that has cosigned three leaves. */
const former = join(scratch.path, 'former');
const folder = join(scratch.path, 'witness');
/** The calls by which a witness keeps what it signs, says so, and answers. */
const calls = ['pwrite64', 'fsync', 'unlink', 'write', 'writev'] as const;

type Counts = Readonly<Record<string, number>>;

beforeAll(async () => {
  const witness = await startWitness({ folder: former, logs });
  await add(witness, log.submission(0, 3));
  await witness.stop();
});
afterAll(() => scratch.remove());

/** The status of the answer to a submission; null: there was none. */
async function add({ url }: RunningWitness, body: string): Promise<number | null> {
  const request = fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return request.then(({ status }) => status).catch(() => null);
}

function begin(under: readonly string[] = []): Promise<RunningWitness> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(former, folder, { recursive: true });
  return startWitness({ folder, logs, under });
}

const strace = (out: string, ...rest: readonly string[]): readonly string[] =>
  ['strace', '-D', '-f', '-qq', '-o', out, '-e', `trace=${calls.join(',')}`].concat(rest);

/** How often the first thread of a witness made each call, from its start until it has answered. */
async function countCalls(bodies: readonly string[]): Promise<Counts> {
  const trace = join(scratch.path, 'calls.trace');
  const witness = await begin(strace(trace));
  for (const body of bodies) expect(await add(witness, body)).toBe(200);
  await witness.stop('SIGKILL');
  const names = readFileSync(trace, 'utf8').matchAll(/^(\d+) +(\w+)\(/gmu);
  const own = [...names].filter(([, thread]) => Number(thread) === witness.pid);
  const count = (call: string) => own.filter(([, , name]) => name === call).length;
  return Object.fromEntries(calls.map((call) => [call, count(call)]));
}

/** Starts differ by a call or two: a witness that is killed before it listens gave nothing. */
function killedAtStart(error: unknown): null {
  if (error instanceof Error && error.message.startsWith('the witness ended with null'))
    return null;
  throw error;
}

/** Whether a witness that was stopped goes on without contradicting that it cosigned five leaves. */
async function staysTrue(): Promise<boolean> {
  const witness = await startWitness({ folder, logs });
  const end = await add(witness, fork.submission(3, 5));
  await witness.stop();
  return end !== 200;
}

describe('a witness that is killed', () => {
  it.skipIf(reason !== null)(
    `at a call between a submission and its answer forgets nothing it gave (${reason ?? 'can be seen'})`,
    async () => {
      const started = await countCalls([]);
      const served = await countCalls([log.submission(3, 5)]);
      // The first and the last of each: the ones between are alike.
      const places = calls.flatMap((call) => {
        const [from = 0, to = 0] = [started[call], served[call]];
        return [...new Set(to > from ? [from + 1, to] : [])].map((at) => ({ call, at }));
      });
      let keptUnanswered = 0;
      for (const { call, at } of places) {
        const inject = `inject=${call}:signal=SIGKILL:when=${at}`;
        const witness = await begin(strace('/dev/null', '-e', inject)).catch(killedAtStart);
        const answer = witness && (await add(witness, log.submission(3, 5)));
        await witness?.stop('SIGKILL');
        const again = await startWitness({ folder, logs });
        if (answer === 200)
          expect([inject, await add(again, fork.submission(3, 5))]).toEqual([inject, 409]);
        const next = await add(again, log.submission(3, 6));
        // It either goes on from three leaves, or asks for what extends five.
        expect([inject, answer === 200 ? [409] : [200, 409]]).toEqual([
          inject,
          expect.arrayContaining([next]),
        ]);
        if (next === 409) expect(await add(again, log.submission(5, 6))).toBe(200);
        if (answer === null && next === 409) keptUnanswered += 1;
        await again.stop();
      }
      expect(places.length).toBeGreaterThanOrEqual(6);
      expect(keptUnanswered).toBeGreaterThan(0);
    },
    300_000,
  );

  it('would be seen to contradict itself, were it to forget', async () => {
    const witness = await begin();
    expect(await add(witness, log.submission(3, 5))).toBe(200);
    await witness.stop('SIGKILL');
    expect(await staysTrue()).toBe(true);
    rmSync(folder, { recursive: true });
    cpSync(former, folder, { recursive: true });
    expect(await staysTrue()).toBe(false);
  });
});

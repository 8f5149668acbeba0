import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Asker } from './ask.ts';
import { appendBatch, type Batch } from './batches.ts';
import { chance } from './chance.ts';
import { count, noFigures, type Figures } from './figures.ts';
import { judge } from './judge.ts';
import { LiveReader, type Frame } from './live-reader.ts';
import { fakeTimeLibrary } from './machine.ts';
import type { Method } from './method.ts';
import { runServer } from './server-process.ts';
import { signIn, type SignedIn } from './signed-in.ts';
import { makeTemplate, type Template } from './template.ts';

/** Where the clock stands in turn, in days from now: a year on, two years back, and so on. */
const jumps = [0, 365, -365, 20, -400, 0] as const;

/**
 * A clock that jumps, back a year and more, while a server runs. The control is what the clock
 * itself said: how often it would have recorded an event before the one that precedes it.
 */
export const jumpingClock: Method = {
  name: 'clock',
  about: 'a clock that jumps a year on and two years back under a client who is signed in',
  needs: ['libfaketime'],
  rounds: { test: 1, ci: 3, nightly: 30 },
  run: async (rounds) => (await runRounds(rounds)).figures,
  control: async (rounds) => {
    const { decreases } = await runRounds(rounds);
    return { ...noFigures(), rounds, lost: decreases };
  },
};

async function runRounds(rounds: number) {
  const template = await makeTemplate();
  const figures = noFigures();
  const next = chance(rounds);
  let decreases = 0;
  try {
    for (let round = 0; round < rounds; round += 1)
      decreases += await jumpAround(template, figures, () => Math.floor(next() * 10));
  } finally {
    template.remove();
  }
  return { figures, decreases };
}

/** Returns how often the plain clock went back between two appends. */
async function jumpAround(
  template: Template,
  figures: Figures,
  shift: () => number,
): Promise<number> {
  const folder = template.copyTo(template.folder());
  const file = join(folder, '..', 'clock');
  const set = (days: number): void =>
    writeFileSync(file, `${days < 0 ? '-' : '+'}${Math.abs(days)}d\n`);
  set(0);
  const server = await runServer({
    folder,
    environment: { ...fakeTime(file), LOG_LEVEL: 'warn' },
  });
  const asker = new Asker(template.secret);
  const batches: Batch[] = [];
  const clocks: number[] = [];
  const live: Frame[] = [];
  const stream = new LiveReader(0, (frame) => live.push(frame));
  stream.follow(server.url);
  try {
    const person = await signIn(server);
    for (const days of jumps) {
      set(days === 0 ? 0 : days + shift());
      clocks.push(await seen(asker, server.url, clocks.at(-1) ?? 0));
      for (let at = 0; at < 3; at += 1) batches.push(await appendBatch(asker, server.url));
      // A session outlives no year; it must be there again when the clock is.
      if (days <= 0) await expectSession(person, figures, days);
    }
    const told = batches.flatMap(({ receipts }) => receipts);
    await expectFrames(live, told, figures);
    if (!server.said().includes('the clock is behind the last event'))
      figures.findings.push('it did not say that the clock went back');
    await server.kill();
    count(figures, await judge(folder, batches));
    return clocks.filter((clock, at) => clock < (clocks[at - 1] ?? clock)).length;
  } finally {
    stream.close();
    await server.kill();
    asker.close();
  }
}

/** The server's clock, once it is another than before: its answers tell it a second late. */
async function seen(asker: Asker, url: string, before: number): Promise<number> {
  const until = performance.now() + 5_000;
  for (;;) {
    const clock = Date.parse((await asker.get(`${url}/healthz`))?.date ?? '');
    if (Math.abs(clock - before) > 86_400_000 || performance.now() > until) return clock;
    await setTimeout(50);
  }
}

/** The stream that was opened before the jumps must bring what came after them. */
async function expectFrames(
  live: readonly Frame[],
  told: readonly Frame[],
  figures: Figures,
): Promise<void> {
  const until = performance.now() + 10_000;
  while (live.length < told.length && performance.now() < until) await setTimeout(20);
  const isSame = told.every(
    ({ id, position }, at) => live[at]?.id === id && live[at].position === position,
  );
  if (!isSame) figures.findings.push(`the live stream brought ${live.length} of ${told.length}`);
}

async function expectSession(person: SignedIn, figures: Figures, days: number): Promise<void> {
  if (!(await person.isSignedIn())) figures.findings.push(`signed out at ${days} days`);
}

/** The environment of a program whose clock follows a file. */
export function fakeTime(file: string): Readonly<Record<string, string>> {
  return {
    LD_PRELOAD: fakeTimeLibrary ?? '',
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

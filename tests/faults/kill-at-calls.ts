import { join } from 'node:path';
import { count, noFigures, type Figures } from './figures.ts';
import { openHasty } from './hasty.ts';
import { judge } from './judge.ts';
import type { Method } from './method.ts';
import { makeTemplate, type Template } from './template.ts';
import { countCalls, serveUnder, strace, writingCalls, type DiskCall } from './traced.ts';

const appends = 20;

/** SIGKILL in place of each write, and of each wait for the disk, of a run of twenty appends. */
export const killAtCalls: Method = {
  name: 'kill-at-calls',
  about: `SIGKILL in place of each pwrite64 and fsync of a run of ${appends} appends`,
  needs: ['strace'],
  rounds: { test: 4, ci: 40, nightly: 0 },
  run: (rounds) => runRounds(rounds, false),
  control: (rounds) => runRounds(Math.max(3, rounds), true),
};

/** A call of a run, by its number among those of its name, from 1. */
export interface Place {
  readonly call: DiskCall;
  readonly number: number;
}

async function runRounds(rounds: number, isHasty: boolean): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  try {
    const places = await placesOf(template, appends);
    figures.also['places in all'] = places.length;
    for (const { call, number } of spread(places, rounds)) {
      const folder = template.copyTo(template.folder());
      const inject = `inject=${call}:signal=SIGKILL:when=${number}`;
      const { secret } = template;
      const { batches, survived } = await serveUnder({
        folder,
        secret,
        under: strace('/dev/null', inject),
        // Runs differ a little: it goes on until it is killed.
        appends: 5 * appends,
        ...(isHasty && { front: (server) => openHasty(server.url, secret) }),
      });
      count(figures, await judge(folder, batches));
      if (survived) figures.findings.push(`${inject}: it was not killed`);
    }
  } finally {
    template.remove();
  }
  return figures;
}

/** Every call by which a run of so many appends writes, found by running it once. */
export async function placesOf(template: Template, count: number): Promise<readonly Place[]> {
  const folder = template.copyTo(template.folder());
  const trace = join(folder, '..', 'calls.trace');
  const { secret } = template;
  const { pid } = await serveUnder({ folder, secret, under: strace(trace), appends: count });
  const counts = countCalls(trace, pid);
  return writingCalls.flatMap((call) =>
    Array.from({ length: counts[call] }, (_, at) => ({ call, number: at + 1 })),
  );
}

/** So many of them, evenly spread, half of them waits for the disk; 0: all. */
export function spread(places: readonly Place[], most: number): readonly Place[] {
  if (most === 0 || places.length <= most) return places;
  return writingCalls
    .flatMap((call) => {
      const own = places.filter((place) => place.call === call);
      const length = Math.min(own.length, Math.max(1, Math.floor(most / 2)));
      return Array.from({ length }, (_, at) => own[Math.floor(((at + 0.7) * own.length) / length)]);
    })
    .filter((place) => place !== undefined);
}

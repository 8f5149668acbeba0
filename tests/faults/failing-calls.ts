import { count, noFigures, type Figures } from './figures.ts';
import { openHasty } from './hasty.ts';
import { judge } from './judge.ts';
import { placesOf, spread } from './kill-at-calls.ts';
import type { Method } from './method.ts';
import { makeTemplate } from './template.ts';
import { serveUnder, strace } from './traced.ts';

const appends = 20;

/**
 * What is done to the call: it fails once, and the server must go on by itself; or it and all after
 * it fail, and the server must say so and keep what it has acknowledged.
 */
const sorts = [
  { error: 'EIO', more: '' },
  { error: 'ENOSPC', more: '' },
  { error: 'EIO', more: '+' },
  { error: 'ENOSPC', more: '+' },
] as const;

/** A write or a wait for the disk that fails, at each place of a run of twenty appends. */
export const failingCalls: Method = {
  name: 'failing-calls',
  about: `EIO and ENOSPC at each pwrite64 and fsync of a run of ${appends} appends`,
  needs: ['strace'],
  rounds: { test: 4, ci: 40, nightly: 0 },
  run: (rounds) => runRounds(rounds, false),
  control: (rounds) => runRounds(Math.max(4, rounds), true),
};

async function runRounds(rounds: number, isHasty: boolean): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  let [wentOn, failedOnce] = [0, 0];
  try {
    const places = spread(await placesOf(template, appends), rounds);
    const cases =
      rounds === 0
        ? places.flatMap((place) => sorts.map((sort) => ({ place, sort })))
        : places.map((place, at) => ({ place, sort: sorts[at % sorts.length] ?? sorts[0] }));
    for (const { place, sort } of cases) {
      const folder = template.copyTo(template.folder());
      const { secret } = template;
      const inject = `inject=${place.call}:error=${sort.error}:when=${place.number}${sort.more}`;
      const served = await serveUnder({
        folder,
        secret,
        under: strace('/dev/null', inject),
        // The last of the run may fail: those after it show whether the server goes on.
        appends: appends + 2,
        ...(isHasty && { front: (server) => openHasty(server.url, secret) }),
      });
      const verdict = await judge(folder, served.batches);
      count(figures, verdict);
      // One that ended on the way of starting has not acknowledged anything.
      if (isHasty || served.pid === 0) continue;
      if (!served.survived) figures.findings.push(`${inject}: the server ended`);
      if (sort.more !== '') continue;
      failedOnce += 1;
      if (served.batches.at(-1)?.end === 'acknowledged') wentOn += 1;
      else if (place.number > 1) figures.findings.push(`${inject}: it did not go on`);
    }
  } finally {
    template.remove();
  }
  figures.also['went on by itself'] = `${wentOn} of ${failedOnce}`;
  return figures;
}

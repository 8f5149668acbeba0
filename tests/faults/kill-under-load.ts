import type { Batch } from './batches.ts';
import { chance } from './chance.ts';
import { letAppend } from './clients.ts';
import { count, noFigures, type Figures } from './figures.ts';
import { openHasty } from './hasty.ts';
import { judge, noVerdict } from './judge.ts';
import type { Method } from './method.ts';
import { runServer } from './server-process.ts';
import { makeTemplate, type Template } from './template.ts';

const clients = 8;

/** How many rounds go on with the same archive: each start recovers what the one before left. */
const roundsOfOne = 5;

/** SIGKILL at random instants, under eight clients that append over HTTP. */
export const killUnderLoad: Method = {
  name: 'kill',
  about: `SIGKILL at random instants under ${clients} appending clients`,
  needs: [],
  rounds: { test: 3, ci: 20, nightly: 1_000 },
  run: (rounds) => runRounds(rounds, false),
  control: (rounds) => runRounds(rounds, true),
};

async function runRounds(rounds: number, isHasty: boolean): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  const next = chance(rounds);
  let [folder, batches]: [string, readonly Batch[]] = ['', []];
  let slowestMs = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      if (round % roundsOfOne === 0) [folder, batches] = [template.copyTo(template.folder()), []];
      const ended = await killOnce({ template, folder, isHasty, after: 10 + next() * 150 });
      slowestMs = Math.max(slowestMs, ended.startedMs);
      // What was acknowledged in the rounds before must still be there.
      batches = [...batches, ...ended.batches];
      const verdict = await judge(folder, batches);
      const isLast = (round + 1) % roundsOfOne === 0 || round + 1 === rounds;
      // What is lost stays lost: it is counted once.
      count(figures, isLast ? verdict : { ...noVerdict, findings: verdict.findings });
    }
  } finally {
    template.remove();
  }
  figures.also['slowest start in ms'] = Math.round(slowestMs);
  return figures;
}

interface Round {
  readonly template: Template;
  readonly folder: string;
  readonly isHasty: boolean;
  /** The number of acknowledged requests that the kill waits for. */
  readonly after: number;
}

async function killOnce({ template, folder, isHasty, after }: Round) {
  const server = await runServer({ folder });
  const front = isHasty ? await openHasty(server.url, template.secret) : null;
  try {
    const load = letAppend(front?.url ?? server.url, template.secret, clients);
    await load.acknowledged(after);
    await server.kill();
    front?.close();
    await load.done;
    return { batches: load.batches, startedMs: server.startedMs };
  } finally {
    await server.kill();
    front?.close();
  }
}

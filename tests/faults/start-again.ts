import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { archivePath } from '../../server/database/data-folder.ts';
import { openArchive } from '../../server/open-archive.ts';
import { keptFolder } from '../bench/as-of/kept-archive.ts';
import { letAppend } from './clients.ts';
import { noFigures, type Figures } from './figures.ts';
import type { Method } from './method.ts';
import { run } from './mounts.ts';
import { runServer } from './server-process.ts';
import { makeTemplate } from './template.ts';

const events = 500_000;
const limitMs = 2_000;

/** How soon a large archive is served again after a kill; the control checks the whole file first. */
export const startAgain: Method = {
  name: 'start',
  about: `a kill under load at ${events} events, and the time until events are taken again`,
  needs: [],
  rounds: { test: 0, ci: null, nightly: 10 },
  run: startRounds,
  control: checkFirst,
};

async function startRounds(rounds: number): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  const [times, computed, wals]: [number[], number[], number[]] = [[], [], []];
  try {
    const folder = join(template.folder(), 'large');
    run('mkdir', '-p', folder);
    run(
      'cp',
      '--reflink=auto',
      archivePath(await keptFolder(events, () => undefined)),
      archivePath(folder),
    );
    const secret = await tokenOf(folder);
    for (let round = 0; round < rounds; round += 1) {
      const server = await runServer({ folder });
      const load = letAppend(server.url, secret, 8);
      await load.acknowledged(200);
      await server.kill();
      await load.done;
      wals.push(walMiBOf(folder));
      const began = performance.now();
      const again = await runServer({ folder });
      const first = letAppend(again.url, secret, 1);
      await first.acknowledged(1);
      times.push(performance.now() - began);
      computed.push(computingMsOf(again.pid));
      await again.kill();
      await first.done;
      figures.rounds += 1;
    }
  } finally {
    template.remove();
  }
  figures.also['fastest ms'] = Math.round(Math.min(...times));
  figures.also['slowest ms'] = Math.round(Math.max(...times));
  // The median: what else the machine does is none of ours.
  const median = medianOf(times);
  figures.also['median ms'] = Math.round(median);
  figures.also['of which computed'] = Math.round(medianOf(computed));
  figures.also['median MiB of WAL to recover'] = Math.round(medianOf(wals));
  if (median > limitMs) figures.findings.push(`it took ${Math.round(median)} ms`);
  return figures;
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function walMiBOf(folder: string): number {
  return statSync(`${archivePath(folder)}-wal`).size / 2 ** 20;
}

/** How long a process has had a processor, in milliseconds: what else the machine does is left out. */
function computingMsOf(pid: number): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /u, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  const tickMs = 10;
  return (user + system) * tickMs;
}

async function tokenOf(folder: string): Promise<string> {
  const opened = await openArchive(folder);
  const created = opened.tokens.create({ name: 'A client', role: 'editor', expiresAt: null });
  opened.close();
  if (!created.ok) throw new Error(created.message);
  return created.secret;
}

async function checkFirst(): Promise<Figures> {
  const figures = noFigures();
  const began = performance.now();
  const file = new Sqlite(archivePath(await keptFolder(events, () => undefined)), {
    readonly: true,
  });
  file.prepare('pragma quick_check(5)').all();
  file.close();
  const took = Math.round(performance.now() - began);
  figures.rounds = 1;
  figures.lost = took > limitMs ? 1 : 0;
  figures.also['the whole check in ms'] = took;
  return figures;
}

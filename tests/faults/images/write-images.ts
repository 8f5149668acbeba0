import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Asker } from '../ask.ts';
import { appendBatch, type Batch } from '../batches.ts';
import { chance } from '../chance.ts';
import { count, noFigures, type Figures } from '../figures.ts';
import { judge } from '../judge.ts';
import type { Method } from '../method.ts';
import { runServer } from '../server-process.ts';
import { makeTemplate, type Template } from '../template.ts';
import { Disk, type Files } from './image.ts';
import { readRecording, recordingTo, type Recorded } from './recording.ts';

/** How many batches each of two servers takes; each is stopped, and folds its WAL into the file. */
const appends = 12;

/** Whatever a disk may hold at any moment of a run; the control's disk does not keep its word. */
export const writeImages: Method = {
  name: 'images',
  about: 'what a disk may hold, writes lost, torn and reordered, at any moment of a recorded run',
  needs: ['strace'],
  rounds: { test: 20, ci: 600, nightly: 10_000 },
  run: (rounds) => runRounds(rounds, true),
  control: (rounds) => runRounds(Math.min(rounds, 20), false),
};

interface Run {
  readonly before: Files;
  readonly deeds: readonly Recorded[];
  readonly batches: readonly Told[];
}

interface Told {
  readonly batch: Batch;
  readonly askedMs: number;
  readonly answeredMs: number;
}

async function runRounds(rounds: number, isHonest: boolean): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  const next = chance(rounds);
  try {
    const run = await record(template);
    figures.also['deeds recorded'] = run.deeds.length;
    const cuts = Array.from({ length: rounds }, () => Math.floor(next() * run.deeds.length));
    const disk = new Disk(run.before, isHonest);
    let taken = 0;
    for (const cut of cuts.toSorted((a, b) => a - b)) {
      for (; taken < cut; taken += 1) disk.take(deedAt(run, taken).deed);
      const folder = template.folder();
      writeFiles(folder, disk.image(next));
      const verdict = await judge(folder, known(run.batches, deedAt(run, cut).atMs)).catch(
        (error: unknown) => ({ ...nothingCameBack(run, cut), findings: [String(error)] }),
      );
      count(figures, verdict);
      rmSync(folder, { recursive: true });
    }
  } finally {
    template.remove();
  }
  return figures;
}

function deedAt({ deeds }: Run, index: number): Recorded {
  const found = deeds[index];
  if (!found) throw new Error(`there is no deed ${index}`);
  return found;
}

/** What clients knew at a moment: what they were told later, they were not told. */
function known(batches: readonly Told[], atMs: number): readonly Batch[] {
  return batches
    .filter(({ askedMs }) => askedMs <= atMs)
    .map(({ batch, answeredMs }) =>
      answeredMs <= atMs ? batch : { ...batch, end: 'unknown' as const, receipts: [] },
    );
}

/** An archive that can't be opened has lost all. */
function nothingCameBack(run: Run, cut: number) {
  const batches = known(run.batches, deedAt(run, cut).atMs);
  const acknowledged = batches
    .filter(({ end }) => end === 'acknowledged')
    .reduce((sum, { ids }) => sum + ids.length, 0);
  return {
    acknowledged,
    lost: acknowledged,
    altered: 0,
    torn: 0,
    uninvited: 0,
    unknown: 0,
    unknownKept: 0,
  };
}

async function record(template: Template): Promise<Run> {
  const folder = template.copyTo(template.folder());
  const before = readFiles(folder);
  const traces = [1, 2].map((number) => `${folder}-${number}.trace`);
  const batches: Told[] = [];
  for (const trace of traces) {
    const server = await runServer({ folder, under: recordingTo(trace) });
    const asker = new Asker(template.secret);
    try {
      for (let at = 0; at < appends; at += 1) {
        const askedMs = Date.now();
        const batch = await appendBatch(asker, server.url);
        // The clock's millisecond is cut off: the answer came before the next.
        batches.push({ batch, askedMs, answeredMs: Date.now() + 1 });
      }
      await server.stop();
    } finally {
      await server.kill();
      asker.close();
    }
  }
  const deeds = traces.flatMap((trace) => readRecording(trace, 'regesta.'));
  return { before, deeds, batches };
}

function readFiles(folder: string): Files {
  return new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

function writeFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(folder, name), content, { mode: 0o600 });
}

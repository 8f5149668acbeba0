import { setTimeout } from 'node:timers/promises';
import { archivePath } from '../../server/database/data-folder.ts';
import { Asker } from './ask.ts';
import { appendBatch, type Batch } from './batches.ts';
import { count, noFigures, type Figures } from './figures.ts';
import { judge, noVerdict } from './judge.ts';
import { LiveReader } from './live-reader.ts';
import type { Method } from './method.ts';
import { EndedAtStart, runServer, type ServerProcess } from './server-process.ts';
import { makeTemplate, type Template } from './template.ts';
import { countCalls, serveUnder, strace } from './traced.ts';

const appends = 12;

/** By so many reads after the start, of those who read and follow, the control's stream is there. */
const openingReads = 12;

/**
 * Reads of the archive that fail under a client who appends, one who reads and one who follows the
 * log. The control's client does not ask again when its stream has ended, and from some time after
 * the start every read fails, the stream's among them: it must miss events.
 */
export const failingReads: Method = {
  name: 'failing-reads',
  about: `EIO at each read of the archive in a run of ${appends} appends with a live stream`,
  needs: ['strace'],
  rounds: { test: 2, ci: 40, nightly: 0 },
  run: runRounds,
  control: runImpatient,
};

async function runRounds(rounds: number): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  try {
    const reads = await countReads(template, appends);
    figures.also['reads in all'] = reads;
    const most = rounds === 0 ? reads : Math.min(reads, rounds);
    for (let at = 0; at < most; at += 1) {
      const number = 1 + Math.floor(((at + 0.5) / most) * reads);
      // Once, or it and all after it, in turn; of all of them, both.
      const sorts = rounds === 0 ? ['', '+'] : [at % 2 === 1 ? '+' : ''];
      for (const more of sorts)
        await failOnce({ template, number, more, isPatient: true }, figures);
    }
  } finally {
    template.remove();
  }
  return figures;
}

async function runImpatient(): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  try {
    const number = (await countReads(template, 0)) + openingReads;
    await failOnce({ template, number, more: '+', isPatient: false }, figures);
  } finally {
    template.remove();
  }
  return figures;
}

interface Round {
  readonly template: Template;
  readonly number: number;
  /** `+`: all reads after it fail too. */
  readonly more: string;
  readonly isPatient: boolean;
}

/** Runs a program under strace, which sees the calls on the files of an archive and no others. */
function onArchive(folder: string, trace: string, ...expressions: readonly string[]) {
  const path = archivePath(folder);
  return [...strace(trace, ...expressions), '-P', path, '-P', `${path}-wal`];
}

/** How many reads a start and so many appends after it take. */
async function countReads(template: Template, count: number): Promise<number> {
  const folder = template.copyTo(template.folder());
  const { secret } = template;
  const trace = `${folder}.trace`;
  const under = onArchive(folder, trace);
  const { pid } = await serveUnder({ folder, secret, under, appends: count });
  return countCalls(trace, pid).pread64;
}

async function failOnce(round: Round, figures: Figures): Promise<void> {
  const { template, number, more, isPatient } = round;
  const folder = template.copyTo(template.folder());
  const inject = `inject=pread64:error=EIO:when=${number}${more}`;
  const server = await startOr(folder, inject);
  if (typeof server === 'string') {
    if (!/^regesta: [^\n]+\n$/u.test(server)) figures.findings.push(`${inject}: it said ${server}`);
    return count(figures, noVerdict);
  }
  const asker = new Asker(template.secret);
  const stream = new LiveReader(0, () => undefined);
  const batches: Batch[] = [];
  try {
    stream.follow(server.url);
    for (let at = 0; at < appends; at += 1) {
      batches.push(await appendBatch(asker, server.url));
      await asker.get(`${server.url}/api/events?after=${at}&limit=5`);
    }
    if (!server.isRunning()) figures.findings.push(`${inject}: it ended: ${server.said()}`);
    else if (!isPatient) figures.lost += await missedBy(stream, { server, batches, isPatient });
    else if (more === '') {
      const missed = await missedBy(stream, { server, batches, isPatient });
      if (missed > 0) figures.findings.push(`${inject}: the stream missed ${missed}`);
      if (batches.at(-1)?.end !== 'acknowledged')
        figures.findings.push(`${inject}: it takes no more`);
    }
  } finally {
    stream.close();
    await server.kill();
    asker.close();
  }
  count(figures, await judge(folder, batches));
}

/** A server whose reads fail; what it said, if it ended at its start. */
function startOr(folder: string, inject: string): Promise<ServerProcess | string> {
  const under = onArchive(folder, '/dev/null', inject);
  return runServer({ folder, under }).catch((error: unknown) => {
    if (!(error instanceof EndedAtStart)) throw error;
    return error.message.replace('the server did not start: ', '');
  });
}

/** How many acknowledged events a stream has not brought; one that has ended is asked for again. */
async function missedBy(
  stream: LiveReader,
  of: {
    readonly server: ServerProcess;
    readonly batches: readonly Batch[];
    readonly isPatient: boolean;
  },
): Promise<number> {
  const head = Math.max(0, ...of.batches.flatMap((one) => one.receipts.map((e) => e.position)));
  const until = performance.now() + 10_000;
  while (stream.position < head && performance.now() < until) {
    if (stream.isOver() && !of.isPatient) break;
    if (stream.isOver()) stream.follow(of.server.url);
    await setTimeout(20);
  }
  return head - stream.position;
}

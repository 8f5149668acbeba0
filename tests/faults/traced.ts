import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Asker } from './ask.ts';
import { appendBatch, type Batch } from './batches.ts';
import type { Front } from './hasty.ts';
import { EndedAtStart, runServer, type ServerProcess } from './server-process.ts';

/** The calls by which SQLite writes to a disk here. */
export const writingCalls = ['pwrite64', 'fsync'] as const;

/** The calls by which SQLite uses a disk here. */
export type DiskCall = (typeof writingCalls)[number] | 'pread64';

const diskCalls: readonly DiskCall[] = [...writingCalls, 'pread64'];

/**
 * The words that run a program under strace, which becomes a grandchild: the program keeps the
 * process id. Calls are counted by thread; SQLite runs in the first.
 */
export function strace(out: string, ...expressions: readonly string[]): readonly string[] {
  // Filtering in the kernel is fast, but no signal can then be injected.
  const isFast = expressions.every((expression) => !expression.includes(':signal='));
  const options = ['-D', '-f', ...(isFast ? ['--seccomp-bpf'] : []), '-qq', '-o', out];
  const names = diskCalls.join(',');
  return ['strace', ...options, '-e', `trace=${names}`, ...expressions.flatMap((e) => ['-e', e])];
}

/** How many of each call a trace has, in the first thread. */
export function countCalls(trace: string, pid: number): Readonly<Record<DiskCall, number>> {
  const counts = { pwrite64: 0, fsync: 0, pread64: 0 };
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const [, thread, name] = /^(\d+) +(\w+)\(/u.exec(line) ?? [];
    const call = diskCalls.find((one) => one === name);
    if (Number(thread) === pid && call) counts[call] += 1;
  }
  return counts;
}

/** A server that ran under something, and what a client appended to it, one by one. */
export interface Served {
  readonly batches: readonly Batch[];
  /** Whether it still ran at the end. */
  readonly survived: boolean;
  readonly pid: number;
}

/** What a client does with a running server, over and over. */
export interface Serving {
  readonly folder: string;
  readonly secret: string;
  readonly under: readonly string[];
  readonly appends: number;
  /** What stands before the server; null: nothing. */
  readonly front?: (server: ServerProcess) => Promise<Front>;
}

function isUnanswered(batch: Batch | undefined): boolean {
  return batch?.end === 'unknown' && batch.detail === '';
}

/** Starts a server, appends so many batches one after the other while it runs, and kills it. */
export async function serveUnder(serving: Serving): Promise<Served> {
  const { folder, secret, under, appends } = serving;
  const server = await runServer({ folder, under }).catch((error: unknown) => {
    if (error instanceof EndedAtStart) return null;
    throw error;
  });
  if (!server) return { batches: [], survived: false, pid: 0 };
  const front = await serving.front?.(server);
  const asker = new Asker(secret);
  const batches: Batch[] = [];
  try {
    for (let at = 0; at < appends && server.isRunning(); at += 1) {
      batches.push(await appendBatch(asker, front?.url ?? server.url));
      if (isUnanswered(batches.at(-1))) break;
    }
    await front?.handedOn();
    // One that was killed under a tracer is gone only once the tracer has let it go.
    if (isUnanswered(batches.at(-1))) await Promise.race([server.ended, setTimeout(10_000)]);
    return { batches, survived: server.isRunning(), pid: server.pid };
  } finally {
    await server.kill();
    front?.close();
    asker.close();
  }
}

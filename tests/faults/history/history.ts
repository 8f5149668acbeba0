import { setTimeout } from 'node:timers/promises';
import { openArchive } from '../../../server/open-archive.ts';
import { chance } from '../chance.ts';
import { findingsOf } from '../judge.ts';
import { LiveReader } from '../live-reader.ts';
import type { Front } from '../hasty.ts';
import type { Template } from '../template.ts';
import { Checker, type Findings } from './checker.ts';
import { Recorder } from './recorder.ts';
import { Supervisor, type Blow } from './supervisor.ts';
import { runWorkload } from './workload.ts';

/** How a history is made. */
export interface HistoryOptions {
  readonly template: Template;
  readonly operations: number;
  readonly clients: number;
  /** How many blows are dealt to the server, evenly, in turn a kill, a pause, a jump of the clock. */
  readonly blows: number;
  /** The share of appends that are sent twice; by default one in ten. */
  readonly twice?: number;
  /** A server with a fault, to stand before the one that has none. */
  readonly front?: (url: string, secret: string) => Promise<Front>;
}

/** A history that was checked. */
export interface Checked extends Findings {
  readonly dealt: Readonly<Record<Blow, number>>;
  readonly head: number;
  readonly frames: number;
  readonly seconds: number;
  /** What `regesta verify` found. */
  readonly unsound: readonly string[];
}

const readers = 2;

/** Makes a history under blows, records it, and checks it against the log that it left. */
export async function checkHistory(options: HistoryOptions): Promise<Checked> {
  const { template, operations } = options;
  const folder = template.copyTo(template.folder());
  const streams = await setUp(folder, Math.min(2_000, Math.max(8, Math.floor(operations / 500))));
  const recorder = new Recorder(`${folder}.history`);
  const began = performance.now();
  const { dealt, frames } = await make(options, { folder, streams, recorder });
  const seconds = (performance.now() - began) / 1_000;
  const checker = new Checker();
  const head = await takeLog(checker, folder, streams.length);
  for await (const entry of recorder.entries()) checker.take(entry);
  const unsound = await findingsOf(folder);
  return { ...checker.findings(), dealt, head, frames, seconds, unsound };
}

interface Ground {
  readonly folder: string;
  readonly streams: readonly string[];
  readonly recorder: Recorder;
}

async function make(options: HistoryOptions, { folder, streams, recorder }: Ground) {
  const { template, clients, operations, blows, twice = 0.1 } = options;
  const { secret } = template;
  let frames = 0;
  const live = Array.from({ length: readers }, (_, reader) => {
    const onFrame = (frame: { position: number; id: string }): void => {
      frames += 1;
      recorder.tell({ entry: 'frame', reader, ...frame });
    };
    return new LiveReader(streams.length, onFrame);
  });
  const supervisor = new Supervisor(folder, (url) => live.forEach((one) => one.follow(url)));
  const next = chance(operations);
  const every = Math.ceil(operations / (blows + 1));
  const turns: readonly Blow[] = ['kill', 'pause', 'clock'];
  let dealing = Promise.resolve();
  const deal = async (before: Promise<void>, turn: number): Promise<void> => {
    await before;
    await supervisor.deal(turns[turn % turns.length] ?? 'kill', next());
  };
  const onOperation = (op: number): void => {
    if (op % every === 0) dealing = deal(dealing, op / every);
  };
  try {
    const front = await options.front?.(await supervisor.url(), secret);
    const url = front ? () => Promise.resolve(front.url) : () => supervisor.url();
    const load = { secret, url, clients, operations, streams, recorder, next, twice, onOperation };
    await runWorkload(load);
    await front?.handedOn();
    front?.close();
    await dealing;
    await catchUp(live, `${await supervisor.url()}/readyz`);
    live.forEach((one) => one.close());
    await supervisor.stop();
  } finally {
    live.forEach((one) => one.close());
    await supervisor.kill();
  }
  return { dealt: supervisor.dealt, frames };
}

/** Waits until every live stream brought the head of the log; what never comes is found as lost. */
async function catchUp(live: readonly LiveReader[], ready: string): Promise<void> {
  const answer: unknown = await (await fetch(ready)).json();
  const head = Number(/"position":(\d+)/u.exec(JSON.stringify(answer))?.[1]);
  const until = performance.now() + 20_000;
  while (live.some(({ position }) => position < head)) {
    if (performance.now() > until) throw new Error(`a live stream did not reach ${head}`);
    await setTimeout(20);
  }
}

/** Registers the sources that the history is about. */
async function setUp(folder: string, count: number): Promise<readonly string[]> {
  const streams = Array.from({ length: count }, (_, at) => `source-h${at}`);
  const opened = await openArchive(folder);
  const events = streams.map((stream) => {
    return { stream, type: 'SourceRegistered', data: { type: 'report', title: stream } };
  });
  for (let at = 0; at < events.length; at += 500)
    opened.archive.append({ events: events.slice(at, at + 500), reason: '', by: 'History' });
  opened.close();
  return streams;
}

async function takeLog(checker: Checker, folder: string, setUpTo: number): Promise<number> {
  const opened = await openArchive(folder);
  try {
    for (let after = 0; ; after += 1_000) {
      const page = opened.archive.read({ after, limit: 1_000 });
      for (const event of page) checker.takeEvent(event, event.position <= setUpTo);
      if (page.length < 1_000) return opened.archive.head().position;
    }
  } finally {
    opened.close();
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Word } from './streams/served.ts';

/**
 * What open live streams cost: the server’s memory with none and with many, what an append takes
 * with and without them, in turns, and how long after an append the last stream has heard of it.
 * `--streams` (500), `--appends` a round (100), `--rounds` (5), `--whole`: streams of whole events.
 */
const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '500' },
    appends: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    whole: { type: 'boolean', default: false },
  },
});
const streams = Number(values.streams);
const mebibyte = 1024 * 1024;

interface Stream {
  readonly socket: Socket;
  /** The last position that came. */
  position: number;
}

const script = fileURLToPath(new URL('streams/served.ts', import.meta.url));
const child = fork(script, { execArgv: ['--expose-gc', '--import', 'tsx'] });
const first = await nextWord(child);
if (!('url' in first)) throw new Error('the server did not say where it is');
const { url, secret } = first;
let head = 0;

await append(200); // warms up
const none = await rssOf(child);
const alone: number[] = [];
const crowded: number[] = [];
const heard: number[] = [];
let most = 0;
for (let round = 0; round < Number(values.rounds); round += 1) {
  alone.push(...(await append(Number(values.appends))));
  const open = await openStreams(streams);
  crowded.push(...(await append(Number(values.appends))));
  heard.push(await hearing(open));
  most = Math.max(most, await rssOf(child));
  for (const { socket } of open) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 200));
}
child.send('stop');
await once(child, 'exit');

say(`${streams} streams, ${values.whole ? 'whole events' : 'heads'}`);
say(`memory without        ${(none / mebibyte).toFixed(1)} MiB`);
say(`memory with           ${(most / mebibyte).toFixed(1)} MiB`);
say(`the streams           ${((most - none) / mebibyte).toFixed(1)} MiB`);
say(`append without, ms    ${quantiles(alone)}`);
say(`append with, ms       ${quantiles(crowded)}`);
say(`last stream heard, ms ${quantiles(heard)}`);

/** Appends one event after the other; how long each took, in milliseconds. */
async function append(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    head += 1;
    const data = { type: 'report', title: `Report ${head}` };
    const events = [{ stream: `source-s${head}`, type: 'SourceRegistered', data }];
    const start = performance.now();
    const response = await fetch(`${url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ events, reason: 'bench' }),
    });
    await response.arrayBuffer();
    times.push(performance.now() - start);
    if (response.status !== 201) throw new Error(`an append was answered ${response.status}`);
  }
  return times;
}

/** Opens streams, each on a connection of its own, and waits until all are answered. */
async function openStreams(count: number): Promise<readonly Stream[]> {
  const { hostname, port } = new URL(url);
  const path = `/api/events/live${values.whole ? '' : '?only=heads'}`;
  const one = async (): Promise<Stream> => {
    const socket = connect(Number(port), hostname);
    const stream: Stream = { socket, position: 0 };
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
    await once(socket, 'data');
    socket.on('data', (chunk: Buffer) => {
      for (const [, id] of chunk.toString('latin1').matchAll(/^id: (\d+)$/gmu))
        stream.position = Number(id);
    });
    return stream;
  };
  return Promise.all(Array.from({ length: count }, one));
}

/** How long after an append is answered every stream has heard of it. */
async function hearing(open: readonly Stream[]): Promise<number> {
  await append(1);
  const start = performance.now();
  while (open.some(({ position }) => position < head))
    await new Promise((resolve) => setImmediate(resolve));
  return performance.now() - start;
}

async function rssOf(server: ChildProcess): Promise<number> {
  server.send('rss');
  const word = await nextWord(server);
  return 'rss' in word ? word.rss : 0;
}

async function nextWord(server: ChildProcess): Promise<Word> {
  const [word]: unknown[] = await once(server, 'message');
  return word as Word;
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
  return `median ${at(0.5)}, p95 ${at(0.95)}, greatest ${at(1)}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

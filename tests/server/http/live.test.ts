import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from 'node:net';
import type { HeadTold } from '../../../events/readings/live.ts';
import * as say from '../../support/sayings.ts';
import { follow, type Followed } from './follow.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await openServer({ limits: { streamsOfOne: 4, streamsInAll: 5, heartbeatMs: 50 } });
  server.append(...smallArchive);
});

afterEach(() => server.close());

const head = smallArchive.length;
const live = () => `${server.url}/api/events/live`;

describe('the live log', () => {
  it('sends what is appended from now on', async () => {
    const stream = await follow(live());
    server.append(say.source('new'));
    const [frame] = await stream.take(1);
    expect(frame).toMatchObject({ id: String(head + 1), event: 'SourceRegistered' });
    const log = await (await server.get(`/api/events?after=${head}`)).text();
    expect(log).toContain(frame?.data);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(stream.headers.get('content-encoding')).toBeNull();
    stream.stop();
  });

  it('sends the exact text that the log holds', async () => {
    const stream = await follow(`${live()}?after=0`);
    const frames = await stream.take(head);
    const stored = server.opened.archive.read({ after: 0, limit: 100 });
    for (const [at, { data }] of stored.entries())
      expect(frames[at]?.data.endsWith(`,"data":${data}}`)).toBe(true);
    expect(frames.map(({ id }) => Number(id))).toEqual(stored.map(({ position }) => position));
    stream.stop();
  });

  it('goes on strictly after the last position that the client has, which goes before the address', async () => {
    const stream = await follow(`${live()}?after=2`, { 'last-event-id': String(head - 2) });
    const frames = await stream.take(2);
    expect(frames.map(({ id }) => id)).toEqual([String(head - 1), String(head)]);
    stream.stop();
  });

  it('leaves nothing out and tells nothing twice across broken connections', async () => {
    const told: number[] = [];
    for (let next = 0; told.length < 300; next += 50) {
      server.append(...Array.from({ length: 50 }, (_, at) => say.source(`s${next + at}`)));
      const stream = await follow(live(), { 'last-event-id': String(told.at(-1) ?? head) });
      for (const { id } of await stream.take(50)) told.push(Number(id));
      stream.stop();
    }
    expect(told).toEqual(Array.from({ length: 300 }, (_, at) => head + 1 + at));
  });

  it.each([
    ['?after=x', {}, 'not-a-position'],
    ['?after=-1', {}, 'not-a-position'],
    ['?after=999', {}, 'future-position'],
    ['?after=1&after=2', {}, 'repeated'],
    ['?only=tails', {}, 'unknown-choice'],
    ['?since=1', {}, 'unknown-parameter'],
    ['', { 'last-event-id': '1\t2' }, 'not-a-position'],
    ['', { 'last-event-id': '999' }, 'future-position'],
  ])('refuses to begin at %s %o', async (query, headers, code) => {
    const response = await server.get(`/api/events/live${query}`, headers);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ code }] });
  });

  it('shows that it is alive when nothing happens', async () => {
    const stream = await follow(live());
    await expect.poll(() => stream.text(), { timeout: 5_000 }).toMatch(/^: still here$/mu);
    stream.stop();
  });

  it('is not opened by asking for its headers', async () => {
    const response = await fetch(live(), { method: 'HEAD' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/u);
    expect(await liveStreams()).toBe(0);
  });

  it('tells only where the log ends to those who ask only for that', async () => {
    const stream = await follow(`${live()}?only=heads&after=2`);
    const [opening] = await stream.take(1);
    expect(opening).toMatchObject({ id: String(head), event: 'head' });
    expect(JSON.parse(opening?.data ?? '')).toMatchObject({ position: head, count: head - 2 });
    server.append(say.source('new'), say.source('newer'));
    const moved = await frameWhere(stream, ({ count }) => count > 0);
    expect(moved).toMatchObject({
      position: head + 2,
      count: 2,
      events: [
        { position: head + 1, stream: 'source-new', type: 'SourceRegistered' },
        { position: head + 2, stream: 'source-newer', recordedBy: 'A test' },
      ],
    });
    stream.stop();
  });

  it('tells of thousands of events in one frame, and names the newest twenty', async () => {
    server.append(...Array.from({ length: 3_000 }, (_, at) => say.source(`s${at}`)));
    const stream = await follow(`${live()}?only=heads`, { 'last-event-id': '1' });
    const [frame] = await stream.take(1);
    const { count, events } = JSON.parse(frame?.data ?? '') as HeadTold;
    expect([count, events.length, events.at(-1)?.stream]).toEqual([
      head + 2_999,
      20,
      'source-s2999',
    ]);
    stream.stop();
  });

  it('repeats the head when nothing happens, for those whom a browser shows no comments', async () => {
    const stream = await follow(`${live()}?only=heads`);
    const frames = await stream.take(3);
    expect(frames.map(({ id, event }) => [id, event])).toEqual(
      frames.map(() => [String(head), 'head']),
    );
    expect(stream.text()).not.toContain(': still here');
    stream.stop();
  });

  it('has room for so many of one address', async () => {
    const streams = await Promise.all([1, 2, 3, 4].map(() => follow(live())));
    const fifth = await server.get('/api/events/live');
    expect(fifth.status).toBe(429);
    expect(fifth.headers.get('retry-after')).toBe('30');
    streams[0]?.stop();
    await expect.poll(liveStreams, { timeout: 5_000 }).toBe(3);
    const again = await follow(live());
    for (const stream of [...streams, again]) stream.stop();
    await expect.poll(liveStreams, { timeout: 5_000 }).toBe(0);
  });

  it('lets a client go that takes and does not read, and holds up nobody', async () => {
    const title = 'x'.repeat(500);
    const note = 'y'.repeat(4_000);
    for (let part = 0; part < 5; part += 1)
      server.append(
        ...Array.from({ length: 1_000 }, (_, at) => say.source(`s${part}-${at}`, { title, note })),
      );
    const socket = connect(server.port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => undefined);
    socket.write('GET /api/events/live?after=0 HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(liveStreams, { timeout: 5_000 }).toBe(1);
    const other = await follow(live());
    server.append(say.source('new'));
    await other.take(1);
    other.stop();
    await expect.poll(liveStreams, { timeout: 10_000 }).toBe(0);
    socket.destroy();
  });
});

/** What the next head frame says that is as asked for; the heartbeat repeats it in between. */
async function frameWhere(stream: Followed, isIt: (told: HeadTold) => boolean): Promise<HeadTold> {
  for (;;) {
    const [frame] = await stream.take(1);
    const told = JSON.parse(frame?.data ?? '') as HeadTold;
    if (isIt(told)) return told;
  }
}

async function liveStreams(): Promise<number> {
  const metrics = await (await server.get('/metrics')).text();
  return Number(/^regesta_live_streams (\d+)$/mu.exec(metrics)?.[1]);
}

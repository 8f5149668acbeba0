import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendedAnswer } from '../../../server/http/reference/append.ts';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from './open-server.ts';

const clients = 20;
const appendsOfEach = 20;
const streams = 10;

let server: TestServer;

beforeAll(async () => {
  server = await openServer();
  server.append(...Array.from({ length: streams }, (_, at) => say.source(`s${at}`)));
});

afterAll(() => server.close());

/** What became of an append, as far as a client knows. */
interface Fate {
  readonly end: 'acknowledged' | 'conflict' | 'unknown';
  readonly position: number;
  readonly version: number;
}

/** What a client asked for, and was told. */
interface Told extends Fate {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Reads a stream's version, appends on top of it, now and then twice, now and then hanging up. */
async function appendOnce(next: () => number, text: string): Promise<Told> {
  const source = `s${Math.floor(next() * streams)}`;
  const answer: unknown = await (await server.get(`/api/sources/${source}`)).json();
  const expectedVersion = versionIn(answer);
  const id = randomUUID();
  const event = { id, stream: `source-${source}`, type: 'SourceRevised', data: { title: text } };
  const body = { events: [{ ...event, expectedVersion }] };
  const hangsUp = next() < 0.2;
  const attempts = hangsUp || next() < 0.2 ? 2 : 1;
  let told: Fate = { end: 'unknown', position: 0, version: 0 };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const signal =
      hangsUp && attempt === 1 ? AbortSignal.timeout(Math.floor(next() * 6)) : undefined;
    const response = await server.post(body, signal ? { signal } : {}).catch(() => null);
    if (response) told = await toldBy(response);
  }
  return { id, expectedVersion, ...told };
}

/** What an answer says; anything but a receipt or a conflict is a mistake. */
async function toldBy(response: Response): Promise<Fate> {
  if (response.status === 412) return { end: 'conflict', position: 0, version: 0 };
  const answer = appendedAnswer.safeParse(await response.json());
  const receipt = answer.data?.events[0];
  if (!receipt) throw new Error(`The answer was ${response.status}.`);
  return { end: 'acknowledged', position: receipt.position, version: receipt.version };
}

function versionIn(answer: unknown): number {
  const version = /"version":(\d+)/u.exec(JSON.stringify(answer))?.[1];
  return Number(version);
}

describe('twenty clients that append at once, repeat themselves and hang up', () => {
  it('find each acknowledged append in the log once, on top of the version it named', async () => {
    const told = await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const next = chance(client);
        const mine: Told[] = [];
        for (let at = 0; at < appendsOfEach; at += 1)
          mine.push(await appendOnce(next, `client ${client}, append ${at}`));
        return mine;
      }),
    );
    const log = server.opened.archive.read({ after: 0, limit: 10_000 });
    expect(log.map(({ position }) => position)).toEqual(log.map((_, at) => at + 1));
    const versions = new Map<string, number>();
    for (const { stream, version } of log) {
      expect(version).toBe((versions.get(stream) ?? 0) + 1);
      versions.set(stream, version);
    }
    for (const { id, end, position, version, expectedVersion } of told.flat()) {
      const found = log.filter((event) => event.id === id);
      const places = found.map((event) => ({ position: event.position, version: event.version }));
      // Of what got no answer either may be true, but not twice.
      const expected = end === 'acknowledged' ? [{ position, version }] : [];
      expect(places).toEqual(end === 'unknown' ? places.slice(0, 1) : expected);
      expect(found.every((event) => event.version === expectedVersion + 1)).toBe(true);
    }
    const ends = told.flat().map(({ end }) => end);
    expect(ends.filter((end) => end === 'acknowledged').length).toBeGreaterThan(50);
    expect(ends).toContain('conflict');
  });
});

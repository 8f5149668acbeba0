import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appendedAnswer } from '../../../../server/http/reference/append.ts';
import type { TestServer } from '../open-server.ts';
import type { Asked, Told } from './verdict.ts';

const conflictAnswer = z.looseObject({
  conflicts: z.array(z.looseObject({ actual: z.int() })).min(1),
});

/** Clients that append at once: each appends so often, to streams of sources. */
export interface Crowd {
  readonly clients: number;
  readonly appendsOfEach: number;
  readonly sources: readonly string[];
  readonly seed: number;
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

/**
 * Lets them append, each on top of the version that was last seen of a stream, now and then twice,
 * now and then hanging up at any time, and then asking again or never. Returns what they were told.
 */
export async function letAppend(server: TestServer, crowd: Crowd): Promise<readonly Told[]> {
  // They tell each other what they see, and so they collide.
  const seen = new Map(crowd.sources.map((source) => [source, 1]));
  const told = await Promise.all(
    Array.from({ length: crowd.clients }, async (_, client) => {
      const next = chance(crowd.seed * 1_000 + client);
      const mine: Told[] = [];
      for (let at = 0; at < crowd.appendsOfEach; at += 1) {
        const source = crowd.sources[Math.floor(next() * crowd.sources.length)] ?? '';
        const asked = {
          id: randomUUID(),
          stream: `source-${source}`,
          expectedVersion: seen.get(source) ?? 1,
        };
        const one = await appendOnce(server, { asked, title: `${client} ${at}`, next });
        const version =
          one.end === 'acknowledged' ? one.version : one.end === 'conflict' ? one.actual : 0;
        seen.set(source, Math.max(seen.get(source) ?? 1, version));
        mine.push(one);
      }
      return mine;
    }),
  );
  return told.flat();
}

async function appendOnce(
  server: TestServer,
  { asked, title, next }: { readonly asked: Asked; readonly title: string; next: () => number },
): Promise<Told> {
  const event = { ...asked, type: 'SourceRevised', data: { title } };
  const hangsUp = next() < 0.2;
  const attempts = hangsUp ? (next() < 0.8 ? 2 : 1) : next() < 0.1 ? 2 : 1;
  let told: Told = { ...asked, end: 'unknown' };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const isCut = hangsUp && attempt === 1;
    const signal = isCut ? AbortSignal.timeout(Math.floor(next() * 12)) : null;
    const response = await server
      .post({ events: [event] }, signal ? { signal } : {})
      .catch(() => null);
    const answer = response && (await answerOf(response).catch(() => null));
    // A conflict after a first attempt without answer may be with that very attempt: with ids it is
    // not, since what is there already is recognised before versions are compared.
    if (answer) told = { ...asked, ...answer };
  }
  return told;
}

type Answer =
  | { readonly end: 'acknowledged'; readonly position: number; readonly version: number }
  | { readonly end: 'conflict'; readonly actual: number };

/** What an answer says; anything but a receipt or a conflict is a mistake. */
async function answerOf(response: Response): Promise<Answer> {
  const answer: unknown = await response.json();
  if (response.status === 412) {
    const [conflict] = conflictAnswer.parse(answer).conflicts;
    return { end: 'conflict', actual: conflict?.actual ?? 0 };
  }
  const [receipt] = appendedAnswer.parse(answer).events;
  if (!receipt) throw new Error(`The answer was ${response.status}.`);
  return { end: 'acknowledged', position: receipt.position, version: receipt.version };
}

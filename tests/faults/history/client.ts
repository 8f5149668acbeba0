import { z } from 'zod';
import type { Answer, Asker } from '../ask.ts';
import { idOf, titleOf, type Entry } from './entry.ts';

/** One event that a client means to append. */
export interface Meant {
  readonly stream: string;
  readonly expected: number | 'any';
}

const receipts = z.object({
  events: z.array(z.object({ position: z.int(), version: z.int() })),
});

const conflicts = z.object({
  conflicts: z.tuple(
    [z.object({ stream: z.string(), expected: z.int(), actual: z.int() })],
    z.unknown(),
  ),
});

const reading = z.object({
  asOf: z.object({ position: z.int() }),
  source: z.object({ version: z.int() }),
});

/** The request that an operation is. */
export function requestOf(op: number, events: readonly Meant[]): object {
  return {
    reason: 'To see in what order it is',
    events: events.map(({ stream, expected }, index) => {
      const id = idOf(op, index);
      const data = { title: titleOf(id) };
      return { id, stream, type: 'SourceRevised', data, expectedVersion: expected };
    }),
  };
}

/** What an answer to an append tells; null: nobody answered, or a fault. */
export function endOf(op: number, answer: Answer | null): Entry | null {
  if (answer === null || answer.status >= 500) return null;
  if (answer.status === 200 || answer.status === 201)
    return { entry: 'acknowledged', op, places: receipts.parse(answer.body).events };
  if (answer.status !== 412) return { entry: 'refused', op };
  const [conflict] = conflicts.parse(answer.body).conflicts;
  return { entry: 'conflict', op, ...conflict };
}

/** Reads a stream's version, and says as of which position; null: nobody answered. */
export async function read(
  asker: Asker,
  url: string,
  { op, stream }: { readonly op: number; readonly stream: string },
): Promise<Extract<Entry, { entry: 'told' }> | null> {
  const answer = await asker.get(`${url}/api/sources/${stream.slice('source-'.length)}`);
  const parsed = answer?.status === 200 ? reading.safeParse(answer.body) : null;
  if (parsed?.success !== true) return null;
  const { asOf, source } = parsed.data;
  return { entry: 'told', op, stream, position: asOf.position, version: source.version };
}

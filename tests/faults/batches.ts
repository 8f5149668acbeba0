import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Asker } from './ask.ts';

const receipts = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      stream: z.string(),
      position: z.int(),
      version: z.int(),
      recordedAt: z.string(),
    }),
  ),
});

type Receipts = z.infer<typeof receipts>['events'];

/** One request to append, and what its client was told. */
export interface Batch {
  readonly ids: readonly string[];
  readonly end: 'acknowledged' | 'refused' | 'unknown';
  /** As the client was told them; empty: it was told none. */
  readonly receipts: Receipts;
  /** The words of a problem. */
  readonly detail: string;
}

/** Appends a source, an occurrence that rests on it, and one more citation, as one request. */
export async function appendBatch(asker: Asker, url: string, note = ''): Promise<Batch> {
  const thing = randomUUID().replaceAll('-', '');
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  const citation = { source: thing, locator: `page 1 ${note}`, stance: 'supports' };
  const body = {
    reason: 'To see whether it is kept',
    events: [
      {
        id: ids[0],
        stream: `source-${thing}`,
        type: 'SourceRegistered',
        data: { type: 'report', title: `Report ${thing}` },
        expectedVersion: 0,
      },
      {
        id: ids[1],
        stream: `occurrence-${thing}`,
        type: 'OccurrenceRecorded',
        data: {
          title: `Occurrence ${thing}`,
          kind: 'statement',
          date: { edtf: '2015-09-25' },
          citations: [citation],
        },
        expectedVersion: 0,
      },
      {
        id: ids[2],
        stream: `occurrence-${thing}`,
        type: 'CitationAdded',
        data: { ...citation, locator: 'page 2' },
        expectedVersion: 1,
      },
    ],
  };
  const answer = await asker.post(`${url}/api/events`, body);
  const parsed = answer?.status === 201 ? receipts.safeParse(answer.body) : null;
  if (parsed?.success === true)
    return { ids, end: 'acknowledged', receipts: parsed.data.events, detail: '' };
  const detail = z.object({ detail: z.string() }).safeParse(answer?.body).data?.detail ?? '';
  const isRefused = answer !== null && answer.status >= 400 && answer.status < 500;
  return { ids, end: isRefused ? 'refused' : 'unknown', receipts: [], detail };
}

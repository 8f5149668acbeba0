import type { Redaction } from '../../events/readings/redaction.ts';
import type { LogEvent, Recorded } from '../../events/vocabulary/event.ts';
import { problemInWords, type ProblemInWords } from '../answers/problem.ts';
import { noteRefused } from '../answers/who-asks.ts';

/** The archive did not give what was asked of it: nobody answered (null), or it told a problem. */
export class NotGiven extends Error {
  override readonly name = 'NotGiven';

  readonly problem: ProblemInWords | null;

  constructor(problem: ProblemInWords | null) {
    super(problem?.title ?? 'nobody answered');
    this.problem = problem;
  }
}

/** The way to the archive, and when to give it up. */
export interface Asking {
  readonly fetch: (path: string, how: RequestInit) => Promise<Response>;
  readonly signal: AbortSignal;
}

/** A text that the archive serves. Throws {@link NotGiven}. */
export async function askText(asking: Asking, path: string): Promise<string> {
  return (await asked(asking, path)).text();
}

/** Where the receipt of the event at a position is given. */
export function receiptPath(position: number): string {
  return `/api/events/${position}/receipt`;
}

/** A file of the log, below `/log/`; null: it has none of this name. Throws {@link NotGiven}. */
export async function askTile(asking: Asking, path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await (await asked(asking, `/log/${path}`)).arrayBuffer());
  } catch (error) {
    if (error instanceof NotGiven && error.problem?.status === 404) return null;
    throw error;
  }
}

/** The events of its stream before one, oldest first, as far as there are any. */
export async function askEarlier(
  asking: Asking,
  { stream, version, position }: LogEvent,
): Promise<readonly LogEvent[]> {
  const earlier: LogEvent[] = [];
  while (earlier.length < version - 1) {
    const limit = Math.min(eventsMax, version - 1 - earlier.length);
    const after = earlier.at(-1)?.position ?? 0;
    const items = await askEvents(asking, { stream, asOf: `seq:${position}`, after, limit });
    if (items.length === 0) break;
    earlier.push(...items);
  }
  return earlier;
}

/** A redaction as the log tells it, with the position of what it redacted. */
interface RedactionInLog extends Omit<Redaction, 'of'> {
  readonly of: number;
}

/** What was redacted of a stream from one of its events on, oldest first. */
export async function askRedactions(
  asking: Asking,
  { stream, position }: LogEvent,
): Promise<readonly RedactionInLog[]> {
  const redactions: RedactionInLog[] = [];
  for (let after = position; ;) {
    const type = 'EventRedacted';
    const items = await askEvents(asking, { stream, type, after, limit: eventsMax });
    for (const event of items)
      if (event.type === type && event.data !== null) redactions.push(told(event, event.data));
    const last = items.at(-1);
    if (!last || items.length < eventsMax) return redactions;
    after = last.position;
  }
}

function told(
  { position, recordedAt, recordedBy }: LogEvent,
  { reason, legalBasis, position: of }: Extract<Recorded, { type: 'EventRedacted' }>['data'],
): RedactionInLog {
  return { position, recordedAt, recordedBy, reason, legalBasis, of };
}
/** The most events that the archive gives at once. */
const eventsMax = 1_000;

async function askEvents(
  asking: Asking,
  query: Readonly<Record<string, string | number>>,
): Promise<readonly LogEvent[]> {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const response = await asked(asking, `/api/events?${new URLSearchParams(pairs).toString()}`);
  // The server shares the types of its answers with us; what it sends is what they say.
  const { items } = (await response.json()) as { items: readonly LogEvent[] };
  return items;
}

async function asked({ fetch, signal }: Asking, path: string): Promise<Response> {
  // Neither a gateway's copy nor the browser's: what is verified is what the archive says now.
  const response = await fetch(path, { signal, cache: 'no-store' }).catch(() => null);
  if (response === null || [502, 503, 504].includes(response.status)) throw new NotGiven(null);
  if (response.ok) return response;
  if (response.status === 401) noteRefused();
  const body: unknown = await response.json().catch(() => null);
  throw new NotGiven(problemInWords(response.status, body));
}

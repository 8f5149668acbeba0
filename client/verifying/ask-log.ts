import type { LogEvent } from '../../events/vocabulary/event.ts';
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
    const limit = Math.min(earlierMax, version - 1 - earlier.length);
    const query = new URLSearchParams({
      stream,
      asOf: `seq:${position}`,
      after: String(earlier.at(-1)?.position ?? 0),
      limit: String(limit),
    });
    const response = await asked(asking, `/api/events?${query.toString()}`);
    // The server shares the types of its answers with us; what it sends is what they say.
    const { items } = (await response.json()) as { items: readonly LogEvent[] };
    if (items.length === 0) break;
    earlier.push(...items);
  }
  return earlier;
}

/** The most events that the archive gives at once. */
const earlierMax = 1_000;

async function asked({ fetch, signal }: Asking, path: string): Promise<Response> {
  // Neither a gateway's copy nor the browser's: what is verified is what the archive says now.
  const response = await fetch(path, { signal, cache: 'no-store' }).catch(() => null);
  if (response === null || [502, 503, 504].includes(response.status)) throw new NotGiven(null);
  if (response.ok) return response;
  if (response.status === 401) noteRefused();
  const body: unknown = await response.json().catch(() => null);
  throw new NotGiven(problemInWords(response.status, body));
}

import { problemInWords, type ProblemInWords } from './problem.ts';
import { noteRefused } from './who-asks.ts';

/** How a request to change something ended. */
export type Sent<Answer> =
  | { readonly kind: 'answer'; readonly status: number; readonly answer: Answer }
  /** `document` is the problem document as it came, whose `code`, `errors` and more are matched on. */
  | {
      readonly kind: 'problem';
      readonly problem: ProblemInWords;
      readonly document: unknown;
      /** After how many seconds one may try again; null: nothing is said of that. */
      readonly retryAfterS: number | null;
    }
  /** Nobody answered: whether anything was done is not known. */
  | { readonly kind: 'lost' };

/** Answers that a gateway gives when it can't reach the archive behind it. */
const unreachable: ReadonlySet<number> = new Set([502, 503, 504]);

/** Asks the API to change something, once. Never throws. */
export async function send<Answer>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<Sent<Answer>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (unreachable.has(response.status)) return { kind: 'lost' };
    const document: unknown = await response.json().catch(() => null);
    // The server shares the types of its answers with us; what it sends is what they say.
    if (response.ok) return { kind: 'answer', status: response.status, answer: document as Answer };
    if (response.status === 401) noteRefused();
    const problem = problemInWords(response.status, document);
    return { kind: 'problem', problem, document, retryAfterS: retryAfterOf(response) };
  } catch {
    return { kind: 'lost' };
  }
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) ? null : seconds;
}

import { isPinned } from './follow.ts';
import { nextLink } from './link-header.ts';
import { problemInWords, type ProblemInWords } from './problem.ts';
import { noteRefused } from './who-asks.ts';

/** How a question to the API ended. */
export type Reply<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly next: string | null }
  | { readonly kind: 'problem'; readonly problem: ProblemInWords }
  | { readonly kind: 'lost' }
  | { readonly kind: 'aborted' };

/** Answers that a gateway gives when it can't reach the archive behind it. */
const unreachable: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Asks the API once. Never throws: a question that was given up is `aborted`, one that reached
 * nobody is `lost`. The browser keeps answers with their `ETag` and asks only whether they changed.
 */
export async function ask<Answer>(path: string, signal: AbortSignal): Promise<Reply<Answer>> {
  try {
    const response = await fetch(path, {
      signal,
      headers: { accept: 'application/json' },
      // A cache may have kept what was redacted since, as older servers allowed it: ask past it.
      ...(isPinned(path) && { cache: 'no-cache' }),
    });
    if (unreachable.has(response.status)) return { kind: 'lost' };
    if (!response.ok) {
      if (response.status === 401) noteRefused();
      const body: unknown = await response.json().catch(() => null);
      return { kind: 'problem', problem: problemInWords(response.status, body) };
    }
    // The server shares the types of its answers with us; what it sends is what they say.
    const answer = (await response.json()) as Answer;
    return { kind: 'answer', answer, next: nextLink(response.headers.get('link')) };
  } catch {
    return signal.aborted ? { kind: 'aborted' } : { kind: 'lost' };
  }
}

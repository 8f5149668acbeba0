import type { Problem } from '../../events/readings/problem.ts';

/** What went wrong with a question, in words, and what the reader can do. */
export interface ProblemInWords {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** One line for each part of the question that was not understood. */
  readonly issues: readonly string[];
  readonly remedy: string;
}

const questionNames: Readonly<Record<string, string>> = {
  from: 'the beginning of the window',
  to: 'the end of the window',
  until: 'the date that the archive is replayed to',
  knownBy: 'the date by which it must have been known',
  asOf: 'the state of the archive',
  q: 'the search words',
  cursor: 'the place in the list',
};

/** Reads whatever came with a failed answer: a problem document (RFC 9457), or anything else. */
export function problemInWords(status: number, body: unknown): ProblemInWords {
  const problem = isObject(body) ? (body as Partial<Problem>) : {};
  const errors = Array.isArray(problem.errors) ? problem.errors : [];
  return {
    status,
    title: titleOf(status),
    detail: typeof problem.detail === 'string' ? problem.detail : '',
    issues: errors.slice(0, 5).map(({ pointer, detail }) => issueInWords(pointer, detail)),
    remedy: remedyOf(status),
  };
}

function titleOf(status: number): string {
  if (status === 404) return 'There is nothing here';
  if (status === 400) return 'The archive did not understand the address of this page';
  if (status === 401 || status === 403) return 'This part of the archive is closed';
  if (status === 429) return 'The archive was asked too much at once';
  return 'The archive could not answer';
}

function remedyOf(status: number): string {
  if (status === 404) return 'It may have been withdrawn, or the address may have been mistyped.';
  if (status === 400) return 'Correct it in the address, or start again from the whole timeline.';
  if (status === 401 || status === 403) return 'Sign in as someone who may read it.';
  if (status === 429) return 'Wait a moment, then ask again.';
  return 'Nothing is lost. Ask again; if it stays so, tell whoever keeps this archive.';
}

function issueInWords(pointer: string, detail: string): string {
  const name = pointer.replace(/^[/?#]*(?:query\/)?/u, '');
  const what = questionNames[name] ?? name;
  return what === '' ? detail : `${what}: ${detail}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

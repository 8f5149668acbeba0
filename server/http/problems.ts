import type { Request, Response } from 'express';
import type { Problem } from '../../events/readings/problem.ts';
import type { Conflict, Objection } from '../archive.ts';

/** How a request can end other than well. This file alone knows which status each one has. */
export type Ending =
  | { readonly end: 'issue'; readonly issues: readonly Objection[] }
  | { readonly end: 'refusal'; readonly refusals: readonly Objection[] }
  | { readonly end: 'conflict'; readonly conflicts: readonly Conflict[] }
  | { readonly end: 'fault'; readonly detail: string }
  /** No token came, or one that is unknown, expired or revoked: which of these is not told. */
  | { readonly end: 'unauthenticated'; readonly tokenCame: boolean }
  /** Someone tries to sign in with a login or password that is not right: which is not told. */
  | { readonly end: 'unknown-login' }
  | { readonly end: 'forbidden'; readonly detail: string }
  /** The archive only follows another: nothing is said here. */
  | { readonly end: 'mirror'; readonly detail: string }
  | { readonly end: 'not-found'; readonly detail: string }
  | { readonly end: 'method-not-allowed'; readonly allow: string }
  | { readonly end: 'too-large'; readonly detail: string }
  | { readonly end: 'unsupported-media-type'; readonly detail: string }
  | { readonly end: 'too-many-requests'; readonly detail: string; readonly retryAfterS: number }
  | { readonly end: 'unavailable'; readonly detail: string; readonly retryAfterS: number };

/** Status and title of each ending; `code` of the problem document is the ending's own name. */
export const problems = {
  issue: { status: 400, title: 'The request does not parse' },
  unauthenticated: { status: 401, title: 'Whoever asks must sign in' },
  'unknown-login': { status: 401, title: 'The login or the password is not right' },
  forbidden: { status: 403, title: 'This is not allowed' },
  mirror: { status: 403, title: 'This archive is a mirror' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  conflict: { status: 412, title: 'Someone wrote first' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The request is not plain JSON' },
  refusal: { status: 422, title: 'A rule of the archive says no' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  fault: { status: 500, title: 'The server broke a promise' },
  unavailable: { status: 503, title: 'The server cannot answer now' },
} as const satisfies Record<Ending['end'], { readonly status: number; readonly title: string }>;

/** A problem document, with the conflicts of an append where there are any. */
export type SentProblem = Problem & { readonly conflicts?: readonly Conflict[] };

/** Describes an ending as an RFC 9457 problem document. */
function describeProblem(ending: Ending): SentProblem {
  const { status, title } = problems[ending.end];
  const type = `urn:regesta:problem:${ending.end}`;
  return { type, title, status, code: ending.end, ...particularsOf(ending) };
}

function particularsOf(ending: Ending): Pick<SentProblem, 'detail' | 'errors' | 'conflicts'> {
  if ('detail' in ending) return { detail: ending.detail };
  switch (ending.end) {
    case 'issue':
      return { detail: summary(ending.issues), errors: ending.issues.map(describe) };
    case 'refusal':
      return { detail: summary(ending.refusals), errors: ending.refusals.map(describe) };
    case 'conflict':
      return describeConflicts(ending.conflicts);
    case 'unauthenticated':
      return { detail: 'Sign in, or send a token: Authorization: Bearer regesta_…' };
    case 'unknown-login':
      return { detail: 'Try again, or ask an administrator for a link to a new password.' };
    case 'method-not-allowed':
      return { detail: `It takes ${ending.allow}.` };
  }
}

/**
 * Ends a request with a problem document and the headers that belong to it; `link` is a `Link` that
 * holds of the address however the request ends.
 */
export function sendProblem(
  _request: Request,
  response: Response,
  ending: Ending & { readonly link?: string },
): void {
  const problem = describeProblem(ending);
  response.status(problem.status).set('Cache-Control', 'no-store');
  for (const name of ['ETag', 'Link', 'Location']) response.removeHeader(name);
  if (ending.link !== undefined) response.set('Link', ending.link);
  if (problem.status === 401) {
    const error =
      ending.end === 'unauthenticated' && ending.tokenCame ? ', error="invalid_token"' : '';
    response.set('WWW-Authenticate', `Bearer realm="regesta"${error}`);
  }
  if (ending.end === 'method-not-allowed') response.set('Allow', ending.allow);
  if ('retryAfterS' in ending) response.set('Retry-After', String(ending.retryAfterS));
  response.type('application/problem+json').send(Buffer.from(JSON.stringify(problem)));
}

/** One issue, where only one can be told. */
export function issue(pointer: string, code: string, message: string): Ending {
  return { end: 'issue', issues: [{ pointer, code, message }] };
}

function describe(objection: Objection): { pointer: string; code: string; detail: string } {
  return { pointer: objection.pointer, code: objection.code, detail: objection.message };
}

function describeConflicts(conflicts: readonly Conflict[]) {
  const errors = conflicts.map(describeConflict);
  const found = errors.map((error) => error.detail).join('; ');
  return { detail: `${found}. Read it again and decide anew.`, errors, conflicts };
}

function describeConflict(conflict: Conflict): { pointer: string; code: string; detail: string } {
  const { pointer, stream, expected, actual } = conflict;
  const detail = `${stream} is at version ${actual}, not ${expected}`;
  return { pointer, code: 'version-conflict', detail };
}

function summary(objections: readonly Objection[]): string {
  const [first] = objections;
  if (!first) return 'Nothing more is known.';
  const rest = objections.length - 1;
  const others = rest === 0 ? '' : ` (and ${rest} more: see errors)`;
  return `${first.pointer === '' ? '' : `${first.pointer} `}${first.message}${others}`;
}

import type { Request } from 'express';
import type { QueryIssue } from '../reading/query.ts';
import type { Ending } from './problems.ts';

/** The query of a request, or why it can't be read. */
export type ParsedQuery =
  | { readonly ok: true; readonly parameters: URLSearchParams }
  | { readonly ok: false; readonly ending: Ending };

/** The longest query that is read, in characters as sent. */
const queryLengthMax = 8_192;

/**
 * Reads the query of a request. `URLSearchParams` turns bytes that are not UTF-8 into U+FFFD, which
 * would silently ask for something else: they are an issue here.
 */
export function parseQuery(request: Request): ParsedQuery {
  const mark = request.url.indexOf('?');
  const text = mark === -1 ? '' : request.url.slice(mark + 1);
  if (text.length > queryLengthMax)
    return issues([['', 'too-long', `the query has more than ${queryLengthMax} characters`]]);
  try {
    decodeURIComponent(text);
  } catch {
    return issues([['', 'not-utf-8', 'the query is not percent-encoded UTF-8']]);
  }
  return { ok: true, parameters: new URLSearchParams(text) };
}

/** Issues of parameters as issues of the request: a parameter's pointer is `/` and its name. */
export function queryIssues(found: readonly QueryIssue[]): Ending {
  const issues = found.map(({ parameter, code, message }) => {
    return { pointer: `/${parameter}`, code, message };
  });
  return { end: 'issue', issues };
}

function issues(found: readonly (readonly [string, string, string])[]): ParsedQuery {
  const ending: Ending = {
    end: 'issue',
    issues: found.map(([pointer, code, message]) => ({ pointer, code, message })),
  };
  return { ok: false, ending };
}

import type { z } from 'zod';
import type { Objection } from './archive.ts';
import { nameOf } from './issue-words.ts';

/** The most issues that are told of one request. */
export const issuesMax = 100;

/**
 * What a schema found wrong with a value, as issues with pointers into it; `pointer` is where the
 * value itself stands in what was sent. Gives the first {@link issuesMax}.
 */
export function objectionsOf(error: z.ZodError, value: unknown, pointer = ''): Objection[] {
  return error.issues
    .flatMap((issue) => describe(issue, value, pointer + pointerTo(issue.path)))
    .slice(0, issuesMax);
}

function describe(issue: z.core.$ZodIssue, value: unknown, pointer: string): Objection[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const message = 'is not a key that is taken here; leave it out';
      return { pointer: pointer + pointerTo([key]), code: 'unknown-key', message };
    });
  if (issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined)
    return [{ pointer, code: 'missing', message: `is missing; give ${nameOf(issue.expected)}` }];
  return [{ pointer, code: codeOf(issue), message: issue.message }];
}

function codeOf(issue: z.core.$ZodIssue): string {
  const own: unknown = issue.code === 'custom' ? issue.params?.['code'] : null;
  return typeof own === 'string' ? own : issue.code.replaceAll('_', '-');
}

/** A JSON pointer (RFC 6901, section 3: `~` and `/` are escaped). */
function pointerTo(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? Reflect.get(inner, step)
        : undefined,
    value,
  );
}

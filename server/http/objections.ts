import type { z } from 'zod';
import type { Objection } from '../archive.ts';

/** The most issues that one answer tells. */
const issuesMax = 100;

/** What a schema found wrong with a value, as issues with pointers into it. */
export function objectionsOf(error: z.ZodError, value: unknown): readonly Objection[] {
  return error.issues.flatMap((issue) => describe(issue, value)).slice(0, issuesMax);
}

function describe(issue: z.core.$ZodIssue, value: unknown): readonly Objection[] {
  const pointer = pointerTo(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const message = 'is not a key that is taken here; leave it out';
      return { pointer: pointer + pointerTo([key]), code: 'unknown-key', message };
    });
  if (issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined)
    return [{ pointer, code: 'missing', message: `is missing; give ${issue.expected}` }];
  return [{ pointer, code: issue.code.replaceAll('_', '-'), message: issue.message }];
}

/** A JSON pointer (RFC 6901). */
function pointerTo(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step))
      return undefined;
    return Object.entries(inner).find(([key]) => key === String(step))?.[1];
  }, value);
}

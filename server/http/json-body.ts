import type { Request } from 'express';
import type { z } from 'zod';
import { issueWords } from '../issue-words.ts';
import { objectionsOf } from '../objections.ts';
import { bytesOf } from './body.ts';
import type { Ending } from './problems.ts';
import { parseStrictJson } from './strict-json.ts';

/** The body of a request as a schema reads it, or why not. */
export type ParsedBody<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly ending: Ending };

/** Parses the body of a request; the schema says which keys it may have (see {@link parseStrictJson}). */
export function parseBody<Value>(request: Request, schema: z.ZodType<Value>): ParsedBody<Value> {
  const json = parseStrictJson(bytesOf(request));
  if (!json.ok) return { ok: false, ending: { end: 'issue', issues: [json.issue] } };
  const parsed = schema.safeParse(json.value, { error: issueWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, ending: { end: 'issue', issues: objectionsOf(parsed.error, json.value) } };
}

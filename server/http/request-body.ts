import type { Request } from 'express';
import type { z } from 'zod';
import { issueWords } from '../issue-words.ts';
import { objectionsOf } from '../objections.ts';
import { bytesOf } from './body.ts';
import { issue, type Ending } from './problems.ts';
import { parseQuery } from './query.ts';
import { parseStrictJson } from './strict-json.ts';

/** The body of a request as a schema has it, or how the request ends instead. */
export type ParsedBody<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly ending: Ending };

/** Parses the body of a request by a schema, as strict JSON; such a request takes no parameters. */
export function parseBody<Value>(request: Request, schema: z.ZodType<Value>): ParsedBody<Value> {
  const query = parseQuery(request);
  if (!query.ok) return query;
  const [unknown] = query.parameters.keys();
  if (unknown !== undefined) {
    const pointer = `/${unknown.slice(0, 64)}`;
    return no(issue(pointer, 'unknown-parameter', 'no parameter is taken here'));
  }
  const json = parseStrictJson(bytesOf(request));
  if (!json.ok) return no({ end: 'issue', issues: [json.issue] });
  const parsed = schema.safeParse(json.value, { error: issueWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  return no({ end: 'issue', issues: objectionsOf(parsed.error, json.value) });
}

function no(ending: Ending): { readonly ok: false; readonly ending: Ending } {
  return { ok: false, ending };
}

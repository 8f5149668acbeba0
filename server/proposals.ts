import { z } from 'zod';
import { parseStream, streamsOf, upcast } from '../events/vocabulary/event-type.ts';
import type { Proposed } from '../events/decisions/decide.ts';
import { findEventType } from '../events/vocabulary/event.ts';
import { unstorable } from '../events/vocabulary/text.ts';
import type { Objection, UnparsedEvent } from './archive.ts';
import { issueWords } from './issue-words.ts';
import { issuesMax, objectionsOf } from './objections.ts';

/** The most events that one request may append. */
export const batchLengthMax = 10_000;

/** The most UTF-16 units of a reason. */
export const reasonLengthMax = 2_000;

/** An event that parses, ready to be decided: its data once as values and once as the log's text. */
export interface Proposal {
  /** In lower case; null: the archive makes one. */
  readonly id: string | null;
  readonly proposed: Proposed;
  readonly data: string;
  readonly schemaVersion: number;
  readonly expectedVersion: number | 'any';
}

/** What became of parsing a request. */
export type ParsedProposals =
  | { readonly ok: true; readonly proposals: readonly Proposal[] }
  | { readonly ok: false; readonly issues: readonly Objection[] };

/** Nothing to decide. */
export const noProposals: ParsedProposals = { ok: true, proposals: [] };

const reason = z
  .string()
  .max(reasonLengthMax)
  .superRefine((value, context) => {
    const problem = unstorable(value);
    if (problem) context.addIssue({ code: 'custom', message: problem, params: { code: 'text' } });
  });

/** Any version of UUID (RFC 9562) is an id; those that the archive makes are version 7. */
const uuid = z
  .string()
  .regex(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu, 'is not a UUID; give one')
  .transform((id) => id.toLowerCase());

const envelope = z.strictObject({
  id: uuid.optional(),
  stream: z.string(),
  type: z.string(),
  data: z.unknown(),
  schemaVersion: z.int().min(1).optional(),
  expectedVersion: z
    .union([z.int().min(0), z.literal('any')], 'is not a version; give a number from 0 on, or any')
    .optional(),
  reason: reason.optional(),
});

/**
 * Parses a request to append. Data is checked against the schema of its type; an older schema
 * version is first brought up to today's, and kept so. No data that passes is nested deeper than
 * its schema.
 */
export function parseProposals(request: {
  readonly events: readonly UnparsedEvent[];
  readonly reason: string;
}): ParsedProposals {
  const issues: Objection[] = [];
  const proposals: Proposal[] = [];
  const { events } = request;
  if (events.length === 0 || events.length > batchLengthMax)
    issues.push({
      pointer: '/events',
      code: events.length === 0 ? 'too-small' : 'too-big',
      message: `has ${events.length} events; send 1 to ${batchLengthMax}`,
    });
  const given = reason.safeParse(request.reason, { error: issueWords });
  if (!given.success) issues.push(...objectionsOf(given.error, request.reason, '/reason'));
  for (const [index, event] of issues.length > 0 ? [] : events.entries()) {
    const parsed = parseOne(event, request.reason, `/events/${index}`);
    if (Array.isArray(parsed)) issues.push(...parsed);
    else proposals.push(parsed);
    if (issues.length >= issuesMax) break;
  }
  if (issues.length === 0) issues.push(...repeatedIds(proposals));
  return issues.length === 0
    ? { ok: true, proposals }
    : { ok: false, issues: issues.slice(0, issuesMax) };
}

function parseOne(event: UnparsedEvent, reason: string, pointer: string): Proposal | Objection[] {
  const outer = envelope.safeParse(event, { error: issueWords });
  if (!outer.success) return objectionsOf(outer.error, event, pointer);
  const { id, stream, type: name, expectedVersion, schemaVersion, ...rest } = outer.data;
  const issue = (field: string, code: string, message: string): Objection[] => [
    { pointer: `${pointer}/${field}`, code, message },
  ];
  const type = findEventType(name);
  if (!type) return issue('type', 'unknown-type', `${name} is no event type; see the reference`);
  if (!parseStream(stream))
    return issue('stream', 'unknown-stream', `is no stream; name one as ${streamsOf(type)}`);
  if (schemaVersion !== undefined && schemaVersion > type.schemaVersion)
    return issue('schemaVersion', 'unknown-version', `${name} is at ${type.schemaVersion}`);
  const data = type.schema.safeParse(
    schemaVersion === undefined ? rest.data : upcast(type, schemaVersion, rest.data),
    { error: issueWords },
  );
  if (!data.success) return objectionsOf(data.error, rest.data, `${pointer}/data`);
  const proposed = { type: type.name, stream, data: data.data, reason: rest.reason ?? reason };
  if (!isProposed(proposed)) throw new Error(`${type.name} has a schema of something else`);
  return {
    id: id ?? null,
    proposed,
    data: JSON.stringify(data.data),
    schemaVersion: type.schemaVersion,
    expectedVersion: expectedVersion ?? 'any',
  };
}

// Its data has just been parsed by the schema of its type.
function isProposed(said: {
  type: string;
  stream: string;
  data: unknown;
  reason: string;
}): said is Proposed {
  return said.data !== null && typeof said.data === 'object';
}

function repeatedIds(proposals: readonly Proposal[]): Objection[] {
  const seen = new Set<string>();
  const issues: Objection[] = [];
  for (const [index, { id }] of proposals.entries()) {
    if (id !== null && seen.has(id))
      issues.push({
        pointer: `/events/${index}/id`,
        code: 'repeated-id',
        message: 'is the id of an earlier event of this request; give each its own',
      });
    if (id !== null) seen.add(id);
  }
  return issues;
}

import type { Request } from 'express';
import { isAtLeast, type AccountRole } from '../../events/readings/accounts.ts';
import type { Objection, UnparsedEvent } from '../archive.ts';
import type { Ending } from './problems.ts';
import { appendRequest } from './reference/append.ts';
import { parseBody } from './request-body.ts';

/** A request to append, parsed as far as its events' types, which the archive knows. */
export type ParsedAppend =
  | {
      readonly ok: true;
      readonly events: readonly UnparsedEvent[];
      readonly reason: string;
      /** Whether whoever asks may redact. */
      readonly mayRedact: boolean;
    }
  | { readonly ok: false; readonly ending: Ending };

/**
 * Parses the body and the `If-Match` of a request to append at most `eventsMax` events, by someone
 * of this role.
 */
export function parseAppend(request: Request, eventsMax: number, role: AccountRole): ParsedAppend {
  const parsed = parseBody(request, appendRequest);
  if (!parsed.ok) return parsed;
  const { events, reason } = parsed.value;
  if (events.length > eventsMax)
    return no('/events', 'too-many-events', `send at most ${eventsMax} events in one request`);
  const mayRedact = isAtLeast(role, 'administrator');
  if (!mayRedact && events.some(({ type }) => type === 'EventRedacted')) return notRedacting;
  const form = { ok: true, events: events.map(unparsed), reason, mayRedact } as const;
  return withIfMatch(request.get('If-Match'), form);
}

const notRedacting: ParsedAppend = {
  ok: false,
  ending: {
    end: 'forbidden',
    detail: 'Redaction is for people with the role of administrator.',
  },
};

function withIfMatch(
  header: string | undefined,
  form: Extract<ParsedAppend, { readonly ok: true }>,
): ParsedAppend {
  if (header === undefined) return form;
  const version = /^"(\d{1,15})"$/u.exec(header.trim())?.[1];
  if (version === undefined)
    return no('/If-Match', 'not-a-version', 'takes one version in quotation marks, such as "3"');
  const [event, ...others] = form.events;
  if (!event || others.length > 0)
    return no('/If-Match', 'many-events', 'is for one event; give each its expectedVersion');
  const expectedVersion = Number(version);
  const { expectedVersion: inBody } = event;
  if (inBody !== undefined && inBody !== expectedVersion)
    return no('/If-Match', 'two-versions', 'differs from expectedVersion; send one of them');
  return { ...form, events: [{ ...event, expectedVersion }] };
}

/** An event as it was sent: a key that was not sent is absent, never undefined. */
export function unparsed(
  event: (typeof appendRequest)['_output']['events'][number],
): UnparsedEvent {
  const { id, stream, type, data, schemaVersion, expectedVersion } = event;
  return {
    ...(id !== undefined && { id }),
    stream,
    type,
    data,
    ...(schemaVersion !== undefined && { schemaVersion }),
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}

function no(pointer: string, code: string, message: string): ParsedAppend {
  const issue: Objection = { pointer, code, message };
  return { ok: false, ending: { end: 'issue', issues: [issue] } };
}

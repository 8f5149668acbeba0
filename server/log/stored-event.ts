import { isSameValue } from '../../events/decisions/sameness.ts';
import { isSaidOn, parseStream, streamsOf } from '../../events/vocabulary/event-type.ts';
import { findEventType } from '../../events/vocabulary/event.ts';
import { unstorable } from '../../events/vocabulary/text.ts';
import type { Objection } from '../archive.ts';
import { reasonLengthMax } from '../proposals.ts';
import type { StoredEvent } from './log.ts';
import { recorded, redactedData } from './recorded.ts';

/** What keeps an event, taken alone, from being one that this archive recorded; null: nothing. */
export function storedIssue(event: StoredEvent): Objection | null {
  return checkEnvelope(event) ?? checkData(event);
}

/** Something wrong at a place in the event (RFC 6901). */
export function issue(pointer: string, code: string, message: string): Objection {
  return { pointer, code, message };
}

const idPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;

function checkEnvelope(event: StoredEvent): Objection | null {
  if (!idPattern.test(event.id)) return issue('/id', 'not-a-uuid', 'is not a lower-case UUID');
  if (!instantPattern.test(event.recordedAt) || Number.isNaN(Date.parse(event.recordedAt)))
    return issue('/recordedAt', 'not-an-instant', 'is no UTC instant with milliseconds');
  if (unstorable(event.reason) !== null || event.reason.length > reasonLengthMax)
    return issue('/reason', 'text', `is no text of at most ${reasonLengthMax} characters`);
  if (unstorable(event.recordedBy) !== null || event.recordedBy.trim() === '')
    return issue('/recordedBy', 'text', 'is blank or no valid Unicode');
  return null;
}

function checkData(event: StoredEvent): Objection | null {
  const type = findEventType(event.type);
  if (!type) return issue('/type', 'unknown-type', 'is no event type of this program');
  const stream = parseStream(event.stream);
  if (!stream || !isSaidOn(type, stream.kind))
    return issue('/stream', 'unknown-stream', `${type.name} is said on ${streamsOf(type)}`);
  if (event.schemaVersion > type.schemaVersion || event.schemaVersion < 1)
    return issue('/schemaVersion', 'unknown-version', `${type.name} is at ${type.schemaVersion}`);
  // What was redacted can't be checked any more: whether a redaction tells of it is another matter.
  if (event.data === redactedData) return null;
  if (unstorable(event.data) !== null) return issue('/data', 'text', 'is no valid Unicode');
  let data: unknown;
  try {
    ({ data } = recorded(event));
  } catch {
    return issue('/data', 'not-json', 'is not JSON, or not what its schema version says');
  }
  const parsed = type.schema.safeParse(data);
  // Folds read data as it lies in the log: what a schema would fill in must be there.
  if (parsed.success && isSameValue(parsed.data, data)) return null;
  return issue('/data', 'not-as-recorded', `is not what this archive records as ${type.name}`);
}

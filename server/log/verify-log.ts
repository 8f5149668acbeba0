import { evolveThing, type Thing } from '../../events/things/thing.ts';
import type { LogEvent } from '../../events/vocabulary/event.ts';
import type { Log, StoredEvent } from './log.ts';
import { recorded, redactedData, targetOf } from './recorded.ts';
import { storedIssue } from './stored-event.ts';
import { Things } from './things.ts';

/** Something in the log that is not as it was promised. */
export interface LogFinding {
  readonly code: string;
  readonly position: number;
  readonly message: string;
}

/** A part of the log that was checked, and what was found in it. */
export interface LogChecked {
  /** The last position that was checked. */
  readonly position: number;
  readonly findings: readonly LogFinding[];
}

const pageLength = 1_000;

/**
 * Checks every promise of the log, event by event: positions and versions without gaps, times that
 * never go back, ids that occur once, and data that parses and adds up. What was decided is not
 * decided again. Yields after each page.
 */
export function* verifyLog(log: Log): Generator<LogChecked, void> {
  const seen: Seen = {
    last: null,
    versions: new Map(),
    ids: new Set(),
    broken: new Set(),
    things: new Things(log),
    redactions: new Map(log.redactions().map((event) => [targetOf(event), event])),
  };
  for (;;) {
    const page = log.page({ after: seen.last?.position ?? 0, limit: pageLength });
    if (page.length === 0) return;
    const findings: LogFinding[] = [];
    for (const event of page) findings.push(...findingsOf(event, seen));
    yield { position: seen.last?.position ?? 0, findings };
  }
}

interface Seen {
  last: StoredEvent | null;
  readonly versions: Map<string, number>;
  readonly ids: Set<string>;
  /** Streams with an event that can't be read: what later ones add up to can't be told. */
  readonly broken: Set<string>;
  readonly things: Things;
  /** Redactions by the position that they name; null: it can't be read. */
  readonly redactions: ReadonlyMap<number | null, StoredEvent>;
}

function* findingsOf(event: StoredEvent, seen: Seen): Generator<LogFinding> {
  const { position } = event;
  const expected = (seen.last?.position ?? 0) + 1;
  const version = (seen.versions.get(event.stream) ?? 0) + 1;
  const finding = (code: string, message: string): LogFinding => ({ code, position, message });
  if (position !== expected)
    yield finding('position-gap', `follows position ${expected - 1}; what lay between is gone`);
  if (event.version !== version)
    yield finding('version-gap', `${event.stream} is at version ${version - 1} before it`);
  if (seen.last && event.recordedAt < seen.last.recordedAt)
    yield finding('time-goes-back', 'was recorded before the event that precedes it');
  if (seen.ids.has(event.id)) yield finding('repeated-id', `${event.id} is an earlier event’s id`);
  yield* redactionFindings(event, seen);
  const issue = storedIssue(event);
  if (issue) {
    seen.broken.add(event.stream);
    yield finding(issue.code, `${issue.pointer} ${issue.message}`);
  } else if (!seen.broken.has(event.stream) && !addsUp(event, seen.things)) {
    seen.broken.add(event.stream);
    yield finding('unfounded', `${event.stream} does not begin with a first telling`);
  }
  seen.last = event;
  seen.versions.set(event.stream, event.version);
  seen.ids.add(event.id);
}

/** What is wrong between an event and the redaction of it, or that it is. */
function* redactionFindings(event: StoredEvent, { redactions }: Seen): Generator<LogFinding> {
  const { position, stream } = event;
  const redaction = redactions.get(position);
  const isGone = event.data === redactedData;
  const isNamed = redaction?.stream === stream && redaction.position > position;
  if (isGone && !isNamed)
    yield { code: 'data-gone', position, message: 'its data is gone, and no redaction says so' };
  if (!isGone && isNamed)
    yield { code: 'not-removed', position, message: 'its data is there, though it was redacted' };
  if (redaction && !isNamed) {
    const message = `redacts position ${position}, which it can’t be a redaction of`;
    yield { code: 'stray-redaction', position: redaction.position, message };
  }
}

function addsUp(stored: StoredEvent, things: Things): boolean {
  const event = recorded(stored);
  const before = thingBefore(event, things);
  const thing = before === 'unreadable' ? null : evolveThing(before, event);
  things.remember(event.stream, { version: event.version, thing });
  return thing !== null;
}

/** Where versions are out of order, what comes before an event was not checked yet. */
function thingBefore(event: LogEvent, things: Things): Thing | null | 'unreadable' {
  try {
    return things.before(event);
  } catch {
    return 'unreadable';
  }
}

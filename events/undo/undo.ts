import type { Decide } from '../decisions/contract.ts';
import { SupposedWorld, type SupposedOn } from '../decisions/supposed.ts';
import type { BlockedUndo, UndoEvent } from '../readings/editing.ts';
import type { Occurrence } from '../things/occurrence.ts';
import { evolveThing, type Thing } from '../things/thing.ts';
import type { LogEvent, Recorded } from '../vocabulary/event.ts';
import { undoRevision } from './fields.ts';
import { blockedBy, undoneBy, type Inverse } from './inverse.ts';
import { undoOccurrence } from './occurrence.ts';

/** The archive as undoing looks at it. */
export interface UndoOn extends SupposedOn {
  /** The thing as a version of its stream left it; version 0: null. */
  at(stream: string, version: number): Thing | null;
  readonly decide: Decide;
}

/** What undoing some events comes to: the further events, newest first, and what stands in the way. */
export interface Undoing {
  readonly undone: readonly { readonly position: number; readonly event: UndoEvent }[];
  readonly blocked: readonly BlockedUndo[];
}

/**
 * The further events that undo those at some positions, newest first, each on top of the ones before
 * it. Nothing leaves the log.
 *
 * 1. An event is undone only where what it changed stands as it left it. What was changed again is
 *    in the way, and so is what is as it was before already. So no one's later word is overwritten.
 * 2. Once they are appended, each thing is as it was before the undone events, but for its version,
 *    the order of its citations and relations, and the disputes that are resolved; what was recorded
 *    or registered is retracted or withdrawn.
 * 3. What the archive's rules would refuse is blocked with the refusal.
 */
export function undoEvents(positions: readonly number[], on: UndoOn): Undoing {
  const world = new SupposedWorld(on);
  const undone: { readonly position: number; readonly event: UndoEvent }[] = [];
  const blocked: BlockedUndo[] = [];
  for (const position of [...new Set(positions)].toSorted((a, b) => b - a)) {
    const found = undoOne(position, world, on);
    if (found.ok) undone.push({ position, event: found.event });
    else blocked.push({ position, code: found.code, message: found.message });
  }
  return { undone, blocked };
}

/** An event that a further one may undo, as far as its type tells. */
type Undoable = Exclude<Recorded, { type: 'EventRedacted' }>;

type Found =
  | { readonly ok: true; readonly event: UndoEvent }
  | { readonly ok: false; readonly code: string; readonly message: string };

function undoOne(position: number, world: SupposedWorld, on: UndoOn): Found {
  const event = on.event(position);
  if (!event) return blocked('not-recorded', `there is no event at position ${position}`);
  if (isRedaction(event)) return redactedForGood;
  const { stream } = event;
  const stand = world.stand(stream);
  const inverse = inverseOf(event, stand.thing, on);
  if (!inverse.ok) return inverse;
  const proposed = { ...inverse.said, stream, reason: 'to undo it' };
  const refusal = on.decide(stand.thing, proposed, world);
  if (refusal) return blocked(refusal.code, refusal.message);
  const version = stand.version + 1;
  const thing = evolveThing(stand.thing, { ...event, ...proposed, version });
  world.suppose(stream, { version, thing });
  return { ok: true, event: { ...inverse.said, stream, expectedVersion: stand.version } };
}

/** Whether an event is a redaction, or was redacted. */
function isRedaction(event: LogEvent): event is Exclude<LogEvent, Undoable> {
  return event.data === null || event.type === 'EventRedacted';
}

function inverseOf(event: Undoable, now: Thing | null, on: UndoOn): Inverse {
  const before = on.at(event.stream, event.version - 1);
  const after = on.at(event.stream, event.version);
  if (!after || !now) throw new Error(`${event.stream} does not begin with a first telling`);
  switch (event.type) {
    case 'SourceRegistered':
      return now.thing === 'source' && now.withdrawn
        ? blockedBy('already-undone', 'the source was withdrawn since')
        : undoneBy('SourceWithdrawn', {});
    case 'SourceWithdrawn':
      return blockedBy(
        'withdrawn-for-good',
        'a withdrawn source is not relied on again; register it anew under a new id',
      );
    case 'ActorRegistered':
    case 'InstrumentRegistered':
    case 'ChronicleOpened':
      return blockedBy(
        'stays-registered',
        'what is registered stays; take it out of what names it, or revise what it says',
      );
    case 'SourceRevised':
    case 'ActorRevised':
    case 'InstrumentRevised':
    case 'ChronicleRevised':
      return undoRevision(event, { before, after, now });
    case 'OccurrenceRecorded':
    case 'OccurrenceRevised':
    case 'OccurrenceRedated':
    case 'CitationAdded':
    case 'CitationWithdrawn':
    case 'OccurrenceRelated':
    case 'OccurrenceUnrelated':
    case 'OccurrenceDisputed':
    case 'DisputeResolved':
    case 'OccurrenceRetracted':
    case 'OccurrenceReinstated':
    case 'OccurrenceMerged':
      return undoOccurrence(event, {
        before: before && occurrence(before),
        after: occurrence(after),
        now: occurrence(now),
      });
  }
}

const redactedForGood = blocked(
  'redacted',
  'what was redacted is gone for good; say anew what may be said',
);

function occurrence(thing: Thing): Occurrence {
  if (thing.thing === 'occurrence') return thing;
  throw new Error(`what is said of an occurrence was said on the stream of a ${thing.thing}`);
}

function blocked(code: string, message: string): Found {
  return { ok: false, code, message };
}

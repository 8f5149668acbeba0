import { decide, type Proposed, type Refusal } from '../events/decisions/decide.ts';
import { isSameValue } from '../events/decisions/sameness.ts';
import { SupposedWorld, type Stand } from '../events/decisions/supposed.ts';
import type { Transition } from '../events/projections/view.ts';
import { evolveThing, type Thing } from '../events/things/thing.ts';
import { entryLengthMax } from '../events/transparency/entry.ts';
import type { Recorded } from '../events/vocabulary/event.ts';
import type { Conflict, Objection, Outcome, Receipt } from './archive.ts';
import type { Head, Log, StoredEvent } from './log/log.ts';
import { eventAt, recorded, redactedData } from './log/recorded.ts';
import type { Things } from './log/things.ts';
import type { Proposal } from './proposals.ts';
import type { Binding } from './transparency/bindings.ts';

/** The most refusals that are told of one request. */
const refusalsMax = 100;

/** What a deliberation stands on, fixed while it lasts by the transaction around it. */
export interface Ground {
  readonly log: Log;
  readonly things: Things;
  readonly head: Head;
  /** Ids of occurrences that cited this source before the request, whether they still do or not. */
  readonly citing: (source: string) => readonly string[];
}

/** Who appends and when, and where ids come from. */
export interface Stamp {
  readonly by: string;
  /** RFC 3339 UTC with milliseconds. */
  readonly now: string;
  readonly newId: () => string;
  /** Whether whoever appends is one who may redact, and comes by a way on which that is done. */
  readonly mayRedact: boolean;
}

/** An event that was accepted: as the log is to store it, and what it does to its thing. */
export interface Accepted {
  readonly stored: StoredEvent;
  /** What binds its data to its entry, where that was given with it; absent: it is made. */
  readonly binding?: Binding;
  readonly transition: Transition;
}

/** What a deliberation came to: an expected end, and what is to be written (nothing unless it is `appended`). */
export interface Resolution {
  readonly outcome: Outcome;
  readonly accepted: readonly Accepted[];
}

/**
 * Decides the events of one request in their order, each against what the earlier ones add up to,
 * and writes nothing.
 *
 * 1. An event whose id is in the log with the same stream, type, data and reason is done: its
 *    receipt is the original one. With other content the request is refused. So a request that
 *    comes again, whole or with others added, does what is left of it.
 * 2. An expected version holds if the stream was at it before the request, or is at it after the
 *    request's earlier events. Conflicts come before refusals, and all are told.
 * 3. All or nothing: one conflict or refusal, and nothing is accepted.
 * 4. `recordedAt` is the clock's, or the head's where the clock has gone back.
 */
export class Deliberation {
  readonly #ground: Ground;
  readonly #stamp: Stamp;
  readonly #recordedAt: string;
  readonly #world: SupposedWorld;
  readonly #known = new Map<string, StoredEvent>();
  /** The accepted events of the request, by stream, in their order. */
  readonly #own = new Map<string, Recorded[]>();

  constructor(ground: Ground, stamp: Stamp) {
    this.#ground = ground;
    this.#stamp = stamp;
    const { things, citing } = ground;
    const event = (position: number) => eventAt(ground.log, position);
    this.#world = new SupposedWorld({ stand: (stream) => things.current(stream), citing, event });
    const last = ground.head.recordedAt ?? '';
    this.#recordedAt = stamp.now > last ? stamp.now : last;
  }

  /** The stands of the streams that the accepted events leave. */
  get stands(): ReadonlyMap<string, Stand> {
    return this.#world.stands;
  }

  resolve(proposals: readonly Proposal[]): Resolution {
    const refusals = this.#recognise(proposals);
    if (refusals.length > 0) return without({ outcome: 'refused', refusals });
    const conflicts = this.#conflicts(proposals);
    if (conflicts.length > 0) return without({ outcome: 'conflict', conflicts });
    const accepted: Accepted[] = [];
    const receipts: Receipt[] = [];
    for (const [index, proposal] of proposals.entries()) {
      const known = proposal.id === null ? undefined : this.#known.get(proposal.id);
      if (known) {
        receipts.push(receiptOf(known));
        continue;
      }
      const refusal = this.#decide(proposal);
      if (refusal) refusals.push(objection(refusal, index));
      else accepted.push(this.#accept(proposal, this.#ground.head.position + accepted.length + 1));
      if (refusals.length >= refusalsMax) break;
      const last = accepted.at(-1);
      if (!refusal && last) receipts.push(receiptOf(last.stored));
    }
    if (refusals.length > 0) return without({ outcome: 'refused', refusals });
    if (accepted.length === 0) return without({ outcome: 'repeated', receipts });
    return { outcome: { outcome: 'appended', receipts }, accepted };
  }

  #decide({ proposed, data }: Proposal): Refusal | null {
    return (
      this.#checkWay(proposed) ??
      checkLength(proposed, data, this.#stamp.by) ??
      decide(this.#world.stand(proposed.stream).thing, proposed, this.#world)
    );
  }

  #checkWay({ type }: Proposed): Refusal | null {
    if (type !== 'EventRedacted' || this.#stamp.mayRedact) return null;
    return {
      code: 'redaction-not-here',
      pointer: '',
      message: 'is a redaction: an administrator appends it, or the operator by regesta redact',
    };
  }

  /** Finds the events that are in the log already, and refuses ids that others have taken. */
  #recognise(proposals: readonly Proposal[]): Objection[] {
    const refusals: Objection[] = [];
    for (const [index, proposal] of proposals.entries()) {
      const known = proposal.id === null ? null : this.#ground.log.find(proposal.id);
      if (!known) continue;
      this.#known.set(known.id, known);
      if (known.data === redactedData)
        refusals.push({
          pointer: `/events/${index}/id`,
          code: 'redacted',
          message: `is the id of the event at position ${known.position}, which was redacted`,
        });
      else if (!isSame(known, proposal))
        refusals.push({
          pointer: `/events/${index}/id`,
          code: 'id-already-used',
          message: `is the id of another event, at position ${known.position}; make a new one`,
        });
    }
    return refusals;
  }

  #conflicts(proposals: readonly Proposal[]): Conflict[] {
    const conflicts: Conflict[] = [];
    const added = new Map<string, number>();
    for (const [index, { id, proposed, expectedVersion: expected }] of proposals.entries()) {
      if (id !== null && this.#known.has(id)) continue;
      const { stream } = proposed;
      const earlier = added.get(stream) ?? 0;
      added.set(stream, earlier + 1);
      if (expected === 'any') continue;
      const actual = this.#world.stand(stream).version;
      if (expected !== actual && expected !== actual + earlier)
        conflicts.push({ pointer: `/events/${index}`, stream, expected, actual });
    }
    return conflicts;
  }

  #accept({ id, proposed, data, schemaVersion }: Proposal, position: number): Accepted {
    const { thing: before, version: former } = this.#world.stand(proposed.stream);
    const version = former + 1;
    const event: Recorded = {
      ...proposed,
      position,
      id: id ?? this.#stamp.newId(),
      version,
      schemaVersion,
      recordedAt: this.#recordedAt,
      recordedBy: this.#stamp.by,
    };
    this.#told(event);
    const after = this.#after(before, event);
    this.#world.suppose(proposed.stream, { version, thing: after });
    return { stored: { ...event, data }, transition: { before, after, event } };
  }

  /** What an event of the request leaves of its thing, once what the request redacts is gone. */
  #after(before: Thing | null, event: Recorded): Thing | null {
    if (event.type !== 'EventRedacted') return evolveThing(before, event);
    const told = this.#own.get(event.stream) ?? [];
    const redacted = told.flatMap((one) => (one.type === 'EventRedacted' ? one.data.position : []));
    const former = this.#ground.things.without(event.stream, new Set(redacted));
    return told.reduce<Thing | null>(evolveThing, former);
  }

  #told(event: Recorded): void {
    const told = this.#own.get(event.stream);
    if (told) told.push(event);
    else this.#own.set(event.stream, [event]);
  }
}

/** What positions, ids and times add to an envelope at the most, with the names of its fields. */
const envelopeRest = 330;

/** Refuses an event that, with its envelope, would not fit into an entry of the tree. */
function checkLength({ stream, type, reason }: Proposed, data: string, by: string): Refusal | null {
  const texts = [stream, type, JSON.stringify(reason), JSON.stringify(by), data];
  const length = texts.reduce((sum, text) => sum + Buffer.byteLength(text), envelopeRest);
  if (length <= entryLengthMax) return null;
  return {
    code: 'event-too-long',
    pointer: '',
    message:
      `is ${length} bytes long with its envelope, and an event has at most ${entryLengthMax}; ` +
      'say it in several events, such as citations one by one',
  };
}

function without(outcome: Outcome): Resolution {
  return { outcome, accepted: [] };
}

function receiptOf({ id, stream, position, version, recordedAt }: StoredEvent): Receipt {
  return { id, stream, position, version, recordedAt };
}

function objection({ pointer, code, message }: Refusal, index: number): Objection {
  return { pointer: `/events/${index}${pointer && `/data${pointer}`}`, code, message };
}

function isSame(known: StoredEvent, { proposed }: Proposal): boolean {
  return (
    known.stream === proposed.stream &&
    known.type === proposed.type &&
    known.reason === proposed.reason &&
    isSameValue(recorded(known).data, proposed.data)
  );
}

import { isSameValue } from '../events/decisions/sameness.ts';
import { evolveThing } from '../events/things/thing.ts';
import type { Objection } from './archive.ts';
import type { Accepted } from './deliberation.ts';
import type { Head, Log, StoredEvent } from './log/log.ts';
import { recorded, redactedData, redactedOf, targetOf } from './log/recorded.ts';
import { issue, storedIssue } from './log/stored-event.ts';
import type { Stand } from '../events/decisions/supposed.ts';
import type { Things } from './log/things.ts';
import type { Binding } from './transparency/bindings.ts';
import { EventRedacted } from '../events/vocabulary/redaction.ts';

/** What became of a part of an exported log. */
export type Restored =
  /** `position`: how far the log now goes; `added`: how many events it did not have. */
  | { readonly ok: true; readonly position: number; readonly added: number }
  | { readonly ok: false; readonly issues: readonly Objection[] };

/** An event as it was recorded, with what bound its data, where the export tells. */
export interface RestorableEvent {
  readonly event: StoredEvent;
  readonly binding?: Binding;
}

/** What restoring asks of the archive. */
export interface RestoringInto {
  readonly things: Things;
  transact<Value>(work: () => { readonly value: Value; readonly isKept: boolean }): Value;
  write(accepted: readonly Accepted[]): void;
  /** What binds the data of the event at a position, which the log has. */
  commitmentOf(position: number): Buffer;
}

/**
 * Takes an exported log into an archive as it was recorded: positions, ids, times, names, the exact
 * text of data and the salts that bind it stay, so that export and restoring give the same log with
 * the same root hash.
 *
 * 1. It begins at position 1 and goes on without a gap; what the archive has already must be the
 *    same, to the letter, or redacted here or there under the same commitment. So an archive that
 *    holds anything else refuses, and a restoring that was cut short can be begun again. What was
 *    redacted here stays so.
 * 2. The envelope and the data of each event are parsed; what was decided is not decided again, for
 *    rules may have changed since.
 * 3. Each part given to `take` is one transaction, all or nothing.
 */
export class Restoring {
  readonly #log: Log;
  readonly #into: RestoringInto;
  #next: number;
  /** The streams that the part told of, which are not in the log before it is written. */
  readonly #stands = new Map<string, Stand>();

  /** `after`: the position that it goes on after, where the first so many are known to be the same. */
  constructor(log: Log, into: RestoringInto, after = 0) {
    this.#log = log;
    this.#into = into;
    this.#next = after + 1;
  }

  /** Takes the next part, in order. Its issues point to `/events/<index>` within the part. */
  take(events: readonly RestorableEvent[]): Restored {
    this.#stands.clear();
    const restored = this.#into.transact(() => {
      const value = this.#take(events);
      return { value, isKept: value.ok && value.added > 0 };
    });
    if (restored.ok) this.#next += events.length;
    else this.#into.things.forget();
    return restored;
  }

  #take(events: readonly RestorableEvent[]): Restored {
    const accepted: Accepted[] = [];
    const ids = new Set<string>();
    let head = this.#log.head();
    for (const [index, { event, binding }] of events.entries()) {
      const objection =
        this.#check(event, this.#next + index, head, ids) ??
        this.#checkBinding(event, binding, head) ??
        this.#checkTarget(event, accepted, head);
      if (objection)
        return {
          ok: false,
          issues: [{ ...objection, pointer: `/events/${index}${objection.pointer}` }],
        };
      if (event.position <= head.position) continue;
      const transition = this.#fold(event);
      if (!transition.after) return { ok: false, issues: [unfounded(index)] };
      accepted.push({ stored: event, transition, ...(binding && { binding }) });
      ids.add(event.id);
      head = event;
    }
    this.#into.write(accepted);
    // What was folded before a redaction is not what the log says after it.
    const isRedacting = accepted.some(({ stored }) => stored.type === 'EventRedacted');
    for (const [stream, stand] of isRedacting ? [] : this.#stands)
      this.#into.things.remember(stream, stand);
    return { ok: true, position: head.position, added: accepted.length };
  }

  #fold(stored: StoredEvent): Accepted['transition'] {
    const event = recorded(stored);
    const before = this.#current(stored.stream).thing;
    const after = evolveThing(before, event);
    this.#stands.set(stored.stream, { version: stored.version, thing: after });
    return { before, after, event };
  }

  #current(stream: string): Stand {
    return this.#stands.get(stream) ?? this.#into.things.current(stream);
  }

  #check(
    event: StoredEvent,
    position: number,
    head: Head,
    ids: ReadonlySet<string>,
  ): Objection | null {
    if (event.position !== position)
      return issue('/position', 'gap', `expected position ${position}; restore the whole log`);
    if (position <= head.position) return null;
    if (event.recordedAt < (head.recordedAt ?? ''))
      return issue('/recordedAt', 'time-goes-back', 'is earlier than that of the event before');
    if (ids.has(event.id) || this.#log.find(event.id))
      return issue('/id', 'repeated-id', 'is an earlier event’s id');
    const { version } = this.#current(event.stream);
    if (event.version !== version + 1)
      return issue('/version', 'gap', `expected version ${version + 1} of ${event.stream}`);
    return storedIssue(event);
  }

  #checkBinding(event: StoredEvent, binding: Binding | undefined, head: Head): Objection | null {
    if (event.position <= head.position) return this.#checkKnown(event, binding);
    if (event.data !== redactedData || binding?.salt === null) return null;
    return issue('/data', 'redacted', 'was redacted: only with its commitment can it be restored');
  }

  /** One that names what it can't be of would let that be changed later, with no redaction of it. */
  #checkTarget(event: StoredEvent, accepted: readonly Accepted[], head: Head): Objection | null {
    if (event.type !== EventRedacted.name || event.position <= head.position) return null;
    const target = targetOf(event);
    const earlier = accepted.map(({ stored }) => stored);
    const named =
      earlier.find(({ position }) => position === target) ??
      this.#log.page({ after: (target ?? 0) - 1, limit: 1 })[0];
    const isNamed = named?.position === target && named?.stream === event.stream;
    const isTwice = [...this.#log.redactions(), ...earlier].some((one) => targetOf(one) === target);
    if (isNamed && named.type !== EventRedacted.name && !isTwice) return null;
    return issue(
      '/data/position',
      'stray-redaction',
      'is of no event that it can be a redaction of',
    );
  }

  /** What the archive has already is the same; but data may have been redacted here or there. */
  #checkKnown(event: StoredEvent, binding: Binding | undefined): Objection | null {
    const [known] = this.#log.page({ after: event.position - 1, limit: 1 });
    if (isSameValue(known, event)) return null;
    const isRedacted = known?.data === redactedData || event.data === redactedData;
    const isSame = known && isSameValue(redactedOf(known), redactedOf(event));
    const commitment = this.#into.commitmentOf(event.position);
    if (isSame && isRedacted && binding?.commitment.equals(commitment)) return null;
    return issue('', 'another-log', 'this archive holds another log; restore into an empty one');
  }
}

function unfounded(index: number): Objection {
  return issue(`/events/${index}`, 'unfounded', 'its stream does not begin with a first telling');
}

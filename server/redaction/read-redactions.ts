import type { Redaction } from '../../events/readings/redaction.ts';
import { findEventType, type EventTypeName } from '../../events/vocabulary/event.ts';
import { EventRedacted } from '../../events/vocabulary/redaction.ts';
import type { Log, StoredEvent } from '../log/log.ts';
import { redactedData, targetOf } from '../log/recorded.ts';

/** Every redaction of a log that can be read, each with the event whose data it removed. */
export function readRedactions(log: Log): readonly Redaction[] {
  return log.redactions().flatMap((stored) => {
    const position = targetOf(stored);
    const [of] = position === null ? [] : log.page({ after: position - 1, limit: 1 });
    return of ? redactionOf(stored, of) : [];
  });
}

/** The redactions of a log whose events are read one after the other, and what they leave open. */
export class RedactionsMet {
  readonly #gone = new Map<number, StoredEvent>();
  readonly #redactions: StoredEvent[] = [];

  /** Takes the next event. */
  meet(event: StoredEvent): void {
    if (event.data === redactedData) this.#gone.set(event.position, event);
    if (event.type === EventRedacted.name) this.#redactions.push(event);
  }

  get all(): readonly Redaction[] {
    return this.#redactions.flatMap((stored) => {
      const of = this.#gone.get(targetOf(stored) ?? 0);
      return of ? redactionOf(stored, of) : [];
    });
  }

  /** Positions of events whose data is gone though no redaction on their stream names them. */
  get unexplained(): readonly number[] {
    const named = new Map(this.#redactions.map((one) => [targetOf(one), one]));
    const isNamed = ({ position, stream }: StoredEvent): boolean => {
      const redaction = named.get(position);
      return redaction?.stream === stream && redaction.position > position;
    };
    return [...this.#gone.values()]
      .filter((event) => !isNamed(event))
      .map(({ position }) => position);
  }

  /** Positions of events whose data is there though a redaction names them. */
  get unremoved(): readonly number[] {
    return this.#redactions
      .map((stored) => targetOf(stored))
      .filter((position) => position !== null)
      .filter((position) => !this.#gone.has(position));
  }
}

function redactionOf(stored: StoredEvent, of: StoredEvent): readonly Redaction[] {
  const parsed = EventRedacted.schema.safeParse(JSON.parse(stored.data));
  const type = findEventType(of.type);
  if (!parsed.success || !type) return [];
  const { reason, legalBasis } = parsed.data;
  const { position, recordedAt, recordedBy } = stored;
  // The type was just found among those there are.
  const named = { position: of.position, type: type.name as EventTypeName };
  return [{ position, recordedAt, recordedBy, reason, legalBasis, of: named }];
}

import type { ProposedEvent, WeighedEvent } from '../../events/readings/proposals.ts';

/** A field of a proposed event while it is amended. */
export interface FieldDraft {
  readonly name: string;
  /** Text as it is; anything else as JSON. */
  readonly text: string;
  readonly isText: boolean;
  /** Whether it may be left out: a revision names only what it changes. */
  readonly canLeaveOut: boolean;
  readonly isKept: boolean;
}

/** A proposed event while it is amended. */
export interface EventDraft {
  readonly event: ProposedEvent;
  readonly isKept: boolean;
  readonly fields: readonly FieldDraft[];
}

/** An event as the amended form has it. */
type AmendedEvent = Omit<ProposedEvent, 'schemaVersion'>;

/** What a form comes to, or which field can't be read. */
export type Amended =
  | { readonly isRead: true; readonly events: readonly AmendedEvent[] }
  | { readonly isRead: false; readonly pointer: string };

/** Whether a draft still proposes anything. */
export function isProposed({ isKept, fields }: EventDraft): boolean {
  return isKept && (fields.length === 0 || fields.some((field) => field.isKept));
}

/** The draft that an event begins as. */
export function draftOf(event: WeighedEvent): EventDraft {
  const canLeaveOut = event.type.endsWith('Revised');
  return {
    event,
    isKept: true,
    fields: Object.entries(event.data ?? {}).map(([name, value]) => {
      const isText = typeof value === 'string';
      const text = isText ? value : JSON.stringify(value, null, 2);
      return { name, text, isText, canLeaveOut, isKept: true };
    }),
  };
}

/**
 * What was drafted, on top of the archive as its editor saw it: each stream’s first event expects the
 * version that the stream was at, those after it one more each.
 */
export function amendedOf(drafts: readonly EventDraft[], now: readonly WeighedEvent[]): Amended {
  const versions = new Map(now.map(({ stream, actualVersion }) => [stream, actualVersion]));
  const events: AmendedEvent[] = [];
  for (const [index, { event, fields }] of drafts.filter(isProposed).entries()) {
    const kept = fields.filter((field) => field.isKept);
    const data: [string, unknown][] = [];
    for (const { name, text, isText } of kept) {
      const value = isText ? { value: text } : jsonOf(text);
      if (value === null) return { isRead: false, pointer: `/events/${index}/data/${name}` };
      data.push([name, value.value]);
    }
    const { id, stream, type, expectedVersion: seen } = event;
    const expectedVersion = versions.get(stream) ?? seen;
    versions.set(stream, expectedVersion + 1);
    events.push({ id, stream, type, data: Object.fromEntries(data), expectedVersion });
  }
  return { isRead: true, events };
}

function jsonOf(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

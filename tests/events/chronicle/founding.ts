import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Proposed } from '../../../events/decisions/decide.ts';
import type { Citation } from '../../../events/vocabulary/citation.ts';
import { parseStream } from '../../../events/vocabulary/event-type.ts';
import { findEventType } from '../../../events/vocabulary/event.ts';

/** The event types that a founding needs, in the order in which it says them. */
export const foundingTypes = [
  'SourceRegistered',
  'ActorRegistered',
  'InstrumentRegistered',
  'ChronicleOpened',
  'OccurrenceRecorded',
  'OccurrenceRelated',
  'OccurrenceDisputed',
] as const;

/** The name of one of them. */
export type FoundingType = (typeof foundingTypes)[number];

/** A line of the founding chronicle, parsed by its event type's schema. */
export type FoundingEvent = Extract<Proposed, { type: FoundingType }> & {
  readonly id: string;
  readonly schemaVersion: number;
};

/** A founding event of one type. */
export type Founding<Name extends FoundingType> = Extract<FoundingEvent, { type: Name }>;

const envelope = z.strictObject({
  id: z.uuidv7(),
  stream: z.string(),
  type: z.enum(foundingTypes),
  schemaVersion: z.int(),
  reason: z.string().min(1).max(200),
  data: z.unknown(),
});

/** The lines of the file, without their ends. */
export function foundingLines(): string[] {
  const file = new URL('../../../events/chronicle/founding.jsonl', import.meta.url);
  return readFileSync(file, 'utf8').replace(/\n$/u, '').split('\n');
}

/** Reads a line; throws, saying where, when it is not an event that a founding needs. */
export function readFounding(line: string): FoundingEvent {
  const { data, ...rest } = envelope.parse(JSON.parse(line));
  const event = { ...rest, data: findEventType(rest.type)?.schema.parse(data) };
  if (!isFounding(event)) throw new Error(`${rest.type} does not parse`);
  return event;
}

function isFounding(event: z.infer<typeof envelope>): event is FoundingEvent {
  return findEventType(event.type)?.schema.safeParse(event.data).success === true;
}

/** The events of one type, in the order of the file. */
export function ofType<Name extends FoundingType>(
  events: readonly FoundingEvent[],
  name: Name,
): Founding<Name>[] {
  return events.filter((event): event is Founding<Name> => event.type === name);
}

/** The id of the thing that an event's stream is about. */
export function idOf(event: { readonly stream: string }): string {
  const parsed = parseStream(event.stream);
  if (!parsed) throw new Error(`${event.stream} is no stream`);
  return parsed.id;
}

/** Every citation that an event makes. */
export function citationsOf(event: FoundingEvent): readonly Citation[] {
  if (event.type === 'OccurrenceRelated') return [event.data.citation];
  return 'citations' in event.data ? (event.data.citations ?? []) : [];
}

/** The two texts that the chronicle is drawn from, by the slugs of their sources. */
export const seedTexts = [
  { slug: 'governmental-practices', toldIn: 'Governmental practices', paragraphs: 24 },
  { slug: 'liao-ip-rights', toldIn: 'Liao', paragraphs: 54 },
] as const;

/** One of the two texts. */
export type SeedText = (typeof seedTexts)[number];

/** The place in a seed text that a citation rests on: its own, or the one that tells of its source. */
export function seedPlaceOf(
  cited: Citation,
  slugs: ReadonlyMap<string, string>,
): { readonly text: SeedText; readonly paragraph: number; readonly isDirect: boolean } | null {
  const direct = /^paragraph (\d+)$/u.exec(cited.locator);
  const told = /^as told in (.+), paragraph (\d+)$/u.exec(cited.locator);
  const text = seedTexts.find((one) =>
    direct ? one.slug === slugs.get(cited.source) : one.toldIn === told?.[1],
  );
  if (!text) return null;
  return { text, paragraph: Number(direct?.[1] ?? told?.[2]), isDirect: direct !== null };
}

import type { z } from 'zod';

/** The kinds of stream that the log holds; a stream's name is `<kind>-<id>`. */
export const streamKinds = ['occurrence', 'source', 'actor', 'instrument', 'chronicle'] as const;

/** One kind of stream. */
export type StreamKind = (typeof streamKinds)[number];

/** An event type as a value: its name, current schema version, kind of stream and data schema. */
export interface EventType<Name extends string = string, Data = unknown> {
  readonly name: Name;
  /** The version that is written today, first 1; older ones are upcast when read. */
  readonly schemaVersion: number;
  /** The kind of stream that it is said on; `any`: on streams of every kind. */
  readonly streamKind: StreamKind | 'any';
  /** The shape of `data`, strict: unknown keys are issues. */
  readonly schema: z.ZodType<Data>;
  /** `upcasts[n]` turns the data of version n + 1 into that of version n + 2. */
  readonly upcasts: readonly ((data: unknown) => unknown)[];
}

/** Declares an event type at version 1; `upcasts` grows by one function a version. */
export function eventType<Name extends string, Data>(
  name: Name,
  streamKind: StreamKind | 'any',
  schema: z.ZodType<Data>,
  upcasts: readonly ((data: unknown) => unknown)[] = [],
): EventType<Name, Data> {
  return { name, streamKind, schema, upcasts, schemaVersion: upcasts.length + 1 };
}

/** Whether a type is said on streams of a kind. */
export function isSaidOn({ streamKind }: Pick<EventType, 'streamKind'>, kind: StreamKind): boolean {
  return streamKind === 'any' || streamKind === kind;
}

/** How the streams are named that a type is said on, in words for people. */
export function streamsOf({ streamKind }: Pick<EventType, 'streamKind'>): string {
  return streamKind === 'any' ? '<kind>-<id>' : `${streamKind}-<id>`;
}

/** Brings data of an older schema version up to today's. Throws on one that never was or will be. */
export function upcast(type: EventType, schemaVersion: number, data: unknown): unknown {
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1)
    throw new Error(`${type.name} version ${schemaVersion} never was: versions count from 1`);
  if (schemaVersion > type.schemaVersion)
    throw new Error(`${type.name} version ${schemaVersion} is newer than this program`);
  return type.upcasts.slice(schemaVersion - 1).reduce((value, step) => step(value), data);
}

/** Splits `occurrence-7f3` into its kind and id, or null when it names no known kind of stream. */
export function parseStream(stream: string): { kind: StreamKind; id: string } | null {
  const match = /^([a-z]+)-([A-Za-z0-9][A-Za-z0-9_-]{0,63})$/u.exec(stream);
  const kind = streamKinds.find((known) => known === match?.[1]);
  return kind && match?.[2] ? { kind, id: match[2] } : null;
}

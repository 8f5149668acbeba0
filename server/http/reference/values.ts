import { z } from 'zod';
import type {
  AsOf,
  CitationAnswer,
  DateAnswer,
  DateOnly,
  Highlights,
  Named,
} from '../../../events/readings/answers.ts';
import { citation } from '../../../events/vocabulary/citation.ts';
import { eventTypes, type EventTypeName } from '../../../events/vocabulary/event.ts';

/** A place in the log, first 1. */
export const position = z.int().min(1).meta({ description: 'A place in the log, first 1.' });

/** An instant of recording. */
export const instant = z.iso
  .datetime({ precision: 3 })
  .meta({ description: 'UTC with milliseconds (RFC 3339).' });

/** The position that an answer was read at. */
export const asOf = z
  .strictObject({ position: z.int().min(0), recordedAt: instant.nullable() })
  .meta({
    id: 'AsOf',
    description: 'The position it was read at, and when that was recorded; 0 and null: no event.',
  }) satisfies z.ZodType<AsOf>;

/** Days since 1970-01-01, proleptic Gregorian. */
const day = z
  .int()
  .nullable()
  .meta({ description: 'Days since 1970-01-01, proleptic Gregorian; null: unbounded.' });

/** The first and last day on which something may have happened. */
export const bounds = z.strictObject({ earliest: day, latest: day });
const ends = z.enum(['bounded', 'open', 'unknown']);

/** See {@link DateAnswer}. */
export const dateAnswer = z
  .strictObject({
    edtf: z.string(),
    verbatim: z.string().exactOptional(),
    basis: z.enum(['stated', 'inferred']),
    note: z.string().exactOptional(),
    words: z.string(),
    earliestDay: day,
    latestDay: day,
    start: bounds,
    end: bounds,
    startKind: ends,
    endKind: ends,
    shape: z.enum(['point', 'interval', 'one-of', 'all-of']),
    precision: z.string(),
    approximate: z.boolean(),
    uncertain: z.boolean(),
  })
  .meta({
    id: 'Date',
    description: 'A date as written, in words, and in days.',
  }) satisfies z.ZodType<DateAnswer>;

/** See {@link DateOnly}. */
export const dateOnly = z
  .strictObject({ edtf: z.string(), words: z.string(), earliestDay: day, latestDay: day })
  .meta({ id: 'PlainDate' }) satisfies z.ZodType<DateOnly>;

/** See {@link Named}. */
export const named = z
  .strictObject({ id: z.string(), slug: z.string(), name: z.string() })
  .meta({ id: 'Named' }) satisfies z.ZodType<Named>;

/** See {@link Highlights}. */
export const highlights = z
  .record(z.string(), z.array(z.strictObject({ text: z.string(), hit: z.boolean() })))
  .meta({
    id: 'Highlights',
    description: 'The matched texts, cut where they matched.',
  }) satisfies z.ZodType<Highlights>;

/** See {@link CitationAnswer}. */
export const citationAnswer = citation
  .omit({ date: true })
  .extend({
    sourceTitle: z.string(),
    sourceSlug: z.string(),
    published: z.strictObject({ edtf: z.string(), words: z.string() }).nullable(),
    withdrawn: z.boolean(),
    citedVia: named.nullable(),
    date: dateOnly.extend({ disagrees: z.boolean() }).nullable(),
  })
  .meta({ id: 'Citation' }) satisfies z.ZodType<CitationAnswer>;

/** One change of a field: a pointer (RFC 6901) and what stood there before and after. */
export const change = z.strictObject({
  pointer: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

const typeNames: readonly EventTypeName[] = Object.values(eventTypes).map(({ name }) => name);

/** The name of an event type. */
export const typeName = z.enum(typeNames);

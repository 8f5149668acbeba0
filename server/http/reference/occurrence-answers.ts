import { z } from 'zod';
import type {
  DisputeAnswer,
  OccurrenceAnswer,
  OccurrenceItem,
  OccurrencesAnswer,
  RelationAnswer,
} from '../../../events/readings/answers.ts';
import { disputedFields, relations } from '../../../events/vocabulary/occurrence.ts';
import { redactedPositions, redactionsOfThing } from './redaction.ts';
import { asOf, citationAnswer, dateAnswer, highlights, named, position } from './values.ts';

const item = z.strictObject({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  kind: z.string(),
  importance: z.int().min(1).max(5),
  date: dateAnswer,
  actors: z.array(named.extend({ role: z.string() })),
  places: z.array(z.string()),
  tags: z.array(z.string()),
  chronicles: z.array(z.string()),
  instruments: z.array(named),
  sources: z.array(z.string()),
  disputed: z.boolean(),
  version: z.int().min(1),
  position,
  redacted: redactedPositions,
});

/** See {@link OccurrenceItem}. */
export const occurrenceItem = item
  .extend({ highlights: highlights.exactOptional() })
  .meta({ id: 'OccurrenceItem' }) satisfies z.ZodType<OccurrenceItem>;

const relation = z
  .strictObject({
    relation: z.enum(relations),
    direction: z.enum(['to', 'from']),
    occurrence: named.extend({ words: z.string(), kind: z.string() }),
    citation: citationAnswer,
  })
  .meta({ id: 'Relation' }) satisfies z.ZodType<RelationAnswer>;

const dispute = z
  .strictObject({
    dispute: z.string(),
    about: z.enum(disputedFields),
    claim: z.string(),
    date: z.strictObject({ edtf: z.string(), words: z.string() }).nullable(),
    citations: z.array(citationAnswer),
    resolved: z
      .strictObject({
        outcome: z.enum(['upheld', 'rejected', 'left-open']),
        resolution: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Dispute' }) satisfies z.ZodType<DisputeAnswer>;

/** See {@link OccurrencesAnswer}. */
export const occurrencesAnswer = z
  .strictObject({ asOf, total: z.int().min(0), items: z.array(occurrenceItem) })
  .meta({ id: 'OccurrencesAnswer' }) satisfies z.ZodType<OccurrencesAnswer>;

/** See {@link OccurrenceAnswer}. */
export const occurrenceAnswer = z
  .strictObject({
    asOf,
    occurrence: item.extend({
      status: z.enum(['live', 'retracted', 'merged']),
      mergedInto: named.nullable(),
      citations: z.array(citationAnswer),
      relations: z.array(relation),
      disputes: z.array(dispute),
      effects: z.array(z.strictObject({ instrument: named, standing: z.string() })),
    }),
    ...redactionsOfThing,
  })
  .meta({ id: 'OccurrenceAnswer' }) satisfies z.ZodType<OccurrenceAnswer>;

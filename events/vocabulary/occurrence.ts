import { z } from 'zod';
import { citation } from './citation.ts';
import { eventType } from './event-type.ts';
import { boundedEdtf, edtf, id, prose, slug, term, text } from './text.ts';

/** How two occurrences may be related; read from the first to the second. */
export const relations = [
  'responds-to',
  'part-of',
  'implements',
  'follows',
  'contradicts',
  'cites',
  'causes',
] as const;

/** What a dispute is about: one field of the occurrence, or the whole of it. */
export const disputedFields = [
  'occurrence',
  'date',
  'title',
  'summary',
  'kind',
  'actors',
  'places',
  'effects',
] as const;

/**
 * When an occurrence happened: EDTF exactly as precise as the evidence, the evidence's own words
 * (`verbatim`), and whether they state the date or it is inferred (then `note` says from what).
 */
export const historicalDate = z.strictObject({
  edtf: boundedEdtf,
  verbatim: prose(500).optional(),
  basis: z.enum(['stated', 'inferred']).default('stated'),
  note: prose(2_000).optional(),
});

/** An actor's part in an occurrence. */
export const participation = z.strictObject({ actor: id, role: term });

/** The standing that an occurrence gives to an instrument, from its date on. */
export const effect = z.strictObject({ instrument: id, standing: term });

const fields = {
  title: text(300),
  slug: slug.optional(),
  summary: prose(10_000),
  kind: term,
  actors: z.array(participation).max(200),
  places: z.array(text(200)).max(100),
  tags: z.array(term).max(100),
  chronicles: z.array(id).max(50),
  importance: z.int().min(1).max(5),
  effects: z.array(effect).max(100),
};

/** First telling of an occurrence. At least one citation must support it (a rule, not a shape). */
export const OccurrenceRecorded = eventType(
  'OccurrenceRecorded',
  'occurrence',
  z.strictObject({
    title: fields.title,
    slug: fields.slug,
    summary: fields.summary.default(''),
    date: historicalDate,
    kind: fields.kind,
    actors: fields.actors.default([]),
    places: fields.places.default([]),
    tags: fields.tags.default([]),
    chronicles: fields.chronicles.default([]),
    importance: fields.importance.default(3),
    effects: fields.effects.default([]),
    citations: z.array(citation).max(200),
  }),
);

/** New wording or classification: only the named fields change, each wholly. Never the date. */
export const OccurrenceRevised = eventType(
  'OccurrenceRevised',
  'occurrence',
  z
    .strictObject({
      title: fields.title.optional(),
      slug: fields.slug,
      summary: fields.summary.optional(),
      kind: fields.kind.optional(),
      actors: fields.actors.optional(),
      places: fields.places.optional(),
      tags: fields.tags.optional(),
      chronicles: fields.chronicles.optional(),
      importance: fields.importance.optional(),
      effects: fields.effects.optional(),
    })
    .refine((data) => Object.keys(data).length > 0, 'names no field; name at least one'),
);

/** A better date. The log keeps the former one; the envelope's reason says why. */
export const OccurrenceRedated = eventType(
  'OccurrenceRedated',
  'occurrence',
  z.strictObject({ date: historicalDate }),
);

/** One more place in a source that bears on the occurrence. */
export const CitationAdded = eventType('CitationAdded', 'occurrence', citation);

/** A citation no longer relied upon, named by its source and locator. */
export const CitationWithdrawn = eventType(
  'CitationWithdrawn',
  'occurrence',
  z.strictObject({ source: id, locator: text(300) }),
);

/** A sourced relation from this occurrence to another (`occurrence` is its id). */
export const OccurrenceRelated = eventType(
  'OccurrenceRelated',
  'occurrence',
  z.strictObject({ relation: z.enum(relations), occurrence: id, citation }),
);

/** The end of a relation. */
export const OccurrenceUnrelated = eventType(
  'OccurrenceUnrelated',
  'occurrence',
  z.strictObject({ relation: z.enum(relations), occurrence: id }),
);

/**
 * A competing claim, kept beside the preferred one. `dispute` names it within the occurrence;
 * `date` is the competing date, if the dispute is about one.
 */
export const OccurrenceDisputed = eventType(
  'OccurrenceDisputed',
  'occurrence',
  z.strictObject({
    dispute: term,
    about: z.enum(disputedFields),
    claim: text(2_000),
    date: edtf.optional(),
    citations: z.array(citation).max(50),
  }),
);

/** How a dispute ended: the claim was upheld, rejected, or left open for good. */
export const DisputeResolved = eventType(
  'DisputeResolved',
  'occurrence',
  z.strictObject({
    dispute: term,
    outcome: z.enum(['upheld', 'rejected', 'left-open']),
    resolution: text(2_000),
  }),
);

/** The archive no longer stands by the occurrence; its history stays. */
export const OccurrenceRetracted = eventType(
  'OccurrenceRetracted',
  'occurrence',
  z.strictObject({}),
);

/** The archive stands by a retracted or merged occurrence again. */
export const OccurrenceReinstated = eventType(
  'OccurrenceReinstated',
  'occurrence',
  z.strictObject({}),
);

/** This occurrence is the same as another, which is kept (`into` is its id). */
export const OccurrenceMerged = eventType(
  'OccurrenceMerged',
  'occurrence',
  z.strictObject({ into: id }),
);

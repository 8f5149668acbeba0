import { z } from 'zod';
import { ActorRegistered } from '../../../events/vocabulary/actor.ts';
import { ChronicleOpened } from '../../../events/vocabulary/chronicle.ts';
import { citation } from '../../../events/vocabulary/citation.ts';
import type { EventType } from '../../../events/vocabulary/event-type.ts';
import { InstrumentRegistered } from '../../../events/vocabulary/instrument.ts';
import { SourceRegistered } from '../../../events/vocabulary/source.ts';
import { occurrenceItem } from './occurrence-answers.ts';
import { redactedPositions, redactionsOfThing } from './redaction.ts';
import { asOf, citationAnswer, dateOnly, named } from './values.ts';

const count = z.int().min(0);
const registered = {
  id: z.string(),
  slug: z.string(),
  version: z.int().min(1),
  occurrences: count,
  redacted: redactedPositions,
};

/** The fields that the first event of a thing gives it: a register shows them as they were said. */
function fieldsOf(type: EventType): z.ZodObject {
  if (type.schema instanceof z.ZodObject) return type.schema;
  throw new Error(`The data of ${type.name} is not an object.`);
}

const source = fieldsOf(SourceRegistered)
  .extend({
    ...registered,
    withdrawn: z.boolean(),
    published: dateOnly.nullable(),
    citedVia: named.nullable(),
    alone: count.meta({ description: 'How many live occurrences rest on it alone.' }),
  })
  .meta({ id: 'Source' });

const actor = fieldsOf(ActorRegistered)
  .extend({ ...registered, partOf: named.nullable() })
  .meta({ id: 'Actor' });

const period = z
  .strictObject({
    standing: z.string(),
    occurrence: named,
    date: dateOnly,
    certainty: z.enum(['certain', 'possible']),
    present: z.enum(['certain', 'possible', 'no']),
    sources: z.array(named),
  })
  .meta({ id: 'StandingPeriod' });

const instrument = fieldsOf(InstrumentRegistered)
  .extend({
    ...registered,
    parties: z.array(named),
    citations: z.array(citationAnswer),
    standing: z.string().nullable(),
    certainty: z.enum(['certain', 'possible', 'not-yet']),
    periods: z.array(period),
  })
  .meta({ id: 'Instrument' });

const chronicle = fieldsOf(ChronicleOpened).extend(registered).meta({ id: 'Chronicle' });

function register(item: z.ZodType, name: string): z.ZodType {
  return z.strictObject({ asOf, total: count, items: z.array(item) }).meta({ id: name });
}

/** `GET /api/sources` */
export const sourcesAnswer = register(source, 'SourcesAnswer');

/** `GET /api/actors` */
export const actorsAnswer = register(actor, 'ActorsAnswer');

/** `GET /api/instruments` */
export const instrumentsAnswer = register(instrument, 'InstrumentsAnswer');

/** `GET /api/chronicles` */
export const chroniclesAnswer = register(chronicle, 'ChroniclesAnswer');

/** `GET /api/sources/{id}` */
export const sourceAnswer = z
  .strictObject({
    asOf,
    source,
    citations: z.array(
      z.strictObject({
        occurrence: named.extend({ date: dateOnly, kind: z.string() }),
        citation,
        alone: z.boolean(),
      }),
    ),
    ...redactionsOfThing,
  })
  .meta({ id: 'SourceAnswer' });

/** `GET /api/actors/{id}` */
export const actorAnswer = z
  .strictObject({
    asOf,
    actor,
    roles: z.array(z.strictObject({ role: z.string(), occurrences: z.array(occurrenceItem) })),
    ...redactionsOfThing,
  })
  .meta({ id: 'ActorAnswer' });

/** `GET /api/instruments/{id}` */
export const instrumentAnswer = z
  .strictObject({ asOf, instrument, ...redactionsOfThing })
  .meta({ id: 'InstrumentAnswer' });

/** `GET /api/chronicles/{id}` */
export const chronicleAnswer = z
  .strictObject({ asOf, chronicle, ...redactionsOfThing })
  .meta({ id: 'ChronicleAnswer' });

/** `GET /api/alone` */
export const aloneAnswer = z
  .strictObject({
    asOf,
    total: count,
    items: z.array(z.strictObject({ occurrence: named.extend({ date: dateOnly }), source: named })),
  })
  .meta({ id: 'AloneAnswer', description: 'Live occurrences, each with its only source.' });

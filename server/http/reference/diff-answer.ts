import { z } from 'zod';
import type { ComparedReading } from '../../../events/readings/diff.ts';
import { streamKinds } from '../../../events/vocabulary/event-type.ts';
import { viewNames } from '../../reading/reader.ts';
import { asOf, change, instant, named, position, typeName } from './values.ts';

const count = z.int().min(0);
const asAsked = z.string().nullable().meta({ description: 'As asked; null: it was not.' });

const comparedReading = asOf.extend({ until: asAsked, knownBy: asAsked }).meta({
  id: 'ComparedReading',
  description: 'One of the two readings: where it was read, and its other clocks.',
}) satisfies z.ZodType<ComparedReading>;

const responsibleEvent = z
  .strictObject({
    position,
    stream: z.string(),
    type: typeName,
    recordedAt: instant,
    recordedBy: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'ResponsibleEvent', description: 'An event through which a row differs.' });

const rowChange = z
  .strictObject({
    key: z.string(),
    change: z.enum(['added', 'removed', 'changed']),
    moved: z.boolean().meta({ description: 'Whether both readings have it, at different dates.' }),
    about: z
      .array(named.extend({ thing: z.enum(streamKinds) }))
      .meta({ description: 'The things that the row is about.' }),
    fields: z
      .array(change)
      .meta({ description: 'The fields that differ; of a row added or removed, all of them.' }),
    positions: z.array(position).meta({
      description: 'The events responsible, oldest first: at most 100, and of more the latest.',
    }),
    events: z.array(responsibleEvent).meta({ description: 'Those events.' }),
    eventsTotal: count.meta({ description: 'How many events are responsible in all.' }),
  })
  .meta({ id: 'RowChange' });

/** `GET /api/views/{name}/diff` */
export const diffAnswer = z
  .strictObject({
    asOf,
    view: z.enum(viewNames),
    from: comparedReading,
    to: comparedReading,
    total: count.meta({ description: 'How many rows differ, on whatever page.' }),
    counts: z.strictObject({
      added: count,
      removed: count,
      changed: count,
      moved: count.meta({ description: 'Of those changed, how many at another date.' }),
    }),
    items: z.array(rowChange),
  })
  .meta({ id: 'DiffAnswer' });

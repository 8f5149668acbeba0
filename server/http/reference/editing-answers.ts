import { z } from 'zod';
import { likenesses, sourceFormats } from '../../../events/readings/editing.ts';
import { textLengthMax } from '../../exchange/sources/read-sources.ts';
import { unionByType } from './union-by-type.ts';
import { asOf, change, dateOnly, named, position, typeName } from './values.ts';

const previewedEvent = z
  .strictObject({
    stream: z.string(),
    version: z.int().min(1).meta({ description: 'The version that its stream would come to.' }),
    type: typeName,
    of: z.string().meta({ description: 'What the thing would then be called.' }),
    changes: z.array(change),
  })
  .meta({ id: 'PreviewedEvent' });

/** `POST /api/events/preview` */
export const previewAnswer = z
  .strictObject({ asOf, events: z.array(previewedEvent) })
  .meta({ id: 'PreviewAnswer', description: 'What each event would change, in their order.' });

/** The most events that are undone by one request. */
const undoneMax = 500;

/** `POST /api/undo` */
export const undoRequest = z
  .strictObject({
    positions: z
      .array(position)
      .min(1)
      .max(undoneMax)
      .meta({ description: 'Where the events stand that are to be undone, in any order.' }),
  })
  .meta({ id: 'UndoRequest' });

const undoEvent = unionByType('Undo', {
  stream: z.string(),
  expectedVersion: z.int().min(1).meta({ description: 'The version that it goes on top of.' }),
}).meta({ id: 'UndoEvent' });

const blockedUndo = z
  .strictObject({ position: z.int(), code: z.string(), message: z.string() })
  .meta({ id: 'BlockedUndo', description: 'An event that can’t be undone as things stand.' });

/** See {@link undoRequest}. */
export const undoAnswer = z
  .strictObject({
    asOf,
    events: z.array(undoEvent),
    undoes: z.array(position).meta({ description: 'What each of `events` undoes.' }),
    blocked: z.array(blockedUndo),
  })
  .meta({ id: 'UndoAnswer' });

/** `GET /api/similar` */
export const similarAnswer = z
  .strictObject({
    asOf,
    items: z.array(
      z.strictObject({
        occurrence: z.strictObject({
          id: z.string(),
          slug: z.string(),
          title: z.string(),
          kind: z.string(),
          date: dateOnly,
        }),
        why: z.array(z.enum(likenesses)).meta({ description: 'In what it is alike.' }),
      }),
    ),
  })
  .meta({ id: 'SimilarAnswer' });

/** `POST /api/sources/read` */
export const readSourcesRequest = z
  .strictObject({
    text: z.string().min(1).max(textLengthMax).meta({
      description: 'An address, a DOI, BibTeX, RIS or CSL-JSON, recognised by itself.',
    }),
  })
  .meta({ id: 'ReadSourcesRequest' });

const readSource = z
  .strictObject({
    source: z.looseObject({}).meta({ description: 'Fields of SourceRegistered, as far as known.' }),
    missing: z.array(z.string()).meta({ description: 'Required fields that are not known.' }),
    notes: z.array(z.string()).meta({ description: 'What was left out or taken otherwise.' }),
    known: named.nullable().meta({
      description: 'A registered source with the same DOI, address or title; null: none has.',
    }),
  })
  .meta({ id: 'ReadSource' });

/** See {@link readSourcesRequest}. */
export const readSourcesAnswer = z
  .strictObject({ format: z.enum(sourceFormats), items: z.array(readSource) })
  .meta({ id: 'ReadSourcesAnswer' });

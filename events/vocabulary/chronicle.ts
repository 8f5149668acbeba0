import { z } from 'zod';
import { eventType } from './event-type.ts';
import { revisionOf } from './revision.ts';
import { edtf, prose, slug, term, text } from './text.ts';

/** The hues a kind may be drawn in; the client gives each a light and a dark shade. */
export const hues = [
  'slate',
  'blue',
  'teal',
  'green',
  'olive',
  'ochre',
  'orange',
  'red',
  'rose',
  'plum',
  'violet',
  'brown',
] as const;

/** What the timeline's lanes may stand for. */
export const laneDimensions = ['none', 'kind', 'actor', 'place', 'instrument'] as const;

const fields = z.strictObject({
  title: text(300),
  slug: slug.optional(),
  introduction: prose(10_000).optional(),
  kinds: z
    .array(z.strictObject({ kind: term, label: text(100), colour: z.enum(hues) }))
    .max(50)
    .optional(),
  lanes: z.enum(laneDimensions).optional(),
  window: z.strictObject({ from: edtf, to: edtf }).optional(),
});

/** A chronicle: a reading of the archive with its introduction, legend, lanes and opening window. */
export const ChronicleOpened = eventType('ChronicleOpened', 'chronicle', fields);

/** A corrected chronicle: only the named fields change, each wholly; null clears one. */
export const ChronicleRevised = eventType('ChronicleRevised', 'chronicle', revisionOf(fields));

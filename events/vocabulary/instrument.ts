import { z } from 'zod';
import { citation } from './citation.ts';
import { eventType } from './event-type.ts';
import { revisionOf } from './revision.ts';
import { id, prose, slug, term, text } from './text.ts';

const fields = z.strictObject({
  title: text(300),
  slug: slug.optional(),
  kind: term,
  summary: prose(10_000).optional(),
  parties: z.array(id).max(250).optional(),
  tags: z.array(term).max(100).optional(),
  citations: z.array(citation).max(200).optional(),
});

/**
 * An agreement, norm, law, order, listing, indictment, investigation, policy or position, whose
 * standing over time follows from the effects of occurrences. `parties` are ids of actors.
 */
export const InstrumentRegistered = eventType('InstrumentRegistered', 'instrument', fields);

/** A corrected description: only the named fields change, each wholly; null clears one. */
export const InstrumentRevised = eventType('InstrumentRevised', 'instrument', revisionOf(fields));

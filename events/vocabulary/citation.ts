import { z } from 'zod';
import { edtf, id, prose, text } from './text.ts';

/** What a cited place does to the claim it is cited for. */
export const stances = ['supports', 'disputes', 'mentions'] as const;

/**
 * The place in a source that bears on a claim. `date` is the date as this source has it (EDTF),
 * given when it differs from, or confirms, the preferred one. An occurrence has at most one
 * citation for the same source and locator.
 */
export const citation = z.strictObject({
  source: id,
  locator: text(300),
  stance: z.enum(stances),
  date: edtf.optional(),
  note: prose(2_000).optional(),
  quote: prose(2_000).optional(),
});

/** See {@link citation}. */
export type Citation = z.infer<typeof citation>;

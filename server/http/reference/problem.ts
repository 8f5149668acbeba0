import { z } from 'zod';
import type { SentProblem } from '../problems.ts';

/** A problem document (RFC 9457). */
export const problemDocument = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; match on it.' }),
    detail: z.string().meta({ description: 'For people: what to do about it.' }),
    errors: z
      .array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .exactOptional(),
    conflicts: z
      .array(
        z.strictObject({
          pointer: z.string(),
          stream: z.string(),
          expected: z.int().min(0),
          actual: z.int().min(0),
        }),
      )
      .exactOptional(),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<SentProblem>;

import { z } from 'zod';
import { sourceName } from '../../../events/vocabulary/source.ts';

/** A name of a source, as the register holds it. */
export type SourceName = z.infer<typeof sourceName>;

const part = z.string().transform((text) => text.trim());

/** A name as CSL-JSON and other programs give it; what else is in it is not looked at. */
const given = z.object({
  family: part.optional(),
  given: part.optional(),
  suffix: part.optional(),
  'non-dropping-particle': part.optional(),
  'dropping-particle': part.optional(),
  literal: part.optional(),
});

/** A name as the register holds names; null: there is none in it. */
export function readName(value: unknown): SourceName | null {
  if (typeof value === 'string') return parsed(fromText(value.trim()));
  const read = given.safeParse(value);
  if (!read.success) return null;
  const { literal, ...parts } = read.data;
  const filled = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
  const { family = '' } = parts;
  // Without a given name, several words are those of a body: BibTeX has no other way to write one.
  const isBody = Object.keys(filled).length === 1 && /\s/u.test(family);
  if (literal || family === '' || isBody)
    return parsed({ literal: literal || Object.values(parts).filter(Boolean).join(' ') });
  return parsed(filled);
}

/** `Keller, Anna` is a person; anything without a comma is taken as it is. */
function fromText(text: string): object {
  const [, family, first] = /^([^,]+),\s*([^,]+)$/u.exec(text) ?? [];
  return family === undefined || first === undefined ? { literal: text } : { family, given: first };
}

function parsed(name: object): SourceName | null {
  return sourceName.safeParse(name).data ?? null;
}

import { boundsOf } from '../../../events/dates/bounds.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import type { OccurrenceItem } from '../../../events/readings/answers.ts';

/** The date of an occurrence as answers give it, from its EDTF. */
export function dateOf(edtf: string): OccurrenceItem['date'] {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) throw new Error(`${edtf} is no date.`);
  return { edtf, basis: 'stated', words: edtf, ...boundsOf(parsed.date) };
}

/** An occurrence as answers give it. */
export function itemOf(
  id: string,
  edtf: string,
  more: Partial<OccurrenceItem> = {},
): OccurrenceItem {
  return {
    id,
    slug: id,
    title: `Occurrence ${id}`,
    summary: '',
    kind: 'treaty',
    importance: 3,
    date: dateOf(edtf),
    actors: [],
    places: [],
    tags: [],
    chronicles: [],
    instruments: [],
    sources: [],
    disputed: false,
    version: 1,
    position: 1,
    ...more,
  };
}

/** A thing named in an occurrence. */
export function actor(id: string): OccurrenceItem['actors'][number] {
  return { id, slug: id, name: id.toUpperCase(), role: 'party' };
}

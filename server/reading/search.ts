import type { SearchAnswer, SearchResult } from '../../events/readings/answers.ts';
import { nameOf } from '../../events/projections/register.ts';
import { occurrenceDocument, registerDocument } from '../search/documents.ts';
import type { Found } from '../search/finder.ts';
import { parseStream } from '../../events/vocabulary/event-type.ts';
import { startOf, writeCursor, type ListQuestion } from './cursor.ts';
import { describeDay } from './dates.ts';
import { listName } from './query.ts';
import type { Page, Paged } from './reader.ts';
import type { Reading } from './reading.ts';

/**
 * A page of what a search finds, best first; equals in the order of their streams' names. Clocks
 * and filters hold for occurrences. Of the registers, sources are found under `knownBy` only if
 * known by then; with a filter, nothing but occurrences is found.
 */
export function readSearch(reading: Reading, q: string, page: Page): Paged<SearchAnswer> {
  const { clocks, filters } = reading;
  const question: ListQuestion = { list: listName('search', '', ''), clocks, filters };
  const found = reading.finder.find(q, clocks.position).filter(belongsTo(reading, q));
  const start = startOf(question, page.after);
  const begin = start ? found.findIndex((one) => isAfter(one, start)) : 0;
  const listed = begin === -1 ? [] : found.slice(begin, begin + page.limit);
  const last = listed.at(-1);
  const more = begin + page.limit < found.length && last !== undefined;
  return {
    asOf: reading.asOf,
    total: found.length,
    items: listed.flatMap((one) => describe(reading, q, one)),
    next: more ? writeCursor(question, [last.score, last.key]) : null,
  };
}

function belongsTo(reading: Reading, q: string): (found: Found) => boolean {
  const occurrences = reading.isAll ? null : reading.matched;
  const untold = reading.untold(q);
  return ({ key, thing }) => {
    if (thing === 'occurrence') {
      const id = key.slice('occurrence-'.length);
      return (occurrences?.has(id) ?? true) && !untold.has(id);
    }
    if (reading.hasValues) return false;
    if (thing !== 'source' || !reading.evidence) return true;
    return reading.evidence.knows(key.slice('source-'.length));
  };
}

function isAfter({ score, key }: Found, [after, afterKey]: readonly unknown[]): boolean {
  return score < Number(after) || (score === after && key > String(afterKey));
}

function describe(reading: Reading, q: string, { key }: Found): readonly SearchResult[] {
  const stream = parseStream(key);
  if (!stream || stream.kind === 'chronicle') return [];
  const { kind: thing, id } = stream;
  if (thing === 'occurrence') {
    const found = reading.rows.occurrence(id, reading.clocks.position);
    if (!found) return [];
    const { row } = reading.known(found);
    const highlights = reading.finder.highlights(q, occurrenceDocument(row, reading.look));
    const { slug = id, title: name } = row;
    return [{ thing, id, slug, name, highlights, date: describeDay(row.date.edtf) }];
  }
  const row = reading.look(thing, id);
  const document = row && registerDocument(row, reading.look);
  if (!row || !document) return [];
  const highlights = reading.finder.highlights(q, document);
  return [{ thing, id, slug: row.slug, name: nameOf(row), highlights, date: null }];
}

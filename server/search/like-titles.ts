import { standingAt, type Rows } from '../reading/rows.ts';
import { wordsIn } from './words.ts';

/** A word that stands in the texts of more documents tells nothing of a title. */
const commonMin = 5_000;

/** The most words of a title that are looked up, and the most documents that are looked at. */
const wordsMax = 12;
const documentsMax = 100;

/** From how many letters on the last word may go on: the person may still be typing it. */
const prefixLengthMin = 3;

/**
 * The ids of occurrences, live or not at another position, whose title has rare words of a title in
 * any order, or all of its words: those that share the most and rarest first, at most
 * {@link documentsMax}. The index of words must have come to the position.
 */
export function occurrencesLike(rows: Rows, title: string, position: number): readonly string[] {
  const words = [...new Set(wordsIn(title).map(({ folded }) => folded))].slice(0, wordsMax);
  const worth = new Map<number, number>();
  for (const [index, word] of words.entries()) {
    const mayGoOn = index === words.length - 1 && word.length >= prefixLengthMin;
    const documents = titledWith(rows, word, mayGoOn);
    for (const document of documents ?? [])
      worth.set(document, (worth.get(document) ?? 0) + 1 / Math.log2(2 + (documents?.size ?? 0)));
  }
  for (const document of titledWithAll(rows, words)) worth.set(document, Infinity);
  // Versions of documents that stand no more are among them: more are kept than are given.
  const best = [...worth].sort(([, a], [, b]) => b - a).slice(0, 4 * documentsMax);
  const found = rows.all<{ id: string; document: number }>(
    `select substr(d.key, 12) as id, d.document from search_documents as d
     where d.document in (select value from json_each(@documents))
       and d.thing = 'occurrence' and ${standingAt('d')}`,
    { documents: JSON.stringify(best.map(([document]) => document)), position },
  );
  return found
    .sort((a, b) => (worth.get(b.document) ?? 0) - (worth.get(a.document) ?? 0))
    .slice(0, documentsMax)
    .map(({ id }) => id);
}

/** The versions of documents that have a word in their title; null: it is common. */
function titledWith(rows: Rows, word: string, mayGoOn: boolean): ReadonlySet<number> | null {
  const found = rows.all<{ document: number; col: string }>(
    `select v.doc as document, v.col from search_instances as v
     where ${mayGoOn ? 'v.term >= @word and v.term < @end' : 'v.term = @word'}
     limit ${commonMin + 1}`,
    { word, ...(mayGoOn && { end: `${word}\u{10ffff}` }) },
  );
  if (found.length > commonMin) return null;
  return new Set(found.flatMap(({ document, col }) => (col === 'title' ? [document] : [])));
}

function titledWithAll(rows: Rows, words: readonly string[]): readonly number[] {
  if (words.length < 2) return [];
  const match = `title : (${words.map((word) => `"${word}"`).join(' AND ')})`;
  const sql = `select rowid as document from search_words where search_words match @match limit 200`;
  return rows.all<{ document: number }>(sql, { match }).map(({ document }) => document);
}

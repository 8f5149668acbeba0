import type { Highlights } from '../../events/readings/answers.ts';
import { standingAt, type Rows } from '../reading/rows.ts';
import { fieldNames, fields, type Document } from './documents.ts';
import { highlight, occurs } from './highlight.ts';
import { termsOf, type Term } from './words.ts';

/** A document that holds every term, and how well. */
export interface Found {
  /** The stream of the thing. */
  readonly key: string;
  readonly thing: string;
  readonly score: number;
}

interface Candidate {
  readonly document: number;
  readonly key: string;
  readonly thing: string;
  readonly importance: number;
}

/** How soon more of the same word in a field stops counting. */
const saturation = 1.2;

/** A word that more documents than this hold says nothing of how well one of them fits. */
const commonMin = 5_000;

/** What a word that only begins like the last one asked for counts for, of one that is it. */
const prefixWeight = 0.5;

/**
 * Finds the documents of one position. What is found and how it ranks follows from the documents
 * that stood at that position alone, unlike FTS5's own bm25, whose statistics are of all versions
 * and grow with the log: the same search of the past is answered the same for ever. The index must
 * have come to that position.
 */
export class SearchFinder {
  private readonly rows: Rows;

  constructor(rows: Rows) {
    this.rows = rows;
  }

  /** The ids of the live occurrences that hold every term. */
  occurrencesWith(query: string, position: number): readonly string[] {
    const terms = termsOf(query);
    // What has no word finds nothing.
    if (terms.length === 0) return [];
    const found = this.rows.eachRaw<[string]>(
      `select substr(d.key, 12) from search_words
       join search_documents as d on d.document = search_words.rowid
       where search_words match @match and d.thing = 'occurrence' and ${standingAt('d')}`,
      { match: matchAll(terms), position },
    );
    return Array.from(found, ([id]) => id);
  }

  /** The ids of those among them that hold some term only in what their sources are called. */
  restingOnSources(query: string, position: number): readonly string[] {
    const terms = termsOf(query);
    if (terms.length === 0) return [];
    const match = matchAll(terms);
    const found = this.rows.eachRaw<[string]>(
      `select substr(d.key, 12) from search_words
       join search_documents as d on d.document = search_words.rowid
       where search_words match @match and d.thing = 'occurrence' and ${standingAt('d')}
         and d.document not in
           (select rowid from search_words where search_words match @without)`,
      { match, without: `- sources : (${match})`, position },
    );
    return Array.from(found, ([id]) => id);
  }

  /** Whether a document holds every term. */
  holds(query: string, document: Document): boolean {
    return termsOf(query).every((term) => fieldNames.some((name) => occurs(term, document[name])));
  }

  /** The documents that hold every term, best first; equals in order of their keys. */
  find(query: string, position: number): readonly Found[] {
    const terms = termsOf(query);
    const candidates = this.candidates(terms, position);
    const scores = new Map(candidates.map(({ document }) => [document, 0]));
    const total = this.rows.count(
      `select count(*) as count from search_documents as d where ${standingAt('d')}`,
      { position },
    );
    for (const term of terms)
      term.words.forEach((word, index) => {
        const isPrefix = term.isPrefix && index === term.words.length - 1;
        this.addScores(scores, { word, isPrefix, position, total });
      });
    return candidates
      .map(({ document, key, thing, importance }) => {
        const score = (scores.get(document) ?? 0) * (1 + (importance - 3) / 10);
        return { key, thing, score };
      })
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  }

  /** Where the terms occur in the texts of a document; only fields with a match. */
  highlights(query: string, document: Document): Highlights {
    const terms = termsOf(query);
    return Object.fromEntries(
      fieldNames.flatMap((name) => {
        const found = highlight(document[name], terms);
        return found ? [[name, found]] : [];
      }),
    );
  }

  private candidates(terms: readonly Term[], position: number): Candidate[] {
    if (terms.length === 0) return [];
    return this.rows.all<Candidate>(
      `select d.document, d.key, d.thing, d.importance
       from search_words join search_documents as d on d.document = search_words.rowid
       where search_words match @match and ${standingAt('d')}`,
      { match: matchAll(terms), position },
    );
  }

  private isCommon(match: string, position: number): boolean {
    const count = this.rows.count(
      `select count(*) as count from (
         select 1 from search_words join search_documents as d on d.document = search_words.rowid
         where search_words match @match and ${standingAt('d')} limit ${commonMin + 1})`,
      { match, position },
    );
    return count > commonMin;
  }

  /** Adds what one word is worth in each document: rare words more, and by the fields it is in. */
  private addScores(
    scores: Map<number, number>,
    asked: { word: string; isPrefix: boolean; position: number; total: number },
  ): void {
    const { word, isPrefix, position, total } = asked;
    if (this.isCommon(matchOf({ words: [word], isPrefix }), position)) return;
    const instances = this.rows.all<{
      document: number;
      col: string;
      exact: number;
      count: number;
    }>(
      `select v.doc as document, v.col, v.term = @word as exact, count(*) as count
       from search_instances as v join search_documents as d on d.document = v.doc
       where ${isPrefix ? 'v.term >= @word and v.term < @end' : 'v.term = @word'}
         and ${standingAt('d')}
       group by v.doc, v.col, v.term = @word order by v.doc, v.col, exact`,
      { word, position, ...(isPrefix ? { end: `${word}\u{10ffff}` } : {}) },
    );
    const documents = new Set(instances.map(({ document }) => document)).size;
    const rarity = Math.log(1 + (total - documents + 0.5) / (documents + 0.5));
    for (const { document, col, exact, count } of instances) {
      const score = scores.get(document);
      const weight = Object.entries(fields).find(([name]) => name === col)?.[1] ?? 0;
      if (score === undefined) continue;
      const worth = (weight * count * (1 + saturation)) / (count + saturation);
      scores.set(document, score + rarity * worth * (exact ? 1 : prefixWeight));
    }
  }
}

/** Every term, in the syntax of FTS5. */
function matchAll(terms: readonly Term[]): string {
  return terms.map(matchOf).join(' ');
}

/** A term in the syntax of FTS5: always quoted, so that no text of a person is syntax. */
function matchOf({ words, isPrefix }: Term): string {
  return `"${words.join(' ')}"${isPrefix ? '*' : ''}`;
}

import type { Highlighted } from '../../events/readings/answers.ts';
import { wordsIn, type Term, type Word } from './words.ts';

/** The longest text that is given whole; of a longer one, the part around its first match. */
export const excerptLength = 240;

const lead = 60;

/** A text cut where the terms occur in it; null: none of them does. */
export function highlight(text: string, terms: readonly Term[]): Highlighted | null {
  const words = wordsIn(text);
  const hits = words.map(() => false);
  for (let at = 0; at < words.length; at += 1)
    for (const term of terms)
      if (occursAt(term, words, at)) hits.fill(true, at, at + term.words.length);
  const first = words[hits.indexOf(true)];
  if (!first) return null;
  const extent = extentAround(text, words, first);
  const segments: { text: string; hit: boolean }[] = [];
  let end = extent.start;
  if (extent.start > 0) segments.push({ text: '…', hit: false });
  words.forEach((word, index) => {
    if (!hits[index] || word.start < extent.start || word.end > extent.end) return;
    // Words of one match are marked as one piece when nothing but a mark parts them.
    if (word.start > end) segments.push({ text: text.slice(end, word.start), hit: false });
    segments.push({ text: text.slice(word.start, word.end), hit: true });
    end = word.end;
  });
  if (end < extent.end) segments.push({ text: text.slice(end, extent.end), hit: false });
  if (extent.end < text.length) segments.push({ text: '…', hit: false });
  return segments;
}

/** Whether a text holds a term. */
export function occurs(term: Term, text: string): boolean {
  const words = wordsIn(text);
  return words.some((_word, at) => occursAt(term, words, at));
}

function occursAt(term: Term, words: readonly Word[], at: number): boolean {
  const last = term.words.length - 1;
  return term.words.every((word, index) => {
    const folded = words[at + index]?.folded;
    if (folded === undefined) return false;
    return index === last && term.isPrefix ? folded.startsWith(word) : folded === word;
  });
}

/** The part of a text that is given, cut between words. */
function extentAround(
  text: string,
  words: readonly Word[],
  first: Word,
): { readonly start: number; readonly end: number } {
  if (text.length <= excerptLength) return { start: 0, end: text.length };
  const start =
    first.start <= lead ? 0 : (words.find((word) => word.start >= first.start - lead)?.start ?? 0);
  if (start + excerptLength >= text.length) return { start, end: text.length };
  const end = words.findLast((word) => word.end <= start + excerptLength)?.end;
  return { start, end: Math.max(end ?? 0, first.end) };
}

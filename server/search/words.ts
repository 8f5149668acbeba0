/** A word of a text: folded for comparison, and where it stands (UTF-16 units, end exclusive). */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** What one blank-separated piece of a query asks for: these words, one after the other. */
export interface Term {
  readonly words: readonly string[];
  /** Whether the last word may go on: the person may still be typing it. */
  readonly isPrefix: boolean;
}

/** The most terms that are looked for; parsing refuses more. */
const termsMax = 16;

const pieces = /[\p{L}\p{N}\p{M}]+/gu;

/** Scripts that are written without spaces between words: each character counts as a word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;

/** Letters that Unicode does not take apart, but people type as others. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/**
 * The words of a text in order. Everything that is neither letter nor number parts words, so that
 * `brest-litovsk` is two and `C++` is `c`; letters lose case, accents and ligatures (NFKD); each
 * character of a script without spaces, such as Chinese, is a word of its own.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pieces)) {
    let at = match.index;
    for (const part of split(match[0])) {
      const folded = fold(part);
      if (folded !== '') words.push({ folded, start: at, end: at + part.length });
      at += part.length;
    }
  }
  return words;
}

/** The folded words of a text joined by spaces, as the index holds them. */
export function foldedText(text: string): string {
  return wordsIn(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/**
 * What a query asks for; empty when it has no word at all. A person's text has no syntax: quotes,
 * `AND`, `*` and the like are words or nothing. The last word may go on, unless something after it
 * ends it.
 */
export function termsOf(query: string): readonly Term[] {
  const found = query
    .split(/\s+/u)
    .map((piece) => ({ piece, words: wordsIn(piece) }))
    .filter(({ words }) => words.length > 0)
    .slice(0, termsMax);
  return found.map(({ piece, words }, index) => ({
    words: words.map(({ folded }) => folded),
    isPrefix: index === found.length - 1 && words.at(-1)?.end === piece.length,
  }));
}

function split(piece: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const match of piece.matchAll(unspaced)) {
    if (match.index > at) parts.push(piece.slice(at, match.index));
    parts.push(match[0]);
    at = match.index + match[0].length;
  }
  if (at < piece.length) parts.push(piece.slice(at));
  return parts;
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłħı]/gu, (letter) => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

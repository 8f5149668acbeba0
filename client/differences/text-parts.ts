// Its front door brings along the comparing of lines, sentences and JSON: 2 KB gzipped.
import { diffArrays } from 'diff/lib/diff/array.js';

/** A stretch of a text from one telling to the other. */
export interface TextPart {
  /** `same`: in both; `gone`: only in the former; `new`: only in the latter; `folded`: left out. */
  readonly part: 'same' | 'gone' | 'new' | 'folded';
  readonly text: string;
}

/** Beyond so many words put in and taken out, the two are no longer told word by word. */
const editsMax = 1_500;

/** Texts that share less of their letters are told one after the other: nothing was kept. */
const sharedLeast = 0.3;

/** Words, line ends, spaces and signs; of what is written without spaces, each character. */
const tokens =
  /\r?\n|[^\S\r\n]+|(?:(?![\p{Ideographic}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{M}\p{N}_\u{AD}])+|./gsu;

/** Where two texts differ, word by word; joined without what is new, the parts are the former. */
export function textParts(before: string, after: string): readonly TextPart[] {
  const found = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: editsMax });
  if (found === undefined) return whole(before, after);
  const parts = found.map(({ added, removed, value }): TextPart => ({
    part: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));
  const shared = parts.reduce(
    (sum, { part, text }) => sum + (part === 'same' ? text.length : 0),
    0,
  );
  const isApart = shared < sharedLeast * Math.max(before.length, after.length);
  return isApart ? whole(before, after) : parts;
}

function tokensOf(text: string): string[] {
  return text.match(tokens) ?? [];
}

/** The letters of what both share that stay on each side of what differs. */
const reach = 60;

/** The same with what both share folded, but for a few words around each difference. */
export function foldedParts(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.flatMap((part, index) => {
    if (part.part !== 'same') return [part];
    const head = index === 0 ? '' : part.text.slice(0, reach).replace(/\S*$/u, '');
    const tail = index === parts.length - 1 ? '' : part.text.slice(-reach).replace(/^\S*/u, '');
    const middle = part.text.slice(head.length, part.text.length - tail.length);
    // What is as short as the mark that would stand for it is not worth folding.
    if (part.text.length <= 2 * reach || middle.length <= reach) return [part];
    const cut: TextPart[] = [
      { part: 'same', text: head },
      { part: 'folded', text: middle },
      { part: 'same', text: tail },
    ];
    return cut.filter(({ text }) => text !== '');
  });
}

function whole(before: string, after: string): readonly TextPart[] {
  const parts: TextPart[] = [
    { part: 'gone', text: before },
    { part: 'new', text: after },
  ];
  return parts.filter(({ text }) => text !== '');
}

/** A text from one reading to the other: what both begin and end with, and what differs between. */
export interface TextChange {
  readonly head: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
}

/** Words of what both texts share that stay beside what differs. */
const contextWords = 6;

/**
 * Where two texts differ, in whole words: their common beginning and end cut down to a few words
 * with an ellipsis, so that a comma put right in a long summary is seen.
 */
export function textChange(before: string, after: string): TextChange {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start]?.trim() === right[start]?.trim()) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end)?.trim() === right.at(-1 - end)?.trim())
    end += 1;
  const head = left.slice(0, start);
  const tail = left.slice(left.length - end);
  return {
    head: head.length > contextWords ? `… ${head.slice(-contextWords).join('')}` : head.join(''),
    before: left.slice(start, left.length - end).join(''),
    after: right.slice(start, right.length - end).join(''),
    tail: tail.length > contextWords ? `${tail.slice(0, contextWords).join('')} …` : tail.join(''),
  };
}

/** Words, each with the white space that follows it, so that joined they are the text again. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*/gu) ?? [];
}

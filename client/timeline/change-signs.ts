/** What became of an occurrence from one reading to another; `moved`: it has another date. */
export type ChangeSort = 'added' | 'removed' | 'moved' | 'changed';

/** How a sort of change is marked: its sign, its word, and what it means. */
export interface ChangeSign {
  readonly sort: ChangeSort;
  readonly glyph: string;
  readonly words: string;
}

/** The sorts of change in the order in which they are told. */
export const changeSigns: readonly ChangeSign[] = [
  { sort: 'added', glyph: '+', words: 'only in the later reading' },
  { sort: 'removed', glyph: '−', words: 'only in the earlier reading' },
  { sort: 'moved', glyph: '↔', words: 'at another date' },
  { sort: 'changed', glyph: '∆', words: 'told otherwise' },
];

/** The glyph that marks a sort of change. */
export function changeGlyph(sort: ChangeSort): string {
  return changeSigns.find((sign) => sign.sort === sort)?.glyph ?? '';
}

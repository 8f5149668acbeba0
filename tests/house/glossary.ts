import type { SourceFile } from './rules.ts';

/** An entry of the glossary: a word, and the sentence that says what it means. */
export interface Entry {
  readonly word: string;
  readonly meaning: string;
}

/** The entries of a glossary in Markdown, in the order in which they stand. */
export function entriesOf(markdown: string): readonly Entry[] {
  const found = markdown.replaceAll(/\n {2,}/gu, ' ').matchAll(/^- \*\*(.+?)\*\*: (.+)$/gmu);
  return [...found].map(([, word = '', meaning = '']) => ({ word, meaning }));
}

/** What is wrong with the form of a glossary's entries. */
export function slipsOf(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ word, meaning }, index) => {
    const before = entries[index - 1]?.word.toLowerCase() ?? '';
    const slips = [];
    if (word.toLowerCase() === before) slips.push(`${word} stands twice`);
    if (word.toLowerCase() < before) slips.push(`${word} stands after ${before}`);
    if (!/^[^.!?]*(?:\d\.\d[^.!?]*)*\.$/u.test(meaning)) slips.push(`${word}: not one sentence`);
    return slips;
  });
}

/** The words of a name in camel case: `readModelRows` gives read, model, rows. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/gu, '$1$3 $2')
    .toLowerCase()
    .split(/[\s_$]+/u)
    .filter((word) => word !== '');
}

/** The names of the types that a file exports. */
export function exportedTypes(text: string): readonly string[] {
  return [...text.matchAll(/^export (?:type|interface) (\w+)/gmu)].map(([, name = '']) => name);
}

/** Words that mean something else here, or nothing, and the folders whose code never says them. */
const neverSaid: readonly { readonly words: string; readonly under: RegExp }[] = [
  { words: 'aggregate', under: /^/u },
  { words: 'read model', under: /^/u },
  { words: 'entity', under: /^/u },
  { words: 'entities', under: /^/u },
  { words: 'participant', under: /^/u },
  { words: 'participants', under: /^/u },
  // Pages of lists and pointers on screens have cursors; zones and elements have offsets.
  { words: 'cursor', under: /^(?:events|migrations|server\/(?:log|projections))\//u },
  { words: 'offset', under: /^(?:events(?!\/dates)|migrations|server\/(?:log|projections))\//u },
];

/** The identifiers of a file that use a word which is never said where it lies. */
export function neverSaidIn({ path, text }: SourceFile): readonly string[] {
  const never = neverSaid.filter(({ under }) => under.test(path));
  return [...new Set(codeOf(text).match(/[\p{L}_$][\p{L}\d_$]*/gu))].filter((name) => {
    const words = ` ${wordsOf(name).join(' ')} `;
    return never.some((one) => words.includes(` ${one.words} `));
  });
}

/** A text without its comments and strings, as far as that shows without parsing it. */
function codeOf(text: string): string {
  return text.replaceAll(
    /\/\*[\s\S]*?\*\/|\/\/.*$|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/gmu,
    ' ',
  );
}

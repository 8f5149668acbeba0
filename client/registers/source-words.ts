import type { SourceItem } from '../../events/readings/answers.ts';
import { apart } from '../writing/apart.ts';
import { termInWords } from '../writing/term.ts';

type Names = NonNullable<SourceItem['author']>;

const typeNames: Readonly<Partial<Record<SourceItem['type'], string>>> = {
  'article-journal': 'journal article',
  'article-magazine': 'magazine article',
  'article-newspaper': 'newspaper article',
  'entry-encyclopedia': 'encyclopedia entry',
  legal_case: 'legal case',
  motion_picture: 'film',
  'paper-conference': 'conference paper',
  personal_communication: 'personal communication',
  'post-weblog': 'blog post',
  webpage: 'web page',
};

/** What sort of document a source is. */
export function sourceTypeInWords(type: SourceItem['type']): string {
  return typeNames[type] ?? termInWords(type);
}

/** Authors as a line: two are joined by “and”, more than four end in “and others”. */
export function authorsInWords(names: Names): string {
  const shown = names.map((name) => apart(nameInWords(name)));
  if (shown.length > 4) return `${shown.slice(0, 3).join(', ')} and others`;
  if (shown.length < 2) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

function nameInWords(name: Names[number]): string {
  if ('literal' in name) return name.literal;
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  return [name.given, ...particles, name.family, name.suffix]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

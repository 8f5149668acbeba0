import type { HistoryEntry } from '../../events/readings/answers.ts';
import { pointerInWords, valueInWords } from '../occurrence/history-words.ts';
import { dateInWords } from '../writing/clock-words.ts';
import { capital, termInWords } from '../writing/term.ts';
import type { Names } from './names.ts';

/** A field that differs, for people: what it is called, and how it read and reads ('': nothing). */
export interface FieldInWords {
  readonly pointer: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What the row holds for the archive's own sake, or says again in another form. */
const untold: ReadonlySet<string> = new Set(['span', 'version', 'thing', 'id']);

const labels: Readonly<Record<string, string>> = {
  slug: 'Name in addresses',
  'date edtf': 'Date',
  'date basis': 'What the date rests on',
  'date verbatim': 'The date in the source’s words',
  'date note': 'Note on the date',
  actors: 'Actors',
  effects: 'Effects',
  citations: 'Sources',
  relations: 'Relations',
  disputes: 'Competing claims',
  mergedInto: 'Held to be the same as',
};

/** The fields in which an occurrence differs, those that say nothing to people left out. */
export function fieldsInWords(
  fields: HistoryEntry['changes'],
  names: Names,
): readonly FieldInWords[] {
  return fields
    .filter(({ pointer }) => !untold.has(partsOf(pointer)[0] ?? ''))
    .map(({ pointer, before, after }) => ({
      pointer,
      label: labelOf(pointer),
      before: fieldInWords(pointer, before, names),
      after: fieldInWords(pointer, after, names),
    }));
}

function labelOf(pointer: string): string {
  const [field = '', part, ...rest] = partsOf(pointer);
  const own = labels[part === undefined ? field : `${field} ${part}`];
  if (own !== undefined) return own;
  // A member of a list that came or went is told under the list's own name.
  const isMember = part !== undefined && rest.length === 0 && /^\d+$/u.test(part);
  return isMember
    ? (labels[field] ?? capital(termInWords(field)))
    : capital(pointerInWords(pointer));
}

function fieldInWords(pointer: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return '';
  const [field = '', ...path] = partsOf(pointer);
  if (Array.isArray(value))
    return value.map((member) => memberInWords(field, member, names)).join('; ');
  if (typeof value === 'object') return memberInWords(field, value, names);
  if (typeof value !== 'string' && typeof value !== 'number') return valueInWords(value);
  const last = path.findLast((part) => !/^\d+$/u.test(part)) ?? field;
  return wordInWords(field === 'date' ? `date ${last}` : last, String(value), names);
}

function memberInWords(field: string, member: unknown, names: Names): string {
  if (typeof member !== 'object' || member === null)
    return wordInWords(field, String(member), names);
  const part = (name: string): string => {
    const value: unknown = Reflect.get(member, name);
    return typeof value === 'string' ? wordInWords(name, value, names) : '';
  };
  switch (field) {
    case 'actors':
      return `${part('actor')} (${part('role')})`;
    case 'effects':
      return `${part('instrument')}: ${part('standing')}`;
    case 'citations':
      return `${part('source')}, ${part('locator')} (${part('stance')})`;
    case 'relations':
      return `${part('relation')} ${part('occurrence')}`;
    case 'disputes':
      return part('claim');
    default:
      return valueInWords(member);
  }
}

/** A single word or text of a field. */
function wordInWords(field: string, value: string, names: Names): string {
  switch (field) {
    case 'kind':
    case 'actor':
    case 'source':
    case 'instrument':
    case 'occurrence':
      return names(field, value);
    case 'chronicles':
      return names('chronicle', value);
    case 'mergedInto':
      return names('occurrence', value);
    case 'date edtf':
      return dateInWords(value);
    case 'importance':
      return `${value} of 5`;
    case 'relation':
    case 'role':
    case 'standing':
    case 'stance':
    case 'tags':
    case 'outcome':
    case 'about':
      return termInWords(value);
    default:
      return value;
  }
}

function partsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

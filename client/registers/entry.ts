import type {
  ActorItem,
  ChronicleItem,
  InstrumentItem,
  SourceItem,
} from '../../events/readings/answers.ts';
import { apart } from '../writing/apart.ts';
import { openingOf } from '../writing/opening.ts';
import { capital, pluralTerm } from '../writing/term.ts';
import { authorsInWords, sourceTypeInWords } from './source-words.ts';
import { standingInWords } from './standing-words.ts';

/** A line of a register's index. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** One line about it; '' where nothing is known. */
  readonly about: string;
  readonly occurrences: number;
  /** What a search in the index looks at, in small letters. */
  readonly search: string;
}

const groupOrder = ['States', 'Agencies', 'Companies', 'Organisations', 'Groups', 'Persons'];

/** A thing of any register as a line of its index. */
export function entryOf(item: ActorItem | SourceItem | InstrumentItem | ChronicleItem): Entry {
  if ('name' in item) return actorEntry(item);
  if ('type' in item) return sourceEntry(item);
  if ('standing' in item) return instrumentEntry(item);
  const about = openingOf(item.introduction ?? '', 180);
  return entry(item, item.title, 'All', about);
}

/** Lines in their groups: actors by what they are, the rest by name; within one, by name. */
export function groupsOf(
  entries: readonly Entry[],
): readonly { readonly group: string; readonly entries: readonly Entry[] }[] {
  return [...new Set(entries.map(({ group }) => group))]
    .map((group) => ({
      group,
      entries: entries.filter((one) => one.group === group).sort(byName),
    }))
    .sort((a, b) => rank(a.group) - rank(b.group) || a.group.localeCompare(b.group, 'en'));
}

function actorEntry(item: ActorItem): Entry {
  const about = [
    ...(item.partOf === null ? [] : [`part of ${apart(item.partOf.name)}`]),
    ...(item.aliases?.length ? [`also ${item.aliases.map(apart).join(', ')}`] : []),
  ].join('; ');
  return entry(item, item.name, capital(pluralTerm(item.kind)), capital(about));
}

function sourceEntry(item: SourceItem): Entry {
  const about = [
    ...(item.author === undefined ? [] : [authorsInWords(item.author)]),
    ...(item.published === null ? [] : [item.published.words]),
    ...(item.citedVia === null ? [] : ['known only through another']),
    ...(item.withdrawn ? ['withdrawn'] : []),
  ].join(', ');
  return entry(item, item.title, capital(pluralTerm(sourceTypeInWords(item.type))), about);
}

function instrumentEntry(item: InstrumentItem): Entry {
  const about = capital(standingInWords(item));
  return entry(item, item.title, capital(pluralTerm(item.kind)), about);
}

function entry(
  item: { readonly id: string; readonly occurrences: number },
  name: string,
  group: string,
  about: string,
): Entry {
  const search = `${name} ${group} ${about}`.toLowerCase();
  return { id: item.id, name, group, about, occurrences: item.occurrences, search };
}

function byName(a: Entry, b: Entry): number {
  return a.name.localeCompare(b.name, 'en');
}

function rank(group: string): number {
  const at = groupOrder.indexOf(group);
  return at < 0 ? groupOrder.length : at;
}

import { nameOf, type RegisterRow } from '../../events/projections/register.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import type { Actor, Source } from '../../events/things/register.ts';

/** The fields of a document, in the order of the index's columns, and what a match in each weighs. */
export const fields = {
  title: 8,
  summary: 2,
  actors: 4,
  places: 4,
  sources: 2,
  terms: 3,
} as const;

/** The name of a document's field. */
export type FieldName = keyof typeof fields;

/** The names of the fields, in order. */
export const fieldNames = ['title', 'summary', 'actors', 'places', 'sources', 'terms'] as const;

/** A thing as search finds it: the texts of its fields, as one position has them. */
export type Document = Readonly<Record<FieldName, string>>;

/** Looks up a registered thing as it stood at the position of the document. */
export type Look = (thing: 'actor' | 'source' | 'instrument', id: string) => RegisterRow | null;

/** The document of an occurrence: what it says, and what the things it names are called. */
export function occurrenceDocument(row: TimelineRow, look: Look): Document {
  const ids = <Item>(items: readonly Item[], idOf: (item: Item) => string) => [
    ...new Set(items.map(idOf)),
  ];
  const texts = (thing: 'actor' | 'source' | 'instrument', named: readonly string[]) =>
    named.map((id) => registeredText(look(thing, id)));
  const instruments = ids(row.effects, ({ instrument }) => instrument);
  return {
    title: row.title,
    summary: row.summary,
    actors: lines(
      texts(
        'actor',
        ids(row.actors, ({ actor }) => actor),
      ),
    ),
    places: lines(row.places),
    sources: lines(
      texts(
        'source',
        ids(row.citations, ({ source }) => source),
      ),
    ),
    terms: lines([spaced(row.kind), ...row.tags.map(spaced), ...texts('instrument', instruments)]),
  };
}

/** The document of a source, an actor or an instrument; null: chronicles are not searched. */
export function registerDocument(row: RegisterRow, look: Look): Document | null {
  const empty = { title: nameOf(row), summary: '', actors: '', places: '', sources: '', terms: '' };
  switch (row.thing) {
    case 'actor':
      return {
        ...empty,
        summary: row.description ?? '',
        actors: lines(row.aliases ?? []),
        terms: spaced(row.kind),
      };
    case 'source':
      return { ...empty, summary: row.abstract ?? '', sources: makersOf(row) };
    case 'instrument':
      return {
        ...empty,
        summary: row.summary ?? '',
        actors: lines((row.parties ?? []).map((id) => registeredText(look('actor', id)))),
        terms: lines([spaced(row.kind), ...(row.tags ?? []).map(spaced)]),
      };
    case 'chronicle':
      return null;
  }
}

/** What others call a registered thing in their documents. */
export function registeredText(row: RegisterRow | null): string {
  if (!row) return '';
  if (row.thing === 'actor') return actorText(row);
  return row.thing === 'source' ? lines([row.title, makersOf(row)]) : nameOf(row);
}

function actorText(row: Actor): string {
  return lines([row.name, ...(row.aliases ?? [])]);
}

/** Who made a source, and where it appeared. */
function makersOf(row: Source): string {
  const people = [...(row.author ?? []), ...(row.editor ?? [])].map((name) =>
    'literal' in name ? name.literal : [name.given, name.family].filter(Boolean).join(' '),
  );
  return lines([...people, row['container-title'] ?? '', row.publisher ?? '']);
}

function spaced(term: string): string {
  return term.replaceAll('-', ' ');
}

/** Texts apart from each other, so that a highlight never runs from one into the next. */
function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ');
}

import type { StreamKind } from '../../events/vocabulary/event-type.ts';
import { sourceTypesKnown } from '../fields/source-types.ts';
import { sourceTypeInWords } from '../registers/source-words.ts';
import { capital, capitalTerm } from '../writing/term.ts';

/** A thing of the registers. */
export type RegisteredKind = Exclude<StreamKind, 'occurrence'>;

/** How a field of a registered thing is written. */
export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  /**
   * `names`: authors parted by semicolons; `lines`: one text a line; `thing` and `things`: picked
   * from a register; `span`: a window from one date to another; the others as they say.
   */
  readonly sort:
    | 'text'
    | 'prose'
    | 'term'
    | 'date'
    | 'names'
    | 'lines'
    | 'tags'
    | 'choice'
    | 'thing'
    | 'things'
    | 'span'
    | 'kinds'
    | 'citations';
  /** Whether the thing can't be without it. */
  readonly isRequired?: true;
  /** For a choice: the values and what they are called. */
  readonly options?: readonly (readonly [string, string])[];
  /** For a thing or things: of which register. */
  readonly of?: 'actor' | 'source';
  readonly hint?: string;
}

const actorKinds = ['state', 'agency', 'company', 'organisation', 'group', 'person'];
const laneDimensions = ['none', 'kind', 'actor', 'place', 'instrument'];

const slug: FieldSpec = {
  name: 'slug',
  label: 'Name in addresses',
  sort: 'text',
  isRequired: true,
  hint: 'Lower-case words joined by hyphens.',
};

const text = (name: string, label: string): FieldSpec => ({ name, label, sort: 'text' });

/** The fields of each sort of registered thing, in the order of their forms. */
export const registerSpecs: Readonly<Record<RegisteredKind, readonly FieldSpec[]>> = {
  actor: [
    { name: 'name', label: 'Name', sort: 'text', isRequired: true },
    {
      name: 'kind',
      label: 'What it is',
      sort: 'choice',
      isRequired: true,
      options: actorKinds.map((kind) => [kind, capitalTerm(kind)]),
    },
    { name: 'aliases', label: 'Other names', sort: 'lines', hint: 'One a line.' },
    { name: 'description', label: 'Description', sort: 'prose' },
    { name: 'partOf', label: 'Part of', sort: 'thing', of: 'actor' },
    slug,
  ],
  instrument: [
    { name: 'title', label: 'Title', sort: 'text', isRequired: true },
    { name: 'kind', label: 'What it is', sort: 'term', isRequired: true },
    { name: 'summary', label: 'Summary', sort: 'prose' },
    { name: 'parties', label: 'Parties', sort: 'things', of: 'actor' },
    { name: 'tags', label: 'Tags', sort: 'tags' },
    { name: 'citations', label: 'Citations', sort: 'citations' },
    slug,
  ],
  chronicle: [
    { name: 'title', label: 'Title', sort: 'text', isRequired: true },
    { name: 'introduction', label: 'Introduction', sort: 'prose' },
    { name: 'kinds', label: 'Kinds', sort: 'kinds' },
    {
      name: 'lanes',
      label: 'Lanes',
      sort: 'choice',
      options: laneDimensions.map((lanes) => [lanes, capitalTerm(lanes)]),
    },
    { name: 'window', label: 'Opening window', sort: 'span' },
    slug,
  ],
  source: [
    { name: 'title', label: 'Title', sort: 'text', isRequired: true },
    {
      name: 'type',
      label: 'What it is',
      sort: 'choice',
      isRequired: true,
      options: sourceTypesKnown.map((type) => [type, capital(sourceTypeInWords(type))]),
    },
    { name: 'author', label: 'By', sort: 'names', hint: 'Family, Given; or a body’s name.' },
    { name: 'editor', label: 'Edited by', sort: 'names' },
    { name: 'translator', label: 'Translated by', sort: 'names' },
    { name: 'published', label: 'Published', sort: 'date' },
    text('container-title', 'In'),
    text('collection-title', 'Series'),
    text('publisher', 'Publisher'),
    text('publisher-place', 'Place of publication'),
    text('authority', 'Authority'),
    text('jurisdiction', 'Jurisdiction'),
    text('volume', 'Volume'),
    text('issue', 'Issue'),
    text('page', 'Pages'),
    text('number', 'Number'),
    text('edition', 'Edition'),
    text('genre', 'Genre'),
    text('language', 'Language'),
    text('DOI', 'DOI'),
    text('ISBN', 'ISBN'),
    text('URL', 'Address'),
    text('archiveUrl', 'Kept copy'),
    { name: 'accessed', label: 'Read on', sort: 'date' },
    text('archive', 'Archive'),
    text('archive_location', 'Place in the archive'),
    text('call-number', 'Call number'),
    { name: 'citedVia', label: 'Known only through', sort: 'thing', of: 'source' },
    { name: 'abstract', label: 'Abstract', sort: 'prose' },
    { name: 'note', label: 'Note', sort: 'prose' },
    slug,
  ],
};

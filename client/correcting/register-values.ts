import type {
  ActorItem,
  ChronicleItem,
  InstrumentItem,
  SourceItem,
} from '../../events/readings/answers.ts';
import type { EventData } from '../../events/vocabulary/event.ts';
import { noChoice, type Choice } from '../fields/choice.ts';
import {
  citationDraftOf,
  citationOf,
  isBlankCitation,
  type CitationDraft,
} from '../fields/citation-draft.ts';
import { edtfOf, readTyped, type TypedDate } from '../fields/date-draft.ts';
import { namesInText, namesOf } from '../fields/registration.ts';
import { termOf } from '../fields/term.ts';
import { termInWords } from '../writing/term.ts';
import { citationSaid } from './merge-sayings.ts';
import type { FieldSpec } from './register-specs.ts';
import type { Fields } from './three-way.ts';

/** A thing of the registers as its page gives it. */
export type RegisteredItem = ActorItem | SourceItem | InstrumentItem | ChronicleItem;

type Kinds = NonNullable<EventData<'ChronicleOpened'>['kinds']>;

/** A field as it is being written, in the form that its sort has. */
export interface Written {
  readonly text: string;
  readonly date: TypedDate;
  readonly to: TypedDate;
  readonly words: readonly string[];
  readonly pick: Choice;
  readonly picks: readonly Choice[];
  readonly kinds: readonly Kinds[number][];
  readonly citations: readonly CitationDraft[];
}

const noTyped: TypedDate = { text: '', edtf: '' };

const blank: Written = {
  text: '',
  date: noTyped,
  to: noTyped,
  words: [],
  pick: noChoice,
  picks: [],
  kinds: [],
  citations: [],
};

/** What was said of a registered thing, by field. */
export function fieldsOf(item: RegisteredItem, specs: readonly FieldSpec[]): Fields {
  const told = new Map<string, unknown>(Object.entries(item));
  return Object.fromEntries(specs.map(({ name }) => [name, said(name, told.get(name)) ?? null]));
}

/** How a field begins to be written. */
export function writtenOf(spec: FieldSpec, item: RegisteredItem): Written {
  const value: unknown = Reflect.get(item, spec.name) ?? null;
  if (value === null) return blank;
  // The page's answer and the schema of what is said of the thing have the same fields.
  switch (spec.sort) {
    case 'text':
    case 'prose':
    case 'choice':
      return { ...blank, text: value as string };
    case 'term':
      return { ...blank, text: termInWords(value as string) };
    case 'date': {
      const edtf = said(spec.name, value) as string;
      return { ...blank, date: { text: edtf, edtf } };
    }
    case 'names':
      return { ...blank, text: namesInText(value as NonNullable<SourceItem['author']>) };
    case 'lines':
      return { ...blank, text: (value as readonly string[]).join('\n') };
    case 'tags':
      return { ...blank, words: value as readonly string[] };
    case 'thing':
      return { ...blank, pick: choiceOf(value as { id: string; name: string }) };
    case 'things':
      return { ...blank, picks: (value as InstrumentItem['parties']).map(choiceOf) };
    case 'kinds':
      return { ...blank, kinds: value as Kinds };
    case 'span': {
      const { from, to } = value as NonNullable<ChronicleItem['window']>;
      return { ...blank, date: { text: from, edtf: from }, to: { text: to, edtf: to } };
    }
    case 'citations':
      return {
        ...blank,
        citations: (value as InstrumentItem['citations']).map((citation) =>
          citationDraftOf(citationSaid(citation), citation.sourceTitle),
        ),
      };
  }
}

/** What a written field says; null: nothing. */
export function saidBy({ sort }: FieldSpec, written: Written): unknown {
  const text = written.text.trim();
  switch (sort) {
    case 'text':
    case 'prose':
    case 'choice':
      return text === '' ? null : text;
    case 'term':
      return termOf(text) === '' ? null : termOf(text);
    case 'date':
      return dateSaid(written.date);
    case 'names':
      return orNull(namesOf(text));
    case 'lines':
      return orNull(text.split('\n').flatMap((line) => line.trim() || []));
    case 'tags':
      return orNull(written.words.map(termOf));
    case 'thing':
      return written.pick.text.trim() === '' ? null : (written.pick.id ?? '');
    case 'things':
      return orNull(
        written.picks.filter(({ text: name }) => name.trim() !== '').map(({ id }) => id ?? ''),
      );
    case 'kinds':
      return orNull(
        written.kinds.filter(isGivenKind).map((one) => ({ ...one, kind: termOf(one.kind) })),
      );
    case 'span': {
      const [from, to] = [dateSaid(written.date), dateSaid(written.to)];
      return from === null && to === null ? null : { from, to };
    }
    case 'citations':
      return orNull(written.citations.filter((one) => !isBlankCitation(one)).map(citationOf));
  }
}

/** A kind with nothing written in it. */
export const noKind: Kinds[number] = { kind: '', label: '', colour: 'slate' };

/** Whether anything of a kind was written. */
export function isGivenKind({ kind, label }: Kinds[number]): boolean {
  return kind.trim() !== '' || label.trim() !== '';
}

function said(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (name === 'citations') return (value as InstrumentItem['citations']).map(citationSaid);
  if (Array.isArray(value) && name === 'parties')
    return (value as InstrumentItem['parties']).map(({ id }) => id);
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  if (name === 'published') return (value as NonNullable<SourceItem['published']>).edtf;
  if (name === 'partOf' || name === 'citedVia') return (value as { id: string }).id;
  return value;
}

function dateSaid({ text }: TypedDate): string | null {
  return text.trim() === '' ? null : edtfOf(readTyped(text).typed);
}

function choiceOf({ id, name }: { readonly id: string; readonly name: string }): Choice {
  return { id, text: name };
}

function orNull<Item>(list: readonly Item[]): readonly Item[] | null {
  return list.length === 0 ? null : list;
}

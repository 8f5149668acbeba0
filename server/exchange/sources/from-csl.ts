import { z } from 'zod';
import type { ReadSource } from '../../../events/readings/editing.ts';
import { SourceRegistered, sourceTypes } from '../../../events/vocabulary/source.ts';
import { issueWords } from '../../issue-words.ts';
import { readDate } from './csl-dates.ts';
import { readDoi } from './doi.ts';
import { readName } from './csl-names.ts';

/** A source as far as an item of a bibliography tells of it. */
export type Told = Omit<ReadSource, 'known'>;

const fields = z.instanceof(z.ZodObject).parse(SourceRegistered.schema).shape;

/** Types of CSL 1.0.2, and of others, that the register calls by the name of another. */
const otherTypes: Readonly<Record<string, (typeof sourceTypes)[number]>> = {
  classic: 'book',
  entry: 'entry-encyclopedia',
  'entry-dictionary': 'entry-encyclopedia',
  figure: 'graphic',
  musical_score: 'song',
  performance: 'event',
  'review-book': 'review',
  patent: 'document',
  software: 'document',
};

/** What programs write beside the description itself. */
const idle = new Set([
  'id',
  'citation-key',
  'citation-label',
  '_graph',
  'page-first',
  'categories',
]);

/** Fields that are read in a way of their own. */
const own = new Set([
  'type',
  'title',
  'slug',
  'author',
  'editor',
  'translator',
  'issued',
  'published',
  'accessed',
  'DOI',
  'citedVia',
  'reporter',
  'archiveUrl',
]);

/** The longest title that is kept, in code points; a longer one is cut. */
const titleLengthMax = 500;

/**
 * Reads one item of CSL-JSON: what the register has a field for and takes, is taken; all else is
 * left out with a note. What comes of it parses by the schema of SourceRegistered once the missing
 * fields are given.
 */
export function fromCsl(item: object): Told {
  const given = new Map<string, unknown>(Object.entries(item));
  const notes: string[] = [];
  const source = new Map<string, unknown>();
  takeType(given, source, notes);
  takeTitle(given, source, notes);
  for (const field of ['author', 'editor', 'translator'])
    takeNames(field === 'author' && !given.has(field) ? 'reporter' : field, {
      field,
      given,
      source,
      notes,
    });
  takeDate(given.has('issued') ? 'issued' : 'published', {
    field: 'published',
    given,
    source,
    notes,
  });
  takeDate('accessed', { field: 'accessed', given, source, notes });
  if (given.has('DOI')) take('DOI', readDoi(textOf(given.get('DOI')) ?? ''), { source, notes });
  const unknown: string[] = [];
  for (const [name, value] of given)
    if (own.has(name) || idle.has(name) || value === '' || value === null) continue;
    else if (Object.hasOwn(fields, name)) take(name, textOf(value), { source, notes });
    else unknown.push(name.slice(0, 40));
  if (unknown.length > 0)
    notes.push(
      `Left out, since the register has no field for it: ${unknown.slice(0, 20).join(', ')}.`,
    );
  return finished(source, notes);
}

/** What is known of a source, the fields that are wanting, and the notes. */
export function finished(known: ReadonlyMap<string, unknown>, notes: readonly string[]): Told {
  const source: Told['source'] = Object.fromEntries(known);
  const missing = ['type', 'title'].filter((name) => !known.has(name));
  return { source, missing, notes };
}

interface Taking {
  readonly field: string;
  readonly given: ReadonlyMap<string, unknown>;
  readonly source: Map<string, unknown>;
  readonly notes: string[];
}

function takeType(given: Taking['given'], source: Taking['source'], notes: string[]): void {
  const type = textOf(given.get('type'));
  if (type === null) return;
  const known = sourceTypes.find((one) => one === type);
  const other = Object.hasOwn(otherTypes, type) ? otherTypes[type] : undefined;
  if (known ?? other) source.set('type', known ?? other);
  if (!known)
    notes.push(
      other === undefined
        ? `The register has no type ${type.slice(0, 40)}; choose one.`
        : `The type ${type} was taken as ${other}.`,
    );
}

function takeTitle(given: Taking['given'], source: Taking['source'], notes: string[]): void {
  const title = textOf(given.get('title'));
  if (title === null) return;
  const characters = Array.from(title);
  if (characters.length > titleLengthMax) notes.push('The title was too long, and is cut.');
  take('title', characters.slice(0, titleLengthMax).join('').trim(), { source, notes });
}

function takeNames(from: string, { field, given, source, notes }: Taking): void {
  const value = given.get(from);
  if (value === undefined) return;
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = listed.map(readName);
  const good = names.flatMap((name) => name ?? []);
  if (good.length < names.length)
    notes.push(`A name of ${field} could not be read, and is left out.`);
  if (good.length > 0) take(field, good, { source, notes });
}

function takeDate(from: string, { field, given, source, notes }: Taking): void {
  const value = given.get(from);
  if (value === undefined) return;
  const date = readDate(value);
  if (date !== null) source.set(field, date);
  else
    notes.push(
      `The date of ${field === 'published' ? 'publication' : 'access'} could not be told; give it.`,
    );
}

/** Takes a value if the register does; else it is left out, with a note. */
function take(
  name: string,
  value: unknown,
  { source, notes }: Pick<Taking, 'source' | 'notes'>,
): void {
  if (value === null || value === '') {
    notes.push(`${name} could not be read, and is left out.`);
    return;
  }
  const parsed = z.safeParse(fields[name] ?? z.never(), value, { error: issueWords });
  if (parsed.success) source.set(name, parsed.data);
  else
    notes.push(
      `${name} is left out: it ${parsed.error.issues[0]?.message ?? 'is not taken here'}.`,
    );
}

/** Markup that CSL allows in texts (1.0.2, Appendix on rich text), and that is not shown here. */
const markup = /<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>/giu;

/** A value as plain text on as many lines as it had; null: it is none. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((one) => one !== null)
      .join(', ');
  if (typeof value !== 'string') return null;
  return value.replaceAll('\u0000', '').toWellFormed().replaceAll(markup, '').trim();
}

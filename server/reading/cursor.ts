import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';

/** The question that a list answers: a cursor of one is of no use to another. */
export interface ListQuestion {
  /** Which list, and in which order: `occurrences -occurred`. */
  readonly list: string;
  readonly clocks: Clocks;
  readonly filters: Filters;
}

/** What a list is ordered by, ending in the id that makes it unique. */
export type SortKey = readonly (string | number)[];

/** A place in a list: after the item with this sort key, read at this position. */
export interface Cursor {
  readonly position: number;
  readonly after: SortKey;
}

const shape = z.strictObject({
  p: z.int().min(0),
  q: z.string(),
  k: z
    .array(z.union([z.number(), z.string()]))
    .min(1)
    .max(8),
});

/** The opaque text of a cursor: base64url (RFC 4648, section 5) of its JSON. */
export function writeCursor(question: ListQuestion, after: SortKey): string {
  const json = { p: question.clocks.position, q: digestOf(question), k: after };
  return Buffer.from(JSON.stringify(json), 'utf8').toString('base64url');
}

/** Reads a cursor; null: it is none, or one of another question. */
export function readCursor(
  text: string,
  question: Omit<ListQuestion, 'clocks'> & { readonly clocks: Omit<Clocks, 'position'> },
): Cursor | null {
  if (text.length > 4_000) return null;
  const parsed = shape.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.q !== digestOf(question)) return null;
  if (parsed.data.k.map((value) => typeof value).join() !== shapeOf(question.list)) return null;
  return { position: parsed.data.p, after: parsed.data.k };
}

/** The sort key to go on after; null: from the beginning. Throws on a cursor not checked before. */
export function startOf(question: ListQuestion, after: string | null): SortKey | null {
  if (after === null) return null;
  const cursor = readCursor(after, question);
  if (cursor === null || cursor.position !== question.clocks.position)
    throw new Error(`This cursor does not belong to this reading of ${question.list}.`);
  return cursor.after;
}

/** The types of a list's sort key: a cursor that was made up must not reach the rows. */
function shapeOf(list: string): string {
  if (list.startsWith('occurrences '))
    return list.endsWith('recorded') ? 'number' : 'number,number,string';
  if (list.startsWith('register ')) return 'string,string';
  if (list === 'search' || list === 'alone' || list.startsWith('diff ')) return 'number,string';
  return list === 'view ledger' || list.startsWith('ledger ') ? 'number' : 'string';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function digestOf(question: {
  readonly list: string;
  readonly clocks: Omit<Clocks, 'position'>;
  readonly filters: Filters;
}): string {
  const { fromDay, toDay, match, untilDay, knownByDay } = question.clocks;
  const { q, kind, actor, place, tag, source, instrument, chronicle } = question.filters;
  const asked = [
    question.list,
    [fromDay, toDay, match, untilDay, knownByDay],
    [q, kind, actor, place, tag, source, instrument, chronicle],
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);
}

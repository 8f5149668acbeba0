import type { Clocks } from '../../../events/readings/clocks.ts';
import type { OccurrenceColumns } from './occurrence-columns.ts';
import type { TermKind } from './terms.ts';
import type { SpanColumns } from './spans.ts';
import { unboundedAbove, unboundedBelow } from '../../projections/tables.ts';

/** Values of which an occurrence needs one. */
export interface Needed {
  readonly kind: TermKind;
  readonly values: readonly string[];
}

/** What the columns are asked: which occurrences stood at a position and match. */
export interface Question {
  readonly clocks: Clocks;
  /** What all facets share: under `knownBy`, that a known source supports it. */
  readonly always: Needed | null;
  /** The filters, at most seven, one of each dimension that is asked. */
  readonly filters: readonly Needed[];
  /** Ids of the occurrences that `q` finds; null: it was not asked. */
  readonly found: readonly string[] | null;
}

/** What a question finds: entries by their positions, ascending. */
export interface Scanned {
  /** Those that pass everything. */
  readonly matched: Uint32Array;
  /** Those that fail a single filter and nothing else, and which of the filters each fails. */
  readonly nearly: Uint32Array;
  readonly failed: Uint8Array;
}

/** Room for what is found, used anew by each scan. */
let room = { matched: new Uint32Array(0), nearly: new Uint32Array(0), failed: new Uint8Array(0) };

/** Finds what a question asks for, in one pass over the entries up to its position. */
export function scan(columns: OccurrenceColumns, question: Question): Scanned {
  const length = Math.min(question.clocks.position + 1, columns.entries.ends.length);
  if (room.matched.length < length)
    room = {
      matched: new Uint32Array(length),
      nearly: new Uint32Array(length),
      failed: new Uint8Array(length),
    };
  const counts = fill(columns, question, length);
  return {
    matched: room.matched.slice(0, counts.matched),
    nearly: room.nearly.slice(0, counts.nearly),
    failed: room.failed.slice(0, counts.nearly),
  };
}

function fill(columns: OccurrenceColumns, question: Question, length: number) {
  const { ends, spans, occurrences, termStarts, termEnds, pool } = columns.entries;
  const { position } = question.clocks;
  const passing = passingSpans(columns.spans.columns, columns.spans.count, question.clocks);
  const found = question.found && numbersIn(columns, question.found);
  const { masks, all, always } = masksOf(columns, question);
  let matched = 0;
  let nearly = 0;
  for (let entry = 1; entry < length; entry += 1) {
    if ((ends[entry] ?? 0) <= position || passing[spans[entry] ?? 0] === 0) continue;
    if (found && found[occurrences[entry] ?? 0] === 0) continue;
    let missing = all;
    const end = termEnds[entry] ?? 0;
    for (let at = termStarts[entry] ?? 0; missing !== 0 && at < end; at += 1)
      missing &= ~(masks[pool[at] ?? 0] ?? 0);
    if (missing === 0) {
      room.matched[matched] = entry;
      matched += 1;
    } else if ((missing & always) === 0 && (missing & (missing - 1)) === 0) {
      room.nearly[nearly] = entry;
      room.failed[nearly] = 31 - Math.clz32(missing);
      nearly += 1;
    }
  }
  return { matched, nearly };
}

/** For each span, 1 if the clocks let it through. */
function passingSpans(columns: SpanColumns, count: number, clocks: Clocks): Uint8Array {
  const { earliest, startLatest, latest } = columns;
  const isCertain = clocks.match === 'certain';
  const fromDay = clocks.fromDay ?? unboundedBelow;
  const toDay = clocks.toDay ?? unboundedAbove;
  const untilDay = clocks.untilDay ?? unboundedAbove;
  const passing = new Uint8Array(count);
  for (let span = 0; span < count; span += 1) {
    const first = earliest[span] ?? 0;
    const last = latest[span] ?? 0;
    const isWithin = isCertain
      ? first >= fromDay && last <= toDay
      : first <= toDay && last >= fromDay;
    const begun = isCertain ? (startLatest[span] ?? 0) : first;
    passing[span] = isWithin && begun <= untilDay ? 1 : 0;
  }
  return passing;
}

/** For each occurrence, 1 if its id is among some. */
function numbersIn({ ids }: OccurrenceColumns, some: readonly string[]): Uint8Array {
  const among = new Uint8Array(ids.count);
  for (const id of some) {
    const number = ids.numberOf(id);
    if (number !== -1) among[number] = 1;
  }
  return among;
}

/** For each term, the needs that it meets, as bits: filters by their order, then what is always asked. */
function masksOf({ terms }: OccurrenceColumns, { filters, always }: Question) {
  const masks = new Uint8Array(terms.count);
  const needed = always ? [...filters, always] : filters;
  needed.forEach(({ kind, values }, bit) => {
    for (const value of values) {
      const term = terms.numberOf(kind, value);
      if (term !== null) masks[term] = (masks[term] ?? 0) | (1 << bit);
    }
  });
  const all = (1 << needed.length) - 1;
  return { masks, all, always: always ? 1 << filters.length : 0 };
}

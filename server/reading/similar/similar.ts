import { spanOf, type TimelineRow } from '../../../events/projections/timeline.ts';
import type { likenesses, SimilarAnswer } from '../../../events/readings/editing.ts';
import { occurrencesLike } from '../../search/like-titles.ts';
import { describeDay } from '../dates.ts';
import type { OccurrenceColumns } from '../columns/occurrence-columns.ts';
import type { Reading } from '../reading.ts';
import { likenessOfDates, likenessOfTitles, wordsOfTitle, type Stretch } from './likeness.ts';

/** What is known of an occurrence that is about to be told. */
export interface SimilarQuestion {
  readonly title: string | null;
  readonly date: Stretch | null;
  /** Ids. */
  readonly actors: readonly string[];
}

/** The most occurrences that are told, and that are looked at for their date and actors. */
const itemsMax = 8;
const candidatesMax = 100;

/** From where on titles are called alike. */
const titleMin = 0.5;

/** What each likeness weighs. */
const weights = { title: 4, date: 2, actors: 1 } as const;

interface Judged {
  readonly row: TimelineRow;
  readonly why: readonly (typeof likenesses)[number][];
  readonly worth: number;
}

/**
 * Live occurrences that may be the one that is about to be told, best first, at most
 * {@link itemsMax}: of a title like it, or of the same days. Shared actors add to that; alone they
 * count only where neither title nor date is given.
 */
export function readSimilar(reading: Reading, asked: SimilarQuestion): SimilarAnswer {
  const { rows, clocks, asOf } = reading;
  const { columns } = reading.matched;
  const titled = asked.title === null ? [] : occurrencesLike(rows, asked.title, clocks.position);
  const ids = new Set([...titled, ...candidates(columns, clocks.position, asked)]);
  const words = asked.title === null ? null : wordsOfTitle(asked.title);
  const judged = [...ids].flatMap((id) => {
    const row = rows.occurrence(id, clocks.position)?.row;
    return row?.status === 'live' ? judge(row, asked, words) : [];
  });
  judged.sort((a, b) => b.worth - a.worth || (a.row.id < b.row.id ? -1 : 1));
  return { asOf, items: judged.slice(0, itemsMax).map(describe) };
}

function judge(
  row: TimelineRow,
  asked: SimilarQuestion,
  words: ReadonlySet<string> | null,
): readonly Judged[] {
  const title = words === null ? 0 : likenessOfTitles(words, wordsOfTitle(row.title));
  const { start, end } = spanOf(row.date);
  const days = { from: start.earliest ?? -Infinity, to: end.latest ?? Infinity };
  const date = asked.date === null ? 0 : likenessOfDates(asked.date, days);
  const parts = new Set(row.actors.map(({ actor }) => actor));
  const shared = asked.actors.filter((actor) => parts.has(actor)).length;
  const actors = asked.actors.length === 0 ? 0 : shared / asked.actors.length;
  const why = [
    ...(title >= titleMin ? (['title'] as const) : []),
    ...(date > 0 ? (['date'] as const) : []),
    ...(actors > 0 ? (['actors'] as const) : []),
  ];
  const isOfActorsAlone = asked.title === null && asked.date === null;
  if (title < titleMin && date === 0 && !(isOfActorsAlone && actors > 0)) return [];
  const worth = weights.title * title + weights.date * date + weights.actors * actors;
  return [{ row, why, worth }];
}

function describe({ row, why }: Judged): SimilarAnswer['items'][number] {
  const { id, slug = id, title, kind, date } = row;
  return { occurrence: { id, slug, title, kind, date: describeDay(date.edtf) }, why };
}

/** The occurrences that are the most like it in date and actors, found in the columns. */
function candidates(
  columns: OccurrenceColumns,
  position: number,
  asked: SimilarQuestion,
): readonly string[] {
  const { entries, ids, spans, terms } = columns;
  const actors = asked.actors.flatMap((actor) => terms.numberOf('actor', actor) ?? []);
  const ofSpans = Float64Array.from({ length: spans.count }, (_, span) =>
    worthOf(asked, columns, span),
  );
  const { ends, occurrences, pool, termStarts, termEnds } = entries;
  const found: { readonly occurrence: number; readonly worth: number }[] = [];
  for (let entry = 1; entry <= position; entry += 1) {
    if ((ends[entry] ?? 0) <= position) continue;
    const date = ofSpans[entries.spans[entry] ?? 0] ?? 0;
    if (asked.date !== null && date === 0) continue;
    let shared = 0;
    for (let at = termStarts[entry] ?? 0; at < (termEnds[entry] ?? 0); at += 1)
      if (actors.includes(pool[at] ?? -1)) shared += 1;
    const worth = weights.date * date + (weights.actors * shared) / Math.max(actors.length, 1);
    if (worth > 0) found.push({ occurrence: occurrences[entry] ?? 0, worth });
  }
  found.sort((a, b) => b.worth - a.worth);
  return found.slice(0, candidatesMax).map(({ occurrence }) => ids.of(occurrence));
}

function worthOf({ date }: SimilarQuestion, { spans }: OccurrenceColumns, span: number): number {
  if (date === null) return 0;
  const { earliest, latest } = spans.columns;
  return likenessOfDates(date, { from: earliest[span] ?? 0, to: latest[span] ?? 0 });
}

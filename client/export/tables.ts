import { isoOfDay } from '../../events/dates/day.ts';
import type { Named, OccurrenceItem } from '../../events/readings/answers.ts';
import type { BoardRow, Candidate } from '../replay/board-rows.ts';

/** A table: a line of headings, and the lines below it. */
export type Table = readonly (readonly string[])[];

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

/** An instrument with a standing that it had, or may have had; null: it stood at nothing. */
interface BoardLine {
  readonly row: BoardRow;
  readonly candidate: Candidate | null;
}

const occurrenceColumns: Columns<OccurrenceItem> = {
  date: ({ date }) => date.edtf,
  words: ({ date }) => date.words,
  earliest: ({ date }) => dayText(date.earliestDay),
  latest: ({ date }) => dayText(date.latestDay),
  title: ({ title }) => title,
  kind: ({ kind }) => kind,
  importance: ({ importance }) => String(importance),
  actors: ({ actors }) => actors.map(({ name, role }) => `${name} (${role})`).join('; '),
  places: ({ places }) => places.join('; '),
  tags: ({ tags }) => tags.join('; '),
  instruments: ({ instruments }) => namesOf(instruments),
  disputed: ({ disputed }) => (disputed ? 'disputed' : ''),
  summary: ({ summary }) => summary,
  slug: ({ slug }) => slug,
  id: ({ id }) => id,
};

const boardColumns: Columns<BoardLine> = {
  instrument: ({ row }) => row.instrument.name,
  kind: ({ row }) => row.instrument.kind,
  certainty: ({ row }) => row.certainty,
  standing: ({ candidate }) => candidate?.standing ?? '',
  since: ({ candidate }) => candidate?.date.edtf ?? '',
  words: ({ candidate }) => candidate?.date.words ?? '',
  through: ({ candidate }) => candidate?.title ?? '',
  sources: ({ candidate }) => namesOf(candidate?.sources ?? []),
  slug: ({ row }) => row.instrument.slug,
  occurrence: ({ candidate }) => candidate?.slug ?? '',
};

/** Occurrences as a table; dates as EDTF, and their bounds as days. */
export function occurrenceTable(items: readonly OccurrenceItem[]): Table {
  return tableOf(occurrenceColumns, items);
}

/** The board as a table: a line for each standing that an instrument had, or may have had. */
export function boardTable(rows: readonly BoardRow[]): Table {
  const lines = rows.flatMap((row): readonly BoardLine[] => {
    if (row.candidates.length === 0) return [{ row, candidate: null }];
    return row.candidates.map((candidate) => ({ row, candidate }));
  });
  return tableOf(boardColumns, lines);
}

function tableOf<Row>(columns: Columns<Row>, rows: readonly Row[]): Table {
  const cells = Object.values(columns);
  return [Object.keys(columns), ...rows.map((row) => cells.map((of) => of(row)))];
}

function namesOf(things: readonly Named[]): string {
  return things.map(({ name }) => name).join('; ');
}

function dayText(day: number | null): string {
  return day === null ? '' : isoOfDay(day);
}

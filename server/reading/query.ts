import type { Dimension } from '../../events/readings/answers.ts';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';
import { readCursor } from './cursor.ts';
import { takeDays, takePosition, type PositionReader } from './query/clocks.ts';
import { takeFilters } from './query/filters.ts';
import { Parameters, type QueryIssue, type RawParameters } from './query/parameters.ts';
import {
  binsDefault,
  dimensions,
  limitMax,
  questions,
  sortChoices,
  type QuestionName,
} from './query/questions.ts';
import type { Page, Sort } from './reader.ts';

export type { QueryIssue, RawParameters } from './query/parameters.ts';
export { questions, type QuestionName } from './query/questions.ts';

/** A question about the archive, parsed and complete. */
export interface ReadingQuery {
  readonly clocks: Clocks;
  readonly filters: Filters;
  readonly sort: Sort;
  readonly page: Page;
  readonly bins: number;
  readonly lanes: Dimension | null;
  /** The window as it was asked for. */
  readonly window: { readonly from: string | null; readonly to: string | null };
  /** Whether the position was named, or lies in the past: the answer then never changes. */
  readonly isFixed: boolean;
}

/** A parsed question, or everything that is wrong with it. */
export type Parsed<Query> =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly issues: readonly QueryIssue[] };

/** Which list a cursor belongs to: the question, the register's or view's name, and the order. */
export function listName(question: QuestionName, of: string, sort: string): string {
  return [question, of, sort].filter((part) => part !== '').join(' ');
}

/**
 * Parses the parameters of a reading, from an address or from a command's options. A cursor pins
 * the position that its list began with. `of` names the register or view that is listed.
 */
export function parseReadingQuery(
  raw: RawParameters,
  reader: PositionReader,
  question: QuestionName,
  of = '',
): Parsed<ReadingQuery> {
  const { takes, limit } = questions[question];
  const parameters = new Parameters(raw, takes);
  const days = takeDays(parameters);
  const asked = takePosition(parameters, reader);
  const filters = takeFilters(parameters);
  const sort = parameters.choice('sort', sortChoices);
  if (question === 'search' && filters.q === null)
    parameters.refuse('q', 'missing', 'give the words to search for as q');
  const after = parameters.one('cursor');
  const list = listName(question, of, question === 'occurrences' ? sort : '');
  const cursor = after === null ? null : readCursor(after, { list, clocks: days, filters });
  if (after !== null && (cursor === null || !reaches(asked, cursor.position)))
    parameters.refuse(
      'cursor',
      'unknown-cursor',
      'this cursor does not belong to this list; begin again without one',
    );
  const position = cursor?.position ?? asked.position;
  const lanes = parameters.choice('lanes', ['none', ...dimensions]);
  const query: ReadingQuery = {
    clocks: { ...days, position },
    filters,
    sort,
    page: { limit: parameters.count('limit', { max: limitMax, fallback: limit }), after },
    bins: parameters.count('bins', { max: limitMax, fallback: binsDefault }),
    lanes: lanes === 'none' ? null : lanes,
    window: { from: parameters.one('from'), to: parameters.one('to') },
    isFixed: asked.by === 'seq' || position < reader.head().position,
  };
  return closed(parameters, query);
}

/**
 * Whether a list that began at a position answers what is asked: an instant may come to mean a later
 * position while its list is read; a named position may not.
 */
export function reaches(asked: { position: number; by: string }, position: number): boolean {
  return asked.by === 'seq' ? position === asked.position : position <= asked.position;
}

/** What was asked, unless its parameters have issues. */
export function closed<Query>(parameters: Parameters, query: Query): Parsed<Query> {
  // `one` is asked twice of some parameters: the same issue is told once.
  const issues = new Map(
    parameters.issues.map((issue) => [`${issue.parameter} ${issue.code}`, issue]),
  );
  return issues.size > 0 ? { ok: false, issues: [...issues.values()] } : { ok: true, query };
}

import type { Clocks } from '../../../events/readings/clocks.ts';
import { readCursor } from '../cursor.ts';
import { listOfDiff, type ComparedClocks, type DiffQuestion } from '../diff/question.ts';
import { closed, reaches, type Parsed } from '../query.ts';
import type { Page, ViewName } from '../reader.ts';
import {
  dayIn,
  headInWords,
  positionOf,
  takeDays,
  takePosition,
  type AskedPosition,
  type PositionReader,
} from './clocks.ts';
import { takeFilters } from './filters.ts';
import { parseInstant } from './instant.ts';
import { Parameters, type RawParameters } from './parameters.ts';
import { limitMax, questions } from './questions.ts';

/** What names a clock that takes a date in `from` or `to`, and that date. */
export const datedClock = /^(until|knownBy|known-by):(.*)$/u;

/** How many changes an answer has unless asked otherwise. */
export const diffLimit = 100;

/** What the ends of the window are called in a comparison, whose `from` and `to` are readings. */
const windowNames = { from: 'windowFrom', to: 'windowTo' } as const;

/** The parameters of a comparison: those of a view, of which `from` and `to` are readings here. */
export const diffParameters = [...questions.view.takes, ...Object.values(windowNames)] as const;

/** A comparison of two readings of a view, parsed and complete. */
export interface DiffQuery {
  readonly question: DiffQuestion;
  readonly page: Page;
  /** Whether both positions were named, or lie in the past: the answer then never changes. */
  readonly isFixed: boolean;
}

/** The clocks of one side of a comparison: its own, and for the rest those beside it. */
interface Side {
  readonly asked: AskedPosition;
  readonly until: Dated | null;
  readonly knownBy: Dated | null;
}

/** A date as it was given, and the last day by which it counts (null: it has none). */
interface Dated {
  readonly text: string;
  readonly day: number | null;
}

const remedy =
  'an instant such as 2026-11-01T12:00:00Z, seq: and a position, until: and a date, ' +
  'or knownBy: and a date';

/**
 * Parses a comparison. `from` and `to` each name a reading by one or more of its clocks; clocks and
 * filters beside them hold for both, except for a clock that the side names itself. A cursor pins
 * the positions that its list began with.
 */
export function parseDiffQuery(
  raw: RawParameters,
  reader: PositionReader,
  view: ViewName,
): Parsed<DiffQuery> {
  const parameters = new Parameters(raw, diffParameters);
  const days = takeDays(parameters, windowNames);
  const beside: Side = {
    asked: takePosition(parameters, reader),
    until: dated(parameters.one('until'), days.untilDay),
    knownBy: dated(parameters.one('knownBy'), days.knownByDay),
  };
  const from = takeSide(parameters, 'from', { beside, reader });
  const to = takeSide(parameters, 'to', { beside, reader });
  const question: DiffQuestion = {
    view,
    from: compared(days, from),
    to: compared(days, to),
    filters: takeFilters(parameters),
  };
  const after = parameters.one('cursor');
  const begun = after === null ? null : questionBegun(after, question);
  const isGoingOn =
    begun !== null &&
    reaches(from.asked, begun.from.clocks.position) &&
    reaches(to.asked, begun.to.clocks.position);
  if (after !== null && !isGoingOn)
    parameters.refuse(
      'cursor',
      'unknown-cursor',
      'this cursor does not belong to this comparison; begin again without one',
    );
  const head = reader.head().position;
  return closed(parameters, {
    question: begun ?? question,
    page: { limit: parameters.count('limit', { max: limitMax, fallback: diffLimit }), after },
    isFixed: isGoingOn || [from, to].every(({ asked }) => isFixed(asked, head)),
  });
}

function takeSide(
  parameters: Parameters,
  name: 'from' | 'to',
  { beside, reader }: { readonly beside: Side; readonly reader: PositionReader },
): Side {
  const given = parameters.all(name);
  if (given.length === 0) parameters.refuse(name, 'missing', `give ${name}: ${remedy}`);
  const own: { -readonly [Clock in keyof Side]?: Side[Clock] } = {};
  for (const text of given) {
    const [, prefix, date = ''] = datedClock.exec(text) ?? [];
    const clock = prefix === undefined ? 'asked' : prefix === 'until' ? 'until' : 'knownBy';
    if (own[clock])
      parameters.refuse(
        name,
        'repeated',
        `${name} gives ${clock === 'asked' ? 'a position' : clock} more than once; give it once`,
      );
    if (clock === 'asked') own.asked = positionNamed(text, name, { parameters, reader });
    else own[clock] = { text: date, day: dayIn(date, name, { parameters }) };
  }
  return { ...beside, ...own };
}

function positionNamed(
  text: string,
  name: string,
  { parameters, reader }: { readonly parameters: Parameters; readonly reader: PositionReader },
): AskedPosition {
  if (/^seq:\d{1,16}$/u.test(text) || parseInstant(text) !== null)
    return positionOf(text, name, parameters, reader);
  const head = reader.head();
  const mark = text.includes(' ') ? 'write + as %2B in an address; ' : '';
  parameters.refuse(name, 'not-a-reading', `takes ${remedy}; ${mark}${headInWords(head)}`);
  return { position: head.position, by: 'head' };
}

function compared(days: Omit<Clocks, 'position'>, side: Side): ComparedClocks {
  const { asked, until, knownBy } = side;
  return {
    clocks: {
      ...days,
      untilDay: until?.day ?? null,
      knownByDay: knownBy?.day ?? null,
      position: asked.position,
    },
    until: until?.text ?? null,
    knownBy: knownBy?.text ?? null,
  };
}

function dated(text: string | null, day: number | null): Dated | null {
  return text === null ? null : { text, day };
}

/** The comparison that a cursor goes on with: the same, at the positions that it was begun at. */
function questionBegun(cursor: string, question: DiffQuestion): DiffQuestion | null {
  const read = readCursor(cursor, listOfDiff(question));
  const first = Number(read?.after[0]);
  if (read === null || !Number.isInteger(first) || first < 0) return null;
  const { from, to } = question;
  return {
    ...question,
    from: { ...from, clocks: { ...from.clocks, position: first } },
    to: { ...to, clocks: { ...to.clocks, position: read.position } },
  };
}

function isFixed({ position, by }: AskedPosition, head: number): boolean {
  return by === 'seq' || (by === 'instant' && position < head);
}

import { boundsOf, type DateBounds } from '../../../events/dates/bounds.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import type { Clocks } from '../../../events/readings/clocks.ts';
import type { Reader } from '../reader.ts';
import { parseInstant } from './instant.ts';
import type { Parameters } from './parameters.ts';

/** The part of a reader that parsing needs: where the log stands, and stood. */
export type PositionReader = Pick<Reader, 'head' | 'positionAt'>;

/** A position that was asked for. */
export interface AskedPosition {
  readonly position: number;
  /** How it was asked for; `head`: it was not. */
  readonly by: 'head' | 'seq' | 'instant';
}

/** Neither valid time nor evidence is asked about. */
export const noDays: Omit<Clocks, 'position'> = {
  fromDay: null,
  toDay: null,
  match: 'possible',
  untilDay: null,
  knownByDay: null,
};

/** What the ends of the window are called, both inclusive, where nothing else has their names. */
const windowNames = { from: 'from', to: 'to' } as const;

/** Takes the clocks of valid time and evidence. */
export function takeDays(
  parameters: Parameters,
  window: { readonly from: string; readonly to: string } = windowNames,
): Omit<Clocks, 'position'> {
  const { from, to } = window;
  const fromDay = takeDay(parameters, from, (bounds) => bounds.earliestDay);
  const toDay = takeDay(parameters, to, (bounds) => bounds.latestDay);
  if (fromDay !== null && toDay !== null && fromDay > toDay)
    parameters.refuse(
      to,
      'window-reversed',
      `the window ends before it begins; give the earlier date as ${from} and the later as ${to}`,
    );
  return {
    fromDay,
    toDay,
    match: parameters.choice('match', ['possible', 'certain']),
    untilDay: takeDay(parameters, 'until', (bounds) => bounds.latestDay),
    knownByDay: takeDay(parameters, 'knownBy', (bounds) => bounds.latestDay),
  };
}

function takeDay(
  parameters: Parameters,
  name: string,
  dayOf: (bounds: DateBounds) => number | null,
): number | null {
  const text = parameters.one(name);
  return text === null ? null : dayIn(text, name, { parameters, dayOf });
}

/** The day that a date's text comes to, its latest unless told; null: unbounded, or an issue. */
export function dayIn(
  text: string,
  name: string,
  {
    parameters,
    dayOf = (bounds) => bounds.latestDay,
  }: {
    readonly parameters: Parameters;
    readonly dayOf?: (bounds: DateBounds) => number | null;
  },
): number | null {
  const parsed = parseEdtf(text);
  if (parsed.ok) return dayOf(boundsOf(parsed.date));
  const { code, message } = parsed.issue;
  parameters.refuse(name, `edtf-${code}`, message);
  return null;
}

/** Takes the recorded clock, `asOf`: an instant, or `seq:` and a position; absent: the head. */
export function takePosition(parameters: Parameters, reader: PositionReader): AskedPosition {
  const text = parameters.one('asOf');
  return text === null
    ? { position: reader.head().position, by: 'head' }
    : positionOf(text, 'asOf', parameters, reader);
}

/** The position that a parameter's text names; notes an issue that names the head if none. */
export function positionOf(
  text: string,
  name: string,
  parameters: Parameters,
  reader: PositionReader,
): AskedPosition {
  const head = reader.head();
  const sequence = /^seq:(\d{1,16})$/u.exec(text)?.[1];
  if (sequence !== undefined) {
    const position = Number(sequence);
    if (position > head.position)
      parameters.refuse(
        name,
        'future-position',
        `${text} is not recorded yet; ${headInWords(head)}`,
      );
    return { position: Math.min(position, head.position), by: 'seq' };
  }
  const instant = parseInstant(text);
  if (instant !== null) return { position: reader.positionAt(instant), by: 'instant' };
  const remedy = text.includes(' ') ? 'write + as %2B in an address; ' : '';
  parameters.refuse(
    name,
    'not-an-instant',
    `takes an instant with its zone, such as 2026-11-01T12:00:00Z, or seq: and a position; ` +
      `${remedy}${headInWords(head)}`,
  );
  return { position: head.position, by: 'head' };
}

/** Where the log stands, for an issue to say. */
export function headInWords(head: { position: number; recordedAt: string | null }): string {
  if (head.recordedAt === null) return 'the log is empty: its head is seq:0';
  return `the head is seq:${head.position}, recorded at ${head.recordedAt}`;
}

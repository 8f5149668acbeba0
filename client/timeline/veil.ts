import type { DateAnswer } from '../../events/readings/answers.ts';

/** What the play-head holds back: all that had not begun where it stands. */
export interface Veil {
  /** The point of the axis at which it stands, in days and fractions. */
  readonly at: number;
  /** The last day that it lets begin. */
  readonly day: number;
  /** Under `certain` only what has certainly begun is shown. */
  readonly match: 'possible' | 'certain';
}

/** Whether an occurrence had begun. */
export type Begun = 'certainly' | 'possibly' | 'not';

/** Whether a date had begun where the play-head stands; without one all has. */
export function begunUnder(veil: Veil | null, { start }: Pick<DateAnswer, 'start'>): Begun {
  if (veil === null || (start.latest !== null && start.latest <= veil.day)) return 'certainly';
  if (veil.match === 'certain') return 'not';
  return start.earliest === null || start.earliest <= veil.day ? 'possibly' : 'not';
}

/** Where the play-head stands, in pixels from the plot's left edge; it waits at the right one. */
export function headX(
  at: number | null,
  scale: { readonly originDay: number; readonly dayPx: number; readonly widthPx: number },
): number {
  return at === null ? scale.widthPx : (at - scale.originDay) * scale.dayPx;
}

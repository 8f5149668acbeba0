import type { StandingPeriod } from '../../events/readings/answers.ts';
import { civilOfDay, dayOfCivil } from '../../events/dates/day.ts';

const tints = [0, 1, 2] as const;

/** One period as it is drawn: from the day by which it had certainly begun until the next one. */
export interface BandPart {
  readonly period: StandingPeriod;
  readonly x: number;
  readonly width: number;
  /** The stretch before `x` in which it may already have been so. */
  readonly doubtX: number;
  readonly doubtWidth: number;
  /** Which of three tints: the same standing always has the same. */
  readonly tint: 0 | 1 | 2;
}

/** A standing's periods laid out from `fromDay` to `toDay`. */
export interface Band {
  readonly fromDay: number;
  readonly toDay: number;
  readonly parts: readonly BandPart[];
}

/**
 * Lays periods, oldest first, along `width` pixels, from the first to today or the last. One that
 * may always have been so is in doubt from the edge, or from where the one before it is certain.
 */
export function bandOf(periods: readonly StandingPeriod[], today: number, width: number): Band {
  const days = periods.flatMap(({ date }) => [date.earliestDay, date.latestDay]);
  const known = days.filter((day) => day !== null);
  const first = Math.min(...known, today);
  const last = Math.max(...known, today);
  const margin = Math.max(30, (last - first) * 0.04);
  const fromDay = Math.floor(first - margin);
  const toDay = Math.ceil(last + margin);
  const xOf = (day: number): number => ((day - fromDay) / (toDay - fromDay)) * width;
  const xs = periods.map(({ date }) => xOf(date.latestDay ?? date.earliestDay ?? fromDay));
  const standings = [...new Set(periods.map(({ standing }) => standing))];
  const parts = periods.map((period, index): BandPart => {
    const x = Math.max(...xs.slice(0, index + 1));
    const end = Math.max(x, xs[index + 1] ?? width);
    const before = Math.max(0, ...xs.slice(0, index));
    const maybe = period.date.earliestDay === null ? 0 : xOf(period.date.earliestDay);
    const doubtX = Math.min(x, Math.max(before, maybe));
    const tint = tints[standings.indexOf(period.standing) % tints.length] ?? 0;
    return { period, x, width: end - x, doubtX, doubtWidth: x - doubtX, tint };
  });
  return { fromDay, toDay, parts };
}

/** The beginnings of years worth naming under a band: not too close, at round distances. */
export function yearTicks(
  band: Pick<Band, 'fromDay' | 'toDay'>,
  width: number,
): readonly { readonly year: number; readonly x: number }[] {
  const first = civilOfDay(band.fromDay).year + 1;
  const last = civilOfDay(band.toDay).year;
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].find(
    (years) => (last - first) / years <= width / 75,
  );
  const ticks = [];
  for (let year = Math.ceil(first / (step ?? 10_000)) * (step ?? 10_000); year <= last;) {
    const x = ((dayOfCivil(year, 1, 1) - band.fromDay) / (band.toDay - band.fromDay)) * width;
    ticks.push({ year, x });
    year += step ?? 10_000;
  }
  return ticks;
}

import type { StandingPeriod } from '../../events/readings/answers.ts';
import { civilOfDay, dayOfCivil } from '../../events/dates/day.ts';

const tints = [0, 1, 2] as const;

/** One period as it is drawn: from where, how wide, and how much of it may not yet be so. */
export interface BandPart {
  readonly period: StandingPeriod;
  readonly x: number;
  readonly width: number;
  /** Width of the stretch in which it may have begun: between the bounds of its date. */
  readonly doubt: number;
  /** Which of three tints: the same standing always has the same. */
  readonly tint: 0 | 1 | 2;
}

/** A standing's periods laid out from `fromDay` to `toDay`. */
export interface Band {
  readonly fromDay: number;
  readonly toDay: number;
  readonly parts: readonly BandPart[];
}

/** Lays periods, oldest first, along `width` pixels, from the first to today or the last. */
export function bandOf(periods: readonly StandingPeriod[], today: number, width: number): Band {
  const starts = periods.map(startOf);
  const known = starts.filter((day) => day !== null);
  const first = Math.min(...known, today);
  const last = Math.max(...periods.map(({ date }) => date.latestDay ?? first), today);
  const margin = Math.max(30, (last - first) * 0.04);
  const fromDay = Math.floor(first - margin);
  const toDay = Math.ceil(last + margin);
  const xOf = (day: number): number => ((day - fromDay) / (toDay - fromDay)) * width;
  const xs = starts.map((day) => (day === null ? 0 : xOf(day)));
  const standings = [...new Set(periods.map(({ standing }) => standing))];
  const parts = periods.map((period, index): BandPart => {
    const x = xs[index] ?? 0;
    const end = Math.max(x, xs[index + 1] ?? width);
    const tint = tints[standings.indexOf(period.standing) % tints.length] ?? 0;
    const sure = xOf(period.date.latestDay ?? toDay);
    return { period, x, width: end - x, doubt: Math.max(0, Math.min(end, sure) - x), tint };
  });
  return { fromDay, toDay, parts };
}

/** The beginnings of years worth naming under a band: at most eight, at round distances. */
export function yearTicks(
  band: Pick<Band, 'fromDay' | 'toDay'>,
  width: number,
): readonly { readonly year: number; readonly x: number }[] {
  const first = civilOfDay(band.fromDay).year + 1;
  const last = civilOfDay(band.toDay).year;
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].find(
    (years) => (last - first) / years <= 8,
  );
  const ticks = [];
  for (let year = Math.ceil(first / (step ?? 10_000)) * (step ?? 10_000); year <= last;) {
    const x = ((dayOfCivil(year, 1, 1) - band.fromDay) / (band.toDay - band.fromDay)) * width;
    ticks.push({ year, x });
    year += step ?? 10_000;
  }
  return ticks;
}

function startOf({ date }: StandingPeriod): number | null {
  return date.earliestDay ?? date.latestDay;
}

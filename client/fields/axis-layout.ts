import type { DateBounds } from '../../events/dates/bounds.ts';
import { civilOfDay, dayOfCivil } from '../../events/dates/day.ts';
import { yearInWords } from '../writing/day-words.ts';

/** A stretch of a date on its axis, in pixels; `isSure`: all of it surely belongs to it. */
export interface AxisStretch {
  readonly x: number;
  readonly width: number;
  readonly isSure: boolean;
}

/** A date laid out on a small axis. */
export interface AxisLayout {
  readonly stretches: readonly AxisStretch[];
  /** Whether it goes on beyond the edge. */
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

const stretchWidthMin = 5;

/** Lays a date out along `width` pixels, with some room beside it. */
export function axisOf(bounds: DateBounds, width: number): AxisLayout {
  const { fromDay, toDay } = extentOf(bounds);
  const xOf = (day: number): number => ((day - fromDay) / (toDay - fromDay)) * width;
  const stretch = (from: number | null, to: number | null, isSure: boolean): AxisStretch => {
    const x = from === null ? 0 : xOf(from);
    const end = to === null ? width : xOf(to + 1);
    return { x, width: Math.max(stretchWidthMin, end - x), isSure };
  };
  return {
    stretches: stretchesOf(bounds).map(({ from, to, isSure }) => stretch(from, to, isSure)),
    isOpenBefore: bounds.earliestDay === null,
    isOpenAfter: bounds.latestDay === null,
    ticks: ticksOf(fromDay, toDay, width).map(({ day, label }) => ({ x: xOf(day), label })),
  };
}

interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
  readonly isSure: boolean;
}

function stretchesOf(bounds: DateBounds): readonly Stretch[] {
  const { start, end, shape, segments } = bounds;
  if (shape === 'one-of' && segments !== undefined)
    return segments.map(({ earliest, latest }) => ({ from: earliest, to: latest, isSure: false }));
  if (shape === 'all-of' && segments !== undefined)
    return segments.map(({ earliest, latest }) => ({ from: earliest, to: latest, isSure: true }));
  if (shape === 'point') {
    const isSure = start.earliest === start.latest;
    return [{ from: start.earliest, to: start.latest, isSure }];
  }
  const isSureFrom = start.latest;
  const isSureTo = end.earliest;
  const hasCore = isSureFrom !== null && isSureTo !== null && isSureFrom <= isSureTo;
  const maybe: Stretch = { from: start.earliest, to: end.latest, isSure: false };
  return hasCore ? [maybe, { from: isSureFrom, to: isSureTo, isSure: true }] : [maybe];
}

/** From which day to which the axis runs: what is bounded, with a third of it on either side. */
function extentOf(bounds: DateBounds): { readonly fromDay: number; readonly toDay: number } {
  const { start, end, earliestDay, latestDay } = bounds;
  const known = [earliestDay, latestDay, start.latest, end.earliest].filter((day) => day !== null);
  const first = Math.min(...known);
  const last = Math.max(...known);
  const margin = Math.max(4, (last - first) / 3);
  return { fromDay: Math.floor(first - margin), toDay: Math.ceil(last + margin) };
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const tickWidthMin = 72;
/** Steps of ticks in months, from one month to half of all years that can be written. */
const monthSteps = [1, 2, 3, 6, ...decades(12, 12)];
const daySteps = [1, 2, 5, 10];

interface Tick {
  readonly day: number;
  readonly label: string;
}

/** The beginnings of days, months or years worth naming: not too close, at round distances. */
function ticksOf(fromDay: number, toDay: number, width: number): readonly Tick[] {
  const countMax = Math.max(2, width / tickWidthMin);
  const daily = daySteps.find((step) => (toDay - fromDay) / step <= countMax);
  if (daily !== undefined) return dayTicks(fromDay, toDay, daily);
  const inMonths = (toDay - fromDay) / 30.44;
  const step = monthSteps.find((months) => inMonths / months <= countMax) ?? monthSteps.at(-1) ?? 1;
  return monthTicks(fromDay, toDay, step);
}

function dayTicks(fromDay: number, toDay: number, step: number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let day = Math.ceil(fromDay / step) * step; day <= toDay; day += step) {
    const { month, day: dayOfMonth } = civilOfDay(day);
    ticks.push({ day, label: `${dayOfMonth} ${months[month - 1] ?? ''}` });
  }
  return ticks;
}

function monthTicks(fromDay: number, toDay: number, step: number): readonly Tick[] {
  const { year, month } = civilOfDay(fromDay);
  const ticks: Tick[] = [];
  for (let at = Math.ceil((year * 12 + month) / step) * step; ; at += step) {
    const [yearAt, monthAt] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
    const day = dayOfCivil(yearAt, monthAt, 1);
    if (day > toDay) return ticks;
    const name = monthAt === 1 ? '' : `${months[monthAt - 1] ?? ''} `;
    ticks.push({ day, label: `${name}${yearInWords(yearAt)}` });
  }
}

function decades(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, power) => power).flatMap((power) =>
    [1, 2, 5].map((by) => from * by * 10 ** power),
  );
}

import { civilOfDay, dayOfCivil } from '../../events/dates/day.ts';
import { dayMs, drawableDay } from './epoch.ts';
import type { Stretch } from './epoch.ts';
import { centuryName, yearName } from './year-name.ts';

/** A mark of the axis: where its day begins, what it is called, whether a greater unit begins. */
export interface Tick {
  readonly day: number;
  readonly label: string;
  readonly major: boolean;
}

/** What the axis shows: ticks at equal steps, and above them the greater unit each lies in. */
export interface Axis {
  readonly step: Step;
  readonly ticks: readonly Tick[];
  /** The greater units in view and the day each begins; none where centuries are ticks. */
  readonly contexts: readonly { readonly day: number; readonly label: string }[];
}

/** The distance between ticks. */
export interface Step {
  readonly unit: 'weekday' | 'day' | 'month' | 'year';
  readonly every: number;
}

const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const weekdays: readonly string[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const yearDays = 365.2425;
const characterPx = 7;
const gapPx = 22;

/**
 * The axis of a stretch drawn `widthPx` wide. Ticks never crowd: the step is the finest whose labels
 * fit. Years before the common era count as people count them, so that ticks fall on 200 BCE and
 * 100 BCE, and the era begins at 1 CE without a year 0.
 */
export function axisOf(stretch: Stretch, widthPx: number): Axis {
  const fromDay = Math.floor(stretch.fromMs / dayMs);
  const toDay = Math.ceil(stretch.toMs / dayMs);
  const dayPx = (widthPx * dayMs) / (stretch.toMs - stretch.fromMs);
  const step = stepFor(dayPx, fromDay, toDay);
  switch (step.unit) {
    case 'weekday':
    case 'day':
      return { step, ticks: dayTicks(fromDay, toDay, step), contexts: months(fromDay, toDay) };
    case 'month':
      return { step, ticks: monthTicks(fromDay, toDay, step), contexts: years(fromDay, toDay) };
    case 'year':
      return {
        step,
        ticks: yearTicks(fromDay, toDay, step),
        contexts: step.every < 100 ? centuries(fromDay, toDay) : [],
      };
  }
}

function stepFor(dayPx: number, fromDay: number, toDay: number): Step {
  if (dayPx >= 58) return { unit: 'weekday', every: 1 };
  for (const every of [1, 2, 5, 10]) {
    if (dayPx * every >= 26) return { unit: 'day', every };
  }
  for (const every of [1, 3]) {
    if (dayPx * 30 * every >= 44) return { unit: 'month', every };
  }
  const longest = Math.max(
    yearName(civilOfDay(fromDay).year).length,
    yearName(civilOfDay(toDay).year).length,
  );
  const yearPx = dayPx * yearDays;
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) {
      const every = power * factor;
      if (yearPx * every >= longest * characterPx + gapPx) return { unit: 'year', every };
    }
  }
}

function dayTicks(fromDay: number, toDay: number, { unit, every }: Step): Tick[] {
  const ticks: Tick[] = [];
  for (let day = fromDay; day <= toDay; day += 1) {
    const civil = civilOfDay(day);
    const isFirst = civil.day === 1;
    if (!isFirst && ((civil.day - 1) % every !== 0 || isCrowded(civil.day, every))) continue;
    const weekday = unit === 'weekday' ? `${weekdays[(((day + 4) % 7) + 7) % 7] ?? ''} ` : '';
    ticks.push({ day, label: `${weekday}${civil.day}`, major: isFirst });
  }
  return ticks;
}

/** Whether the 31st would stand too near to the 1st that follows. */
function isCrowded(day: number, every: number): boolean {
  return every > 1 && day > 31 - every && day > 28;
}

function monthTicks(fromDay: number, toDay: number, { every }: Pick<Step, 'every'>): Tick[] {
  const ticks: Tick[] = [];
  const first = civilOfDay(fromDay);
  let { year } = first;
  let month = first.month - ((first.month - 1) % every);
  for (;;) {
    const day = dayOfCivil(year, month, 1);
    if (day > toDay) return ticks;
    const name = monthNames[month - 1] ?? '';
    ticks.push({ day, label: name.slice(0, 3), major: month === 1 });
    month += every;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
}

function yearTicks(fromDay: number, toDay: number, { every }: Step): Tick[] {
  const ticks: Tick[] = [];
  const fromCount = Math.floor((civilOfDay(fromDay).year - 1) / every);
  const toCount = Math.ceil(civilOfDay(toDay).year / every);
  for (let count = fromCount; count <= toCount; count += 1) {
    const year = tickYear(count, every);
    if (count === 0 && every === 2) continue; // 1 CE would crowd 2 CE
    const isEra = year === 1;
    ticks.push({
      day: dayOfCivil(year, 1, 1),
      label: yearName(year),
      major: isEra || (every < 100 && year % 100 === 0 && year > 0),
    });
  }
  return ticks;
}

/** The astronomical year of the n-th tick, counting from the era: n = −2, every 100 is 200 BCE. */
function tickYear(count: number, every: number): number {
  if (every === 1) return count;
  if (count === 0) return 1;
  return count > 0 ? count * every : count * every + 1;
}

function months(fromDay: number, toDay: number): Axis['contexts'] {
  return monthTicks(fromDay, toDay, { every: 1 }).map(({ day }) => {
    const { year, month } = civilOfDay(day);
    return { day, label: `${monthNames[month - 1] ?? ''} ${yearName(year)}` };
  });
}

function years(fromDay: number, toDay: number): Axis['contexts'] {
  const contexts: { day: number; label: string }[] = [];
  for (let { year } = civilOfDay(fromDay); ; year += 1) {
    const day = dayOfCivil(year, 1, 1);
    if (day > toDay) return contexts;
    contexts.push({ day, label: yearName(year) });
  }
}

function centuries(fromDay: number, toDay: number): Axis['contexts'] {
  const contexts: { day: number; label: string }[] = [];
  const first = Math.floor((civilOfDay(fromDay).year - 1) / 100);
  for (let count = first; ; count += 1) {
    const day = dayOfCivil(count * 100 + 1, 1, 1);
    if (day > toDay) return contexts;
    contexts.push({ day: drawableDay(day), label: centuryName(count * 100 + 1) });
  }
}

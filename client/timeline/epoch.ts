/** Milliseconds in a day of the timeline, which knows no time zones and no leap seconds. */
export const dayMs = 86_400_000;

/** The first day that JavaScript's Date can hold, 20 April 271,822 BCE. */
export const dayMin = -100_000_000;

/** The day after the last one that can be drawn whole: 13 September 275,760. */
export const dayMax = 100_000_000;

/** A stretch of days since 1970-01-01, both ends inclusive. */
export interface DayWindow {
  readonly fromDay: number;
  readonly toDay: number;
}

/** A stretch of the axis in milliseconds since 1970 UTC, from inclusive, to exclusive. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The day, or fraction of one, moved to the nearest that a Date can hold. */
export function drawableDay(day: number): number {
  return Math.min(dayMax, Math.max(dayMin, day));
}

/** Where a day begins on the axis; days beyond what a Date can hold lie at its edge. */
export function msOfDay(day: number): number {
  return drawableDay(day) * dayMs;
}

/** The day that an instant of the axis lies in. */
export function dayOfMs(ms: number): number {
  return Math.floor(ms / dayMs);
}

/** The stretch of the axis that whole days take up. */
export function stretchOf(window: DayWindow): Stretch {
  return { fromMs: msOfDay(window.fromDay), toMs: msOfDay(window.toDay + 1) };
}

/** The whole days that a stretch of the axis touches. */
export function windowOf(stretch: Stretch): DayWindow {
  const fromDay = dayOfMs(stretch.fromMs);
  return { fromDay, toDay: Math.max(fromDay, Math.ceil(stretch.toMs / dayMs) - 1) };
}

/** Whether some of a window lies beyond what can be drawn. */
export function isBeyondDrawable(window: DayWindow): boolean {
  return window.fromDay < dayMin || window.toDay >= dayMax;
}

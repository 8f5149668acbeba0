import { dayMax, dayMin, dayMs } from './epoch.ts';
import type { Stretch } from './epoch.ts';

/** The narrowest stretch that can be zoomed to, in days: wide enough to read each day's name. */
export const spanMinDays = 4;

const spanMinMs = spanMinDays * dayMs;
const fromMin = dayMin * dayMs;
const toMax = dayMax * dayMs;

/** The nearest stretch that can be drawn: within the axis, not narrower than a few days. */
export function drawableStretch({ fromMs, toMs }: Stretch): Stretch {
  const span = Math.min(toMax - fromMin, Math.max(spanMinMs, toMs - fromMs));
  const middle = (fromMs + toMs) / 2;
  const from = toMs - fromMs === span ? fromMs : middle - span / 2;
  const moved = Math.min(toMax - span, Math.max(fromMin, from));
  return { fromMs: moved, toMs: moved + span };
}

/**
 * The stretch zoomed about a point of the axis, which stays where it is. A factor above 1 shows
 * less time, one below 1 more.
 */
export function zoomedAbout(stretch: Stretch, factor: number, atMs: number): Stretch {
  const span = stretch.toMs - stretch.fromMs;
  const wanted = Math.min(toMax - fromMin, Math.max(spanMinMs, span / factor));
  const share = (atMs - stretch.fromMs) / span;
  const fromMs = atMs - wanted * share;
  return drawableStretch({ fromMs, toMs: fromMs + wanted });
}

/** The stretch moved by a share of its own width; positive is later. */
export function movedBy(stretch: Stretch, share: number): Stretch {
  const step = (stretch.toMs - stretch.fromMs) * share;
  return drawableStretch({ fromMs: stretch.fromMs + step, toMs: stretch.toMs + step });
}

/** The stretch of the same width with a point of the axis in its middle. */
export function centredOn(stretch: Stretch, atMs: number): Stretch {
  const half = (stretch.toMs - stretch.fromMs) / 2;
  return drawableStretch({ fromMs: atMs - half, toMs: atMs + half });
}

/** The stretch with a margin of a share of its width on either side. */
export function withMargin(stretch: Stretch, share: number): Stretch {
  const margin = (stretch.toMs - stretch.fromMs) * share;
  return drawableStretch({ fromMs: stretch.fromMs - margin, toMs: stretch.toMs + margin });
}

/**
 * The stretch on the way from one to another, `progress` 0 to 1. Widths change by equal factors in
 * equal times, so that a flight from a century into a week does not seem to brake.
 */
export function between(from: Stretch, to: Stretch, progress: number): Stretch {
  if (progress >= 1) return to;
  const spanFrom = from.toMs - from.fromMs;
  const spanTo = to.toMs - to.fromMs;
  const span = spanFrom * (spanTo / spanFrom) ** progress;
  const linear = Math.abs(spanTo - spanFrom) < spanFrom * 1e-6;
  const share = linear ? progress : (spanFrom - span) / (spanFrom - spanTo);
  const fromMs = from.fromMs + (to.fromMs - from.fromMs) * share;
  return { fromMs, toMs: fromMs + span };
}

/** Whether two stretches are the same for the eye: within a millionth of their width. */
export function isSameStretch(a: Stretch, b: Stretch): boolean {
  const tolerance = (b.toMs - b.fromMs) / 1_000_000;
  return Math.abs(a.fromMs - b.fromMs) <= tolerance && Math.abs(a.toMs - b.toMs) <= tolerance;
}

import type { Stretch } from './epoch.ts';
import { drawableStretch, spanMinDays } from './stretch.ts';
import { dayMs } from './epoch.ts';

/** The part of the brush that is held. */
export type BrushPart = 'from' | 'to' | 'whole';

/** The brush on the overview band in pixels. */
export interface BrushBox {
  readonly left: number;
  readonly right: number;
}

const brushMinPx = 6;

/** Pixels of the brush that stands for a window on a band; never so narrow that it can't be seen. */
export function brushBox(window: Stretch, band: Stretch, widthPx: number): BrushBox {
  const pxOf = (ms: number): number =>
    Math.min(widthPx, Math.max(0, ((ms - band.fromMs) / (band.toMs - band.fromMs)) * widthPx));
  const left = pxOf(window.fromMs);
  const right = pxOf(window.toMs);
  if (right - left >= brushMinPx) return { left, right };
  const middle = Math.min(widthPx - brushMinPx / 2, Math.max(brushMinPx / 2, (left + right) / 2));
  return { left: middle - brushMinPx / 2, right: middle + brushMinPx / 2 };
}

/** The instant under a pixel of the band. */
export function msAtPx(px: number, band: Stretch, widthPx: number): number {
  return band.fromMs + (px / widthPx) * (band.toMs - band.fromMs);
}

/**
 * The window after its brush was dragged by some pixels from where it was taken up. An end that is
 * dragged past the other pushes no further than the narrowest window.
 */
export function dragged(
  start: Stretch,
  part: BrushPart,
  deltaPx: number,
  { band, widthPx }: { readonly band: Stretch; readonly widthPx: number },
): Stretch {
  const deltaMs = (deltaPx / widthPx) * (band.toMs - band.fromMs);
  const narrowest = spanMinDays * dayMs;
  switch (part) {
    case 'whole':
      return drawableStretch({ fromMs: start.fromMs + deltaMs, toMs: start.toMs + deltaMs });
    case 'from':
      return { ...start, fromMs: Math.min(start.fromMs + deltaMs, start.toMs - narrowest) };
    case 'to':
      return { ...start, toMs: Math.max(start.toMs + deltaMs, start.fromMs + narrowest) };
  }
}

/**
 * How far a key moves an end of the brush, as a share of the band: a hundredth by arrows, a tenth by
 * page keys, to the band's own end by Home and End; null for any other key.
 */
export function keyShift(key: string): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -0.01;
    case 'ArrowRight':
    case 'ArrowUp':
      return 0.01;
    case 'PageDown':
      return -0.1;
    case 'PageUp':
      return 0.1;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return null;
  }
}

/** The window after a key moved one end of it, or all of it, by a share of the band. */
export function shifted(window: Stretch, part: BrushPart, share: number, band: Stretch): Stretch {
  const span = band.toMs - band.fromMs;
  const width = window.toMs - window.fromMs;
  const narrowest = spanMinDays * dayMs;
  const within = (ms: number): number => Math.min(band.toMs, Math.max(band.fromMs, ms));
  switch (part) {
    case 'from': {
      const fromMs = within(window.fromMs + share * span);
      return { ...window, fromMs: Math.min(fromMs, window.toMs - narrowest) };
    }
    case 'to': {
      const toMs = within(window.toMs + share * span);
      return { ...window, toMs: Math.max(toMs, window.fromMs + narrowest) };
    }
    case 'whole': {
      const fromMs = Math.min(within(window.fromMs + share * span), band.toMs - width);
      return drawableStretch({ fromMs, toMs: fromMs + width });
    }
  }
}

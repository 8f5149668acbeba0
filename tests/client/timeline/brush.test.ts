import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brushBox, dragged, keyShift, msAtPx, shifted } from '../../../client/timeline/brush.ts';
import { dayName } from '../../../client/timeline/day-name.ts';
import { dayMs } from '../../../client/timeline/epoch.ts';
import { spanMinDays } from '../../../client/timeline/stretch.ts';

const band = { fromMs: 0, toMs: 1000 * dayMs };
const window = { fromMs: 200 * dayMs, toMs: 400 * dayMs };
const on = { band, widthPx: 500 };

describe('the brush', () => {
  it('stands where the window is', () => {
    expect(brushBox(window, band, 500)).toEqual({ left: 100, right: 200 });
    expect(msAtPx(100, band, 500)).toBe(window.fromMs);
  });

  it('can be seen however narrow the window, and lies within the band', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 1500 }), fc.nat(2000), (from, days) => {
        const box = brushBox({ fromMs: from * dayMs, toMs: (from + days) * dayMs }, band, 500);
        expect(box.right - box.left).toBeGreaterThanOrEqual(6);
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(500);
      }),
      { seed: 1 },
    );
  });

  it('moves whole, or one end of it', () => {
    expect(dragged(window, 'whole', 50, on)).toEqual({ fromMs: 300 * dayMs, toMs: 500 * dayMs });
    expect(dragged(window, 'from', 50, on)).toEqual({ fromMs: 300 * dayMs, toMs: window.toMs });
    expect(dragged(window, 'to', -50, on)).toEqual({ fromMs: window.fromMs, toMs: 300 * dayMs });
  });

  it('does not let its ends cross', () => {
    const narrowest = spanMinDays * dayMs;
    expect(dragged(window, 'from', 400, on).fromMs).toBe(window.toMs - narrowest);
    expect(dragged(window, 'to', -400, on).toMs).toBe(window.fromMs + narrowest);
    expect(shifted(window, 'to', -Infinity, band).toMs).toBe(window.fromMs + narrowest);
  });

  it('moves by keys: a hundredth, a tenth, to the ends of the band', () => {
    expect(shifted(window, 'from', keyShift('ArrowRight') ?? 0, band).fromMs).toBe(210 * dayMs);
    expect(shifted(window, 'to', keyShift('PageUp') ?? 0, band).toMs).toBe(500 * dayMs);
    expect(shifted(window, 'from', keyShift('Home') ?? 0, band).fromMs).toBe(band.fromMs);
    expect(shifted(window, 'to', keyShift('End') ?? 0, band).toMs).toBe(band.toMs);
    expect(shifted(window, 'whole', Infinity, band)).toEqual({
      fromMs: 800 * dayMs,
      toMs: band.toMs,
    });
    expect(keyShift('x')).toBeNull();
  });

  it('says its ends in words', () => {
    expect(dayName(16_703)).toBe('25 September 2015');
    expect(dayName(-735_160)).toBe('15 March 44 BCE');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayMax,
  dayMin,
  dayMs,
  dayOfMs,
  isBeyondDrawable,
  msOfDay,
  stretchOf,
  windowOf,
} from '../../../client/timeline/epoch.ts';
import {
  between,
  centredOn,
  drawableStretch,
  isSameStretch,
  movedBy,
  spanMinDays,
  zoomedAbout,
} from '../../../client/timeline/stretch.ts';

const anyDay = fc.integer({ min: dayMin, max: dayMax - 1 });
const anyStretch = fc
  .tuple(anyDay, fc.integer({ min: spanMinDays, max: 1_000_000 }))
  .map(([fromDay, days]) =>
    drawableStretch({ fromMs: fromDay * dayMs, toMs: (fromDay + days) * dayMs }),
  );

describe('days on the axis', () => {
  it('begin where Date’s UTC days begin', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(new Date(msOfDay(day)).getTime() / dayMs).toBe(day);
        expect(dayOfMs(msOfDay(day))).toBe(day);
      }),
      { seed: 1 },
    );
  });

  it('lie at the edge when no Date can hold them', () => {
    expect(msOfDay(-1e9)).toBe(dayMin * dayMs);
    expect(Number.isNaN(new Date(msOfDay(1e9)).getTime())).toBe(false);
    expect(isBeyondDrawable({ fromDay: -1e9, toDay: 0 })).toBe(true);
    expect(isBeyondDrawable({ fromDay: -1e6, toDay: 0 })).toBe(false);
  });

  it('come back from the stretch they take up', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(100_000), (fromDay, days) => {
        const window = { fromDay, toDay: Math.min(dayMax - 1, fromDay + days) };
        expect(windowOf(stretchOf(window))).toEqual(window);
      }),
      { seed: 1 },
    );
  });
});

describe('the window', () => {
  it('keeps the instant under the pointer where it is while zooming', () => {
    const before = { fromMs: 0, toMs: 1000 * dayMs };
    const after = zoomedAbout(before, 2, 250 * dayMs);
    expect(after).toEqual({ fromMs: 125 * dayMs, toMs: 625 * dayMs });
  });

  it('stays on the axis and no narrower than a few days, whatever is done to it', () => {
    fc.assert(
      fc.property(
        anyStretch,
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (stretch, factor, share) => {
          const done = [
            zoomedAbout(stretch, factor, stretch.fromMs),
            movedBy(stretch, share),
            centredOn(stretch, stretch.toMs),
          ];
          for (const { fromMs, toMs } of done) {
            expect(fromMs).toBeGreaterThanOrEqual(dayMin * dayMs);
            expect(toMs).toBeLessThanOrEqual(dayMax * dayMs);
            expect(toMs - fromMs).toBeGreaterThan((spanMinDays - 0.001) * dayMs);
          }
        },
      ),
      { seed: 1 },
    );
  });

  it('zooms in and out again to where it was', () => {
    fc.assert(
      fc.property(anyStretch, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (stretch, at) => {
        fc.pre(stretch.toMs - stretch.fromMs > 100 * spanMinDays * dayMs);
        const atMs = stretch.fromMs + (stretch.toMs - stretch.fromMs) * at;
        const back = zoomedAbout(zoomedAbout(stretch, 8, atMs), 1 / 8, atMs);
        expect(isSameStretch(back, stretch)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it('glides from where it is to where it goes', () => {
    fc.assert(
      fc.property(anyStretch, anyStretch, (from, to) => {
        expect(isSameStretch(between(from, to, 0), from)).toBe(true);
        expect(between(from, to, 1)).toEqual(to);
      }),
      { seed: 1 },
    );
  });
});

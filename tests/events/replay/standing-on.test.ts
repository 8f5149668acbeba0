import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StandingRow } from '../../../events/projections/standing.ts';
import {
  judge,
  standingOn,
  standingSteps,
  stateOn,
  summaryOf,
} from '../../../events/replay/standing-on.ts';

/** Up to four effects of occurrences that each began on one of a few days. */
const effects: fc.Arbitrary<readonly StandingRow[]> = fc
  .array(
    fc.record({
      earliest: fc.integer({ min: 1, max: 6 }),
      days: fc.integer({ min: 1, max: 3 }),
      standing: fc.constantFrom('signed', 'in-force', 'ended'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all
      .map(({ earliest, days, standing }, index) => {
        const start = { earliest, latest: earliest + days - 1 };
        const span = { start, end: start };
        return { instrument: 'i', occurrence: `o${index}`, standing, edtf: '2015', span };
      })
      .sort((a, b) => a.span.start.earliest - b.span.start.earliest),
  );

/**
 * Every way in which it may have been: each occurrence on one of its days. Gives for each the
 * occurrences that came last of those begun; several if they share the day.
 */
function* worlds(rows: readonly StandingRow[], until: number): Iterable<readonly StandingRow[]> {
  for (const days of daysOf(rows)) {
    const begun = rows.map((row, index) => ({ row, day: days[index] ?? 0 }));
    const past = begun.filter(({ day }) => day <= until);
    const last = Math.max(...past.map(({ day }) => day));
    yield past.filter(({ day }) => day === last).map(({ row }) => row);
  }
}

function* daysOf([first, ...rest]: readonly StandingRow[]): Iterable<readonly number[]> {
  if (!first) {
    yield [];
    return;
  }
  const { earliest, latest } = first.span.start;
  for (let day = earliest ?? 0; day <= (latest ?? 0); day += 1)
    for (const others of daysOf(rest)) yield [day, ...others];
}

describe('the standing of an instrument on a date', () => {
  it('is certain exactly when it is so in every way it may have been', () => {
    fc.assert(
      fc.property(effects, fc.integer({ min: 1, max: 9 }), (all, until) => {
        const begun = all.filter(({ span }) => (span.start.earliest ?? 0) <= until);
        const judged = judge(begun, until);
        const last = [...worlds(begun, until)];
        for (const { occurrence, certainty, present } of judged) {
          const isLast = last.some((rows) => rows.some((row) => row.occurrence === occurrence));
          expect(present !== 'no').toBe(isLast);
          const latest = begun.find((row) => row.occurrence === occurrence)?.span.start.latest ?? 0;
          expect(certainty).toBe(latest <= until ? 'certain' : 'possible');
        }
        const standings = new Set(last.flatMap((rows) => rows.map(({ standing }) => standing)));
        const isKnown = standings.size === 1 && last.every((rows) => rows.length > 0);
        expect(summaryOf(judged).standing).toBe(isKnown ? [...standings][0] : null);
      }),
      { numRuns: 500 },
    );
  });

  it('follows the order in which one occurrence lists its effects', () => {
    const start = { earliest: 1, latest: 1 };
    const row = { instrument: 'i', occurrence: 'o', edtf: '2015', span: { start, end: start } };
    const judged = judge(
      [
        { ...row, standing: 'signed' },
        { ...row, standing: 'in-force' },
      ],
      null,
    );
    expect(judged.map(({ present }) => present)).toEqual(['no', 'certain']);
  });

  it('is the same looked up as worked out, on every day', () => {
    fc.assert(
      fc.property(effects, fc.integer({ min: -1, max: 9 }), (all, day) => {
        expect(stateOn(standingSteps(all), day)).toEqual(standingOn(all, day));
      }),
    );
  });

  it('is not yet anything before the first effect may have begun', () => {
    const start = { earliest: 4, latest: 6 };
    const row = { occurrence: 'o', standing: 'signed', span: { start } };
    const on = (day: number) => standingOn([row], day).certainty;
    expect([3, 4, 5, 6].map((day) => on(day))).toEqual([
      'not-yet',
      'possible',
      'possible',
      'certain',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { playedOn, startOf, stepFrom, type Score } from '../../../client/replay/player.ts';
import { stepsOf } from '../../../events/replay/steps.ts';

const score: Score = {
  window: { fromDay: 1_000, toDay: 1_999 },
  seconds: 10,
  begun: stepsOf([null, 500, 1_000, 1_200, 1_200, 1_999, 3_000]),
  isStepping: false,
};

describe('playing', () => {
  it('crosses the whole window in the seconds it is given', () => {
    let at = startOf(null, score.window);
    for (let frame = 0; frame < 50; frame += 1) at = playedOn(at, 100, score);
    expect(at).toBeCloseTo(1_500);
    for (let frame = 0; frame < 60; frame += 1) at = playedOn(at, 100, score);
    expect(at).toBe(2_000);
  });

  it('does not leap over what it missed while nobody looked', () => {
    expect(playedOn(1_000, 60_000, score)).toBeCloseTo(1_025);
  });

  it.each([
    [null, 1_000],
    [2_000, 1_000],
    [900, 1_000],
    [5_000, 1_000],
    [1_400.5, 1_400.5],
  ])('sets out from %s at %s', (at, from) => {
    expect(startOf(at, score.window)).toBe(from);
  });
});

describe('stepping', () => {
  it.each([
    [1_100, 1, 1_200],
    [1_200, 1, 1_999],
    [1_999, 1, null],
    [1_200, -1, 1_000],
    [1_000, -1, null],
    [100, 1, 1_000],
    [9_000, -1, 1_999],
    [null, -1, 1_999],
    [null, 1, null],
  ] as const)('from day %s by %s leads to %s, within the window', (day, towards, to) => {
    expect(stepFrom(day, towards, score)).toBe(to);
  });
});

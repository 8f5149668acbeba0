import { describe, expect, it } from 'vitest';
import { ScrubPace } from '../../../server/redaction/scrub-pace.ts';

describe('scrubbing that does not succeed', () => {
  const waits = { firstMs: 5, maxMs: 60 };

  it('is tried again after twice as long each time, up to a limit', () => {
    const pace = new ScrubPace(waits);
    const waited = Array.from({ length: 6 }, () => pace.failed('no room').waitMs);
    expect(waited).toEqual([5, 10, 20, 40, 60, 60]);
    for (let failures = 0; failures < 2_000; failures += 1) pace.failed('no room');
    expect(pace.failed('no room').waitMs).toBe(60);
  });

  it('tells each reason once', () => {
    const pace = new ScrubPace(waits);
    const reasons = ['no room', 'no room', 'a reader', 'no room', 'a reader'];
    expect(reasons.map((why) => pace.failed(why).isNew)).toEqual([true, false, true, false, false]);
  });

  it('begins anew once it has succeeded', () => {
    const pace = new ScrubPace(waits);
    pace.failed('no room');
    pace.failed('no room');
    pace.succeeded();
    expect(pace.failed('no room')).toEqual({ waitMs: 5, isNew: true });
  });
});

import { describe, expect, it } from 'vitest';
import { parseReading, printReading } from '../../../client/reading/reading-address.ts';
import { clocksOf, swapped } from '../../../client/compare/comparison.ts';

describe('a comparison in an address', () => {
  it('holds the clocks of this reading plainly, and those of the other under against', () => {
    const read = parseReading('?until=2015&compare=side&against.until=2018-11&against.asOf=seq:40');
    expect(clocksOf(read)).toEqual({ until: '2015', knownBy: null, asOf: null });
    expect(read.compare).toEqual({
      view: 'side',
      against: { until: '2018-11', knownBy: null, asOf: 'seq:40' },
    });
  });

  it('is with all that the archive tells now where it names no other clocks', () => {
    expect(parseReading('?until=2015&compare=overlay').compare).toEqual({
      view: 'overlay',
      against: { until: null, knownBy: null, asOf: null },
    });
  });

  it('is none where its view is not understood, whatever clocks follow', () => {
    expect(parseReading('?compare=3d&against.until=2015').compare).toBeNull();
    expect(parseReading('?against.until=2015').compare).toBeNull();
  });

  it('leaves no trace in the address when it is left', () => {
    const read = parseReading('?until=2015&compare=side&against.until=2018');
    expect(printReading({ ...read, compare: null })).toBe('?until=2015');
  });

  it('has its readings change places when swapped, and is as it was when swapped twice', () => {
    const read = parseReading('?until=2015&asOf=seq:9&q=x&compare=side&against.knownBy=2018');
    const compared = read.compare ?? expect.fail('nothing is compared');
    const once = { ...read, ...swapped(clocksOf(read), compared) };
    expect(printReading(once)).toBe(
      '?knownBy=2018&q=x&compare=side&against.until=2015&against.asOf=seq%3A9',
    );
    expect({ ...once, ...swapped(clocksOf(once), once.compare) }).toEqual(read);
  });
});

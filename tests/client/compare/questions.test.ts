import { describe, expect, it } from 'vitest';
import type { FacetValue, TimelineAnswer } from '../../../events/readings/answers.ts';
import { parseReading } from '../../../client/reading/reading-address.ts';
import { plainReading } from '../../../client/reading/reading.ts';
import { compareBefore } from '../../../client/compare/compare-before.ts';
import { changesQuestion } from '../../../client/compare/compare-questions.ts';
import { plainClocks } from '../../../client/compare/comparison.ts';
import { joined } from '../../../client/compare/joined.ts';

describe('the question for what differs', () => {
  const asked = (search: string) => {
    const reading = parseReading(search);
    const against = reading.compare?.against ?? plainClocks;
    return new URL(changesQuestion(reading, reading, against), 'http://archive').searchParams;
  };

  it('names each reading by its clocks, and always by some', () => {
    const query = asked('?until=2015&knownBy=2016&compare=side&against.asOf=seq:7');
    expect(query.getAll('from').slice(1)).toEqual(['until:2015', 'knownBy:2016']);
    expect(query.getAll('to')).toEqual(['seq:7']);
    expect(asked('?compare=side').getAll('to')).toEqual(['9999-12-31T23:59:59.999Z']);
  });

  it('shares filters, search and match, and leaves the window out: the list is of all time', () => {
    const query = asked('?from=2015&to=2016&q=law&actor=a1&actor=a2&match=certain&compare=side');
    expect(query.getAll('actor')).toEqual(['a1', 'a2']);
    expect([query.get('q'), query.get('match')]).toEqual(['law', 'certain']);
    expect(query.getAll('from')).not.toContain('2015');
  });
});

describe('the comparison with before a change', () => {
  it('keeps this reading and asks the other as of the event before', () => {
    const address = compareBefore('?until=2018&q=x', 120, 'o1');
    const reading = parseReading(new URL(address, 'http://archive').search);
    expect(reading).toEqual({
      ...plainReading,
      until: '2018',
      q: 'x',
      open: 'o1',
      compare: { view: 'overlay', against: { until: '2018', knownBy: null, asOf: 'seq:119' } },
    });
  });
});

describe('two answers as one', () => {
  const value = (name: string, count: number): FacetValue => ({ value: name, label: name, count });
  const answer = (fromDay: number, toDay: number, kind: FacetValue[]): TimelineAnswer => ({
    asOf: { position: 1, recordedAt: null },
    window: { from: null, to: null, fromDay, toDay },
    total: 1,
    items: [],
    bins: [],
    lanes: kind,
    facets: { kind, actor: [], place: [], tag: [], source: [], instrument: [], chronicle: [] },
  });
  const earlier = answer(0, 10, [value('law', 9), value('gone', 1)]);
  const later = answer(5, 20, [value('law', 7)]);

  it('take up the time of both, and have the values of both with the later’s counts', () => {
    const both = joined({ earlier, later });
    expect(both?.window).toMatchObject({ fromDay: 0, toDay: 20 });
    expect(both?.facets.kind).toEqual([value('law', 7), value('gone', 1)]);
  });

  it('are the one that is known where the other is not, or holds nothing', () => {
    expect(joined({ earlier, later: null })).toBe(earlier);
    expect(joined({ earlier: null, later: null })).toBeNull();
    expect(joined({ earlier: { ...earlier, window: null }, later })?.window?.fromDay).toBe(5);
  });
});

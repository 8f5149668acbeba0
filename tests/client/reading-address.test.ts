import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  listAddress,
  parseReading,
  printClocks,
  printReading,
} from '../../client/reading/reading-address.ts';
import { comparisonViews } from '../../client/compare/comparison.ts';
import {
  dimensions,
  laneChoices,
  plainReading,
  sorts,
  toggled,
  views,
  type Filters,
  type Reading,
} from '../../client/reading/reading.ts';

const value = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  .filter((text) => text.trim() !== '' && text.length <= 500);
const values = fc.uniqueArray(value, { maxLength: 4 });
const filters: fc.Arbitrary<Filters> = fc.record({
  kind: values,
  actor: values,
  place: values,
  tag: values,
  source: values,
  instrument: values,
  chronicle: values,
});
const reading: fc.Arbitrary<Reading> = fc.record({
  from: fc.option(value),
  to: fc.option(value),
  match: fc.constantFrom('possible', 'certain'),
  until: fc.option(value),
  knownBy: fc.option(value),
  asOf: fc.option(value),
  q: fc.string({ maxLength: 60 }).map((text) => text.trim()),
  filters,
  sort: fc.constantFrom(...sorts),
  lanes: fc.option(fc.constantFrom(...laneChoices)),
  view: fc.constantFrom(...views),
  open: fc.option(value),
  arcs: fc.boolean(),
  replay: fc.boolean(),
  compare: fc.option(
    fc.record({
      view: fc.constantFrom(...comparisonViews),
      against: fc.record({
        until: fc.option(value),
        knownBy: fc.option(value),
        asOf: fc.option(value),
      }),
    }),
  ),
});

describe('the address of a reading', () => {
  it('gives back every reading that was written into it', () => {
    fc.assert(
      fc.property(reading, (one) => {
        expect(parseReading(printReading(one))).toEqual(one);
      }),
      { seed: 1 },
    );
  });

  it('is written the same again after it was read, whatever it held', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const written = printReading(parseReading(`?${query}`));
        expect(printReading(parseReading(written))).toBe(written);
      }),
      { seed: 2 },
    );
  });

  it('is empty for the plain reading', () => {
    expect(printReading(plainReading)).toBe('');
    expect(parseReading('')).toEqual(plainReading);
  });

  it('uses the words of the API for window, clocks and filters', () => {
    const one = {
      ...plainReading,
      from: '2015',
      to: '2018-11',
      asOf: 'seq:40',
      filters: { ...plainReading.filters, actor: ['a1', 'a2'] },
    };
    expect(printReading(one)).toBe('?from=2015&to=2018-11&asOf=seq%3A40&actor=a1&actor=a2');
  });

  it('leaves at its default what it does not understand', () => {
    const read = parseReading('?sort=upwards&view=3d&lanes=source&match=perhaps&arcs=yes&x=y');
    expect(read).toEqual(plainReading);
  });

  it('takes neither blank nor overlong values, and each value once', () => {
    const read = parseReading(`?kind=&kind=a&kind=a&open=%20&tag=${'x'.repeat(501)}`);
    expect(read).toEqual({ ...plainReading, filters: { ...plainReading.filters, kind: ['a'] } });
  });

  it('carries only the clocks from page to page', () => {
    const one = parseReading('?from=2015&to=2016&until=2018&knownBy=2020&q=x&open=o1&kind=a');
    expect(printClocks(one)).toBe('?until=2018&knownBy=2020');
  });
});

describe('the paths of the list', () => {
  it('lead to the list, with whatever else their address says', () => {
    expect(listAddress('/list', '?q=x')).toBe('/?q=x&view=list');
    expect(listAddress('/occurrences', '')).toBe('/?view=list');
    expect(listAddress('/', '')).toBeNull();
  });
});

describe('a filter that is toggled twice', () => {
  it('is as it was, and touches no other dimension', () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...dimensions), value, (before, dimension, one) => {
        fc.pre(!before[dimension].includes(one));
        const on = toggled(before, dimension, one);
        expect(on[dimension]).toContain(one);
        expect(toggled(on, dimension, one)).toEqual(before);
      }),
      { seed: 3 },
    );
  });
});

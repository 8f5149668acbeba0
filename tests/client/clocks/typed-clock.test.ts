import { describe, expect, it } from 'vitest';
import { dateSenses, stateSenses } from '../../../client/clocks/typed-clock.ts';

const states = (typed: string) => stateSenses(typed).map(({ value }) => value);

describe('a typed date', () => {
  it('means one thing where there is one way to read it', () => {
    expect(dateSenses('May 2016')).toMatchObject([{ value: '2016-05', words: 'May 2016' }]);
    expect(dateSenses('2018-11-21/2018-11-30')).toHaveLength(1);
  });

  it('is all that it may mean where there are several, and nothing where there is none', () => {
    const meant = dateSenses('12/1/2018').map(({ value }) => value);
    expect(meant.toSorted()).toEqual(['2018-01-12', '2018-12-01']);
    expect(dateSenses('no date at all')).toEqual([]);
  });
});

describe('a typed state of the archive', () => {
  it.each(['120', 'event 120', 'after event 120', 'seq:120', ' Event 120 '])(
    'is the position in %j',
    (typed) => {
      expect(stateSenses(typed)).toEqual([
        { value: 'seq:120', words: 'after event 120', understood: '' },
      ]);
    },
  );

  it('has its thousands set apart or not', () => {
    expect(states('event 1,204')).toEqual(['seq:1204']);
  });

  it('is an instant as it stands', () => {
    expect(states('2026-01-03T09:12:44Z')).toEqual(['2026-01-03T09:12:44Z']);
    expect(states('2026-01-03T09:12:44.120+02:00')).toEqual(['2026-01-03T09:12:44.120+02:00']);
  });

  it('is the end of the last day of a date', () => {
    expect(states('3 January 2026')).toEqual(['2026-01-03T23:59:59.999Z']);
    expect(states('February 2024')).toEqual(['2024-02-29T23:59:59.999Z']);
  });

  it('is asked about where four digits may be a position or a year', () => {
    expect(states('2026')).toEqual(['seq:2026', '2026-12-31T23:59:59.999Z']);
  });

  it('is nothing for a date that no archive was kept at, or none at all', () => {
    expect(states('44 BC')).toEqual([]);
    expect(states('12000 BC')).toEqual([]);
    expect(states('the other day')).toEqual([]);
  });
});

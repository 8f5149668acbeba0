import { describe, expect, it } from 'vitest';
import { plainClocks, type ReadingClocks } from '../../../client/compare/comparison.ts';
import { orderOf } from '../../../client/compare/order.ts';

const unread = { own: null, other: null };
const clocks = (some: Partial<ReadingClocks>): ReadingClocks => ({ ...plainClocks, ...some });

describe('the earlier of two readings', () => {
  it.each([
    [{ until: '2015' }, {}, 'own', ['until']],
    [{}, { until: '2015' }, 'other', ['until']],
    [{ until: '2018-11' }, { until: '2018' }, 'own', ['until']],
    [{ knownBy: '-0044' }, { knownBy: '0001' }, 'own', ['knownBy']],
    [{ asOf: 'seq:9' }, { asOf: 'seq:10' }, 'own', ['asOf']],
    [{ asOf: '2026-01-01T00:00:00Z' }, { asOf: '2025-12-31T23:00:00-02:00' }, 'own', ['asOf']],
    [{}, { asOf: 'seq:10' }, 'other', ['asOf']],
    [{ until: '2015', asOf: 'seq:9' }, {}, 'own', ['until', 'asOf']],
    [{ until: '2015' }, { asOf: 'seq:9' }, 'own', ['until', 'asOf']],
  ] as const)('of %j and %j is the %s one', (own, other, earlier, differing) => {
    const order = orderOf(clocks(own), clocks(other), unread);
    expect(order).toEqual({ earlier, differing });
  });

  it('of dates that end on the same day is neither: they are the same reading', () => {
    expect(
      orderOf(clocks({ until: '2015' }), clocks({ until: '2015-12-31' }), unread).differing,
    ).toEqual([]);
    expect(orderOf(clocks({}), clocks({}), unread).differing).toEqual([]);
  });

  it('of an instant and a position follows from where both were read', () => {
    const [instant, position] = [
      clocks({ asOf: '2026-01-01T00:00:00Z' }),
      clocks({ asOf: 'seq:40' }),
    ];
    expect(orderOf(instant, position, { own: 39, other: 40 }).earlier).toBe('own');
    expect(orderOf(instant, position, { own: 41, other: 40 }).earlier).toBe('other');
    expect(orderOf(instant, position, unread).differing).toEqual(['asOf']);
  });

  it('is the same whichever of them the page has as its own', () => {
    const some = [
      clocks({ until: '2015' }),
      clocks({ until: 'not a date' }),
      clocks({ asOf: 'seq:4' }),
      clocks({ asOf: '2026-01-01T00:00:00Z', knownBy: '2016' }),
      clocks({}),
    ];
    for (const a of some)
      for (const b of some) {
        const [there, back] = [orderOf(a, b, unread), orderOf(b, a, unread)];
        expect(back.differing).toEqual(there.differing);
        if (there.differing.length > 0) expect(back.earlier).not.toBe(there.earlier);
      }
  });
});

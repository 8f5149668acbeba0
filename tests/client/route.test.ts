import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoute, pathOf, registers, type Route } from '../../client/address/route.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,30}$/u);
const route: fc.Arbitrary<Exclude<Route, { page: 'nowhere' }>> = fc.oneof(
  fc.constant({ page: 'reading' as const }),
  fc.constant({ page: 'add' as const }),
  fc.constant({ page: 'ledger' as const }),
  fc.record({ page: fc.constant('revise' as const), id }),
  fc.record({ page: fc.constant('occurrence' as const), id }),
  fc.record({ page: fc.constant('register' as const), register: fc.constantFrom(...registers) }),
  fc.record({
    page: fc.constant('thing' as const),
    register: fc.constantFrom(...registers),
    id,
  }),
);

describe('the path of a page', () => {
  it('names the page it was made for', () => {
    fc.assert(
      fc.property(route, (one) => {
        expect(parseRoute(pathOf(one))).toEqual(one);
      }),
      { seed: 1 },
    );
  });

  it('names no page when it is unknown, too long, or badly encoded', () => {
    for (const path of [
      '/nowhere',
      '/actors/a/b',
      '/actors/%E0%A4%A',
      '/occurrences/a/b',
      '/add/a',
    ])
      expect(parseRoute(path)).toEqual({ page: 'nowhere' });
  });

  it('may end in a slash', () => {
    expect(parseRoute('/sources/')).toEqual({ page: 'register', register: 'sources' });
  });
});

import { describe, expect, it } from 'vitest';
import { referencesIn } from '../../../client/differences/references.ts';

const of = (pointer: string, before: unknown, after: unknown) =>
  referencesIn([{ pointer, before, after }]);

describe('the things that changes name', () => {
  it.each([
    ['/actors/0', null, { actor: 'a1', role: 'party' }, ['actor-a1']],
    ['/actors/2/actor', 'a1', 'a2', ['actor-a1', 'actor-a2']],
    ['/effects', [{ instrument: 'i1', standing: 'in-force' }], [], ['instrument-i1']],
    ['/chronicles', ['c1'], ['c1', 'c2'], ['chronicle-c1', 'chronicle-c2']],
    ['/chronicles/1', null, 'c2', ['chronicle-c2']],
    ['/mergedInto', null, 'o2', ['occurrence-o2']],
    [
      '/relations/0',
      { relation: 'causes', occurrence: 'o1', citation: { source: 's1', locator: 'p. 1' } },
      null,
      ['occurrence-o1', 'source-s1'],
    ],
    ['/title', 'actor', 'source', []],
    ['/tags/0', 'actor', null, []],
  ])('are found in %s', (pointer, before, after, streams) => {
    expect(of(pointer, before, after)).toEqual(streams);
  });
});

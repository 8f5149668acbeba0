import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedFields,
  collisionsIn,
  mergedFields,
  mergeTellings,
  type Fields,
} from '../../../client/correcting/three-way.ts';

const names = ['title', 'summary', 'kind', 'tags', 'actors'];
const isList = (name: string) => name === 'tags' || name === 'actors';

const word = fc.constantFrom('a', 'b', 'c', 'd');
const members = fc.uniqueArray(
  fc.record({ actor: word, role: fc.constantFrom('party', 'witness') }),
  { selector: (member) => JSON.stringify(member), maxLength: 5 },
);
const telling = fc.record<Fields>({
  title: word,
  summary: fc.option(word),
  kind: word,
  tags: fc.uniqueArray(word, { maxLength: 4 }),
  actors: members,
});
const three = fc.record({ base: telling, theirs: telling, mine: telling });
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const has = (list: unknown, member: unknown) =>
  Array.isArray(list) && list.some((one) => same(one, member));

describe('a merge of two tellings', () => {
  it('loses no field', () => {
    fc.assert(
      fc.property(three, (tellings) => {
        const merged = mergeTellings(tellings);
        expect([...merged.keys()].sort()).toEqual([...names].sort());
        expect(Object.keys(mergedFields(merged, new Map())).sort()).toEqual([...names].sort());
      }),
    );
  });

  it('has the changes of both where they do not collide', () => {
    fc.assert(
      fc.property(three, ({ base, theirs, mine }) => {
        const merged = mergeTellings({ base, theirs, mine });
        const fields = mergedFields(merged, new Map());
        const expected = names.map((name) => {
          if (same(base[name], mine[name])) return theirs[name];
          return same(base[name], theirs[name]) ? mine[name] : fields[name];
        });
        expect(names.map((name) => fields[name])).toEqual(expected);
      }),
    );
  });

  it('sees a collision only where both changed one value, each to something else', () => {
    fc.assert(
      fc.property(three, ({ base, theirs, mine }) => {
        const collisions = collisionsIn(mergeTellings({ base, theirs, mine }));
        const expected = names.filter(
          (name) =>
            !isList(name) &&
            !same(base[name], theirs[name]) &&
            !same(base[name], mine[name]) &&
            !same(theirs[name], mine[name]),
        );
        expect([...collisions].sort()).toEqual(expected.sort());
      }),
    );
  });

  it('holds identical changes to be no conflict', () => {
    fc.assert(
      fc.property(telling, telling, (base, changed) => {
        const merged = mergeTellings({ base, theirs: changed, mine: changed });
        expect(collisionsIn(merged)).toEqual([]);
        expect(mergedFields(merged, new Map())).toEqual(changed);
      }),
    );
  });

  it('merges lists by member: all that either put in, nothing that either took out', () => {
    fc.assert(
      fc.property(three, ({ base, theirs, mine }) => {
        const fields = mergedFields(mergeTellings({ base, theirs, mine }), new Map());
        for (const name of names.filter(isList)) {
          const all = [base, theirs, mine].flatMap((one) => one[name] as unknown[]);
          for (const member of all) {
            const [was, isTheirs, isMine] = [base, theirs, mine].map((one) =>
              has(one[name], member),
            );
            const isKept = was ? isTheirs && isMine : isTheirs || isMine;
            expect(has(fields[name], member)).toBe(isKept);
          }
          const kept = (fields[name] as unknown[]).map((one) => JSON.stringify(one));
          expect(new Set(kept).size).toBe(kept.length);
        }
      }),
    );
  });

  it('comes to the same whoever writes second, but for the order of lists', () => {
    const sorted = (fields: Fields) =>
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value,
        ]),
      );
    fc.assert(
      fc.property(three, ({ base, theirs, mine }) => {
        const one = mergeTellings({ base, theirs, mine });
        const other = mergeTellings({ base, theirs: mine, mine: theirs });
        const all = (of: ReadonlyMap<string, unknown>, choice: 'mine' | 'theirs') =>
          new Map([...of.keys()].map((name) => [name, choice]));
        expect(sorted(mergedFields(one, all(one, 'mine')))).toEqual(
          sorted(mergedFields(other, all(other, 'theirs'))),
        );
      }),
    );
  });

  it('keeps mine or takes theirs as it is chosen, and theirs until it is', () => {
    const merged = mergeTellings({
      base: { title: 'a' },
      theirs: { title: 'b' },
      mine: { title: 'c' },
    });
    expect(mergedFields(merged, new Map())).toEqual({ title: 'b' });
    expect(mergedFields(merged, new Map([['title', 'mine']]))).toEqual({ title: 'c' });
    expect(mergedFields(merged, new Map([['title', 'theirs']]))).toEqual({ title: 'b' });
  });

  it('takes an absent field for null', () => {
    const merged = mergeTellings({ base: {}, theirs: { note: null }, mine: { note: 'x' } });
    expect(merged.get('note')).toEqual({ merge: 'mine', value: 'x' });
  });
});

describe('the fields that a revision names', () => {
  it('are those that differ', () => {
    expect(changedFields({ a: 1, b: [1], c: null }, { a: 1, b: [2], c: 'x' })).toEqual({
      b: [2],
      c: 'x',
    });
  });

  it('make the one telling of the other', () => {
    fc.assert(
      fc.property(telling, telling, (before, after) => {
        expect({ ...before, ...changedFields(before, after) }).toEqual(after);
      }),
    );
  });
});

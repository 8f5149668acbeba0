import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  authorsOf,
  canBePublicName,
  isBy,
  recordedByOf,
} from '../../../events/readings/authors.ts';

/** Names of every kind, many of which come close to the words between two of them. */
const parts = fc.constantFrom(...'ab ,'.split(''), ', accepted', ' by ', 'accepted by', 'Ł', '中');
const name = fc
  .oneof(
    fc.string(),
    fc.array(parts, { maxLength: 6 }).map((some) => some.join('')),
  )
  .filter((text) => text !== '' && text.trim() === text && canBePublicName(text));

describe('the names of who proposed and who accepted', () => {
  it('are joined as the log carries them', () => {
    const authors = { by: 'Anna Keller', acceptedBy: 'Jonas Weber' };
    expect(recordedByOf(authors)).toBe('Anna Keller, accepted by Jonas Weber');
    expect(recordedByOf({ ...authors, acceptedBy: null })).toBe('Anna Keller');
  });

  it('are told apart again, whatever the names', () => {
    fc.assert(
      fc.property(name, fc.option(name), (by, acceptedBy) => {
        expect(authorsOf(recordedByOf({ by, acceptedBy }))).toEqual({ by, acceptedBy });
      }),
    );
  });

  it.each(['Anna, accepted by Jonas', 'Anna, Accepted By Jonas', 'Anna,  accepted\tby Jonas'])(
    'can’t be had by one person: %s',
    (text) => {
      expect(canBePublicName(text)).toBe(false);
    },
  );

  it.each(['Anna Keller', 'Accepted by', 'Keller, Anna', ', accepted by'])(
    'leave other names be: %s',
    (text) => {
      expect(canBePublicName(text)).toBe(true);
    },
  );

  it('are both names of what was said, in any case, and no others are', () => {
    const recordedBy = 'Anna Keller, accepted by Jonas Weber';
    expect(isBy(recordedBy, 'anna KELLER')).toBe(true);
    expect(isBy(recordedBy, 'Jonas Weber')).toBe(true);
    expect(isBy(recordedBy, recordedBy)).toBe(true);
    expect(isBy(recordedBy, 'Anna')).toBe(false);
    expect(isBy('Anna Keller', 'Jonas Weber')).toBe(false);
  });
});

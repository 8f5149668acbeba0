import { describe, expect, it } from 'vitest';
import { accepted, given, refused } from '../../support/given.ts';
import {
  actor,
  chronicle,
  citing,
  instrument,
  revised,
  source,
  withdrawn,
} from '../../support/sayings.ts';

describe('an actor', () => {
  it('is registered once, and first', () => {
    expect(given().when(actor('a'))).toBe(accepted);
    expect(given(actor('a')).when(actor('a'))).toMatchObject(refused('already-registered'));
    expect(given().when(revised('actor', 'a', { name: 'A' }))).toMatchObject(
      refused('not-registered'),
    );
  });

  it('is revised only to change something', () => {
    const past = given(actor('a', { name: 'A', aliases: ['B'] }));
    expect(past.when(revised('actor', 'a', { name: 'A', aliases: ['B'] }))).toMatchObject(
      refused('nothing-changed'),
    );
    expect(past.when(revised('actor', 'a', { aliases: ['B', 'C'] }))).toBe(accepted);
  });

  it('has each alias once', () => {
    expect(given().when(actor('a', { aliases: ['A', 'A'] }))).toMatchObject(
      refused('duplicate', '/aliases/1'),
    );
    expect(given(actor('a')).when(revised('actor', 'a', { aliases: ['A', 'A'] }))).toMatchObject(
      refused('duplicate', '/aliases/1'),
    );
  });

  it('is part of a registered actor', () => {
    expect(given().when(actor('navy', { partOf: 'china' }))).toMatchObject(
      refused('unregistered-actor', '/partOf'),
    );
    expect(given(actor('china')).when(actor('navy', { partOf: 'china' }))).toBe(accepted);
  });

  it('is not part of itself', () => {
    expect(given().when(actor('a', { partOf: 'a' }))).toMatchObject(
      refused('part-of-itself', '/partOf'),
    );
    expect(given(actor('a')).when(revised('actor', 'a', { partOf: 'a' }))).toMatchObject(
      refused('part-of-itself', '/partOf'),
    );
  });

  it('is not part of its own part, however deep', () => {
    const past = given(
      actor('a'),
      actor('b', { partOf: 'a' }),
      actor('c', { partOf: 'b' }),
      actor('d'),
    );
    expect(past.when(revised('actor', 'a', { partOf: 'c' }))).toMatchObject(
      refused('part-of-cycle', '/partOf'),
    );
    expect(past.when(revised('actor', 'a', { partOf: 'd' }))).toBe(accepted);
    expect(past.when(revised('actor', 'd', { partOf: 'c' }))).toMatchObject(
      refused('part-of-cycle', '/partOf'),
    );
  });
});

describe('an instrument', () => {
  it('is registered once, and first', () => {
    expect(given().when(instrument('a'))).toBe(accepted);
    expect(given(instrument('a')).when(instrument('a'))).toMatchObject(
      refused('already-registered'),
    );
    expect(given().when(revised('instrument', 'a', { title: 'A' }))).toMatchObject(
      refused('not-registered'),
    );
  });

  it('is revised only to change something', () => {
    const past = given(source('paper'), instrument('a', { citations: [citing('paper')] }));
    expect(past.when(revised('instrument', 'a', { citations: [citing('paper')] }))).toMatchObject(
      refused('nothing-changed'),
    );
    expect(past.when(revised('instrument', 'a', { citations: [] }))).toBe(accepted);
  });

  it('has registered actors as parties, each once', () => {
    const past = given(actor('china'));
    expect(past.when(instrument('a', { parties: ['china', 'france'] }))).toMatchObject(
      refused('unregistered-actor', '/parties/1'),
    );
    expect(past.when(instrument('a', { parties: ['china', 'china'] }))).toMatchObject(
      refused('duplicate', '/parties/1'),
    );
    expect(past.when(instrument('a', { parties: ['china'] }))).toBe(accepted);
    expect(past.when(revised('instrument', 'a', { parties: ['france'] }))).toMatchObject(
      refused('unregistered-actor', '/parties/0'),
    );
  });

  it('has each tag once', () => {
    expect(given().when(instrument('a', { tags: ['trade', 'trade'] }))).toMatchObject(
      refused('duplicate', '/tags/1'),
    );
  });

  it('cites registered sources that are not withdrawn, each place once', () => {
    expect(given().when(instrument('a', { citations: [citing('paper')] }))).toMatchObject(
      refused('unregistered-source', '/citations/0/source'),
    );
    const gone = given(source('paper'), withdrawn('paper'));
    expect(gone.when(instrument('a', { citations: [citing('paper')] }))).toMatchObject(
      refused('withdrawn-source', '/citations/0/source'),
    );
    const past = given(source('paper'));
    expect(
      past.when(instrument('a', { citations: [citing('paper'), citing('paper')] })),
    ).toMatchObject(refused('duplicate', '/citations/1'));
    expect(past.when(instrument('a', { citations: [citing('paper')] }))).toBe(accepted);
  });

  it('needs no citation of its own, nor one that supports it', () => {
    const citations = [citing('paper', { stance: 'mentions' })];
    expect(given(source('paper')).when(instrument('a', { citations }))).toBe(accepted);
  });
});

describe('a chronicle', () => {
  it('is opened once, and first', () => {
    expect(given().when(chronicle('a'))).toBe(accepted);
    expect(given(chronicle('a')).when(chronicle('a'))).toMatchObject(refused('already-opened'));
    expect(given().when(revised('chronicle', 'a', { title: 'A' }))).toMatchObject(
      refused('not-opened'),
    );
  });

  it('is revised only to change something', () => {
    const past = given(chronicle('a', { title: 'A', lanes: 'kind' }));
    expect(past.when(revised('chronicle', 'a', { lanes: 'kind' }))).toMatchObject(
      refused('nothing-changed'),
    );
    expect(past.when(revised('chronicle', 'a', { lanes: 'actor' }))).toBe(accepted);
  });

  it('describes each kind once', () => {
    const law = { kind: 'law', label: 'Laws', colour: 'blue' };
    expect(given().when(chronicle('a', { kinds: [law, { ...law, label: 'Acts' }] }))).toMatchObject(
      refused('duplicate', '/kinds/1'),
    );
    expect(given().when(chronicle('a', { kinds: [law, { ...law, kind: 'order' }] }))).toBe(
      accepted,
    );
  });

  it.each([
    ['2019', '2018'],
    ['2018-10', '2018-09-30'],
    ['0044', '-0043'],
    ['2019/..', '../2018'],
  ])('has no window from %s to %s', (from, to) => {
    expect(given().when(chronicle('a', { window: { from, to } }))).toMatchObject(
      refused('window-reversed', '/window'),
    );
    expect(
      given(chronicle('a')).when(revised('chronicle', 'a', { window: { from, to } })),
    ).toMatchObject(refused('window-reversed', '/window'));
  });

  it.each([
    ['2018', '2018'],
    ['2018-10', '2018'],
    ['-0043', '0044'],
    ['2019/..', '2018/..'],
    ['../2019', '2018'],
  ])('may have a window from %s to %s', (from, to) => {
    expect(given().when(chronicle('a', { window: { from, to } }))).toBe(accepted);
    expect(given(chronicle('a')).when(revised('chronicle', 'a', { window: { from, to } }))).toBe(
      accepted,
    );
  });
});

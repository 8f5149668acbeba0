import { describe, expect, it } from 'vitest';
import { revise } from '../../../events/things/revise.ts';
import { slugOf } from '../../../events/things/slug.ts';
import { evolveThing } from '../../../events/things/thing.ts';
import { eventTypes } from '../../../events/vocabulary/event.ts';
import { isSaidOn, streamKinds } from '../../../events/vocabulary/event-type.ts';
import { ArchiveInMemory } from '../../support/archive-in-memory.ts';
import { goldenEvent } from '../../support/golden-drawer.ts';
import { slug } from '../../../events/vocabulary/text.ts';
import { say } from '../../support/sayings.ts';

const typeNames = Object.values(eventTypes).map(({ name }) => name);
const beginnings = {
  occurrence: 'OccurrenceRecorded',
  source: 'SourceRegistered',
  actor: 'ActorRegistered',
  instrument: 'InstrumentRegistered',
  chronicle: 'ChronicleOpened',
} as const;
const golden = (type: (typeof typeNames)[number], stream: string) =>
  new ArchiveInMemory().record(say(type, stream, goldenEvent(type).data));

/** Freezes a value all the way down: a fold that touches it throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('the fold of a thing', () => {
  it.each(streamKinds)('makes of the first event of a stream the thing it is about: %s', (kind) => {
    const event = golden(beginnings[kind], `${kind}-a`);
    expect(evolveThing(null, event)).toMatchObject({ thing: kind, id: 'a', version: 1 });
  });

  it.each(typeNames.filter((name) => !Object.values<string>(beginnings).includes(name)))(
    'makes nothing of %s where nothing was before',
    (name) => {
      const kinds = streamKinds.filter((kind) => isSaidOn(eventTypes[name], kind));
      expect(kinds.map((kind) => evolveThing(null, golden(name, `${kind}-a`)))).toEqual(
        kinds.map(() => null),
      );
    },
  );

  it('makes nothing of a stream of no known kind', () => {
    expect(evolveThing(null, golden('ActorRegistered', 'people-a'))).toBeNull();
    expect(evolveThing(null, golden('ActorRegistered', ''))).toBeNull();
  });

  it.each(typeNames)('is total and changes neither the state nor the event: %s', (name) => {
    for (const kind of streamKinds) {
      const state = frozen(evolveThing(null, golden(beginnings[kind], `${kind}-a`)));
      expect(() => evolveThing(state, frozen(golden(name, `${kind}-a`)))).not.toThrow();
    }
  });

  it('takes an id with hyphens whole', () => {
    for (const kind of streamKinds)
      expect(evolveThing(null, golden(beginnings[kind], `${kind}-a-b-c`))?.id).toBe('a-b-c');
  });
});

describe('a revision of a state', () => {
  it('replaces the fields that are named, and leaves those that are absent or undefined', () => {
    const state = { a: 1, b: 2, c: 3 };
    expect(revise(state, { a: 9, b: undefined })).toEqual({ a: 9, b: 2, c: 3 });
    expect(state).toEqual({ a: 1, b: 2, c: 3 });
  });
});

describe('a slug made from a title', () => {
  it.each([
    ['Meng’s arrest', 'meng-s-arrest'],
    ['  Über—Straße 1789!  ', 'uber-stra-e-1789'],
    ['Événement à Genève', 'evenement-a-geneve'],
    ['孟晚舟', 'untitled'],
    ['…', 'untitled'],
    ['ﬁne', 'fine'],
  ])('of %j is %s', (title, expected) => {
    expect(slugOf(title)).toBe(expected);
  });

  it('has at most 80 characters and is always a slug', () => {
    for (const title of [
      `${'a'.repeat(79)} b`,
      'a '.repeat(200),
      'x'.repeat(300),
      'ﷺ'.repeat(90),
    ]) {
      expect(slugOf(title).length).toBeLessThanOrEqual(80);
      expect(slug.safeParse(slugOf(title)).success).toBe(true);
    }
  });
});

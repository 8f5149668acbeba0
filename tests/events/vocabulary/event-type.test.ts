import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventTypes, findEventType } from '../../../events/vocabulary/event.ts';
import {
  eventType,
  parseStream,
  streamKinds,
  upcast,
} from '../../../events/vocabulary/event-type.ts';

describe('an event type', () => {
  it.each(Object.entries(eventTypes))('is found by its name: %s', (name, type) => {
    expect(type.name).toBe(name);
    expect(findEventType(name)).toBe(type);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'occurrencerecorded'])(
    'is not found by %j',
    (name) => {
      expect(findEventType(name)).toBeNull();
    },
  );

  it('counts its schema versions from 1', () => {
    expect(eventType('Said', 'actor', z.unknown()).schemaVersion).toBe(1);
    for (const type of Object.values(eventTypes))
      expect(type.schemaVersion).toBe(type.upcasts.length + 1);
  });
});

describe('upcasting', () => {
  const first = z.strictObject({ name: z.string() });
  const second = z.strictObject({ names: z.array(z.string()) });
  const third = z.strictObject({ names: z.array(z.string()), language: z.string() });
  const Named = eventType('Named', 'actor', third, [
    (data) => ({ names: [first.parse(data).name] }),
    (data) => ({ ...second.parse(data), language: 'und' }),
  ]);

  it('brings data of every older version up to today’s', () => {
    const today = { names: ['Huawei'], language: 'und' };
    expect(Named.schemaVersion).toBe(3);
    expect(upcast(Named, 1, { name: 'Huawei' })).toEqual(today);
    expect(upcast(Named, 2, { names: ['Huawei'] })).toEqual(today);
    expect(Named.schema.parse(upcast(Named, 1, { name: 'Huawei' }))).toEqual(today);
  });

  it('leaves today’s data as it is', () => {
    const data = { names: ['Huawei'], language: 'zh' };
    expect(upcast(Named, 3, data)).toBe(data);
  });

  it('throws on data of a version that is still to come', () => {
    expect(() => upcast(Named, 4, {})).toThrow('Named version 4 is newer than this program');
  });

  it.each([0, -1, 1.5, Number.NaN])('throws on version %d, which never was', (version) => {
    expect(() => upcast(Named, version, { name: 'Huawei' })).toThrow(/Named version/u);
  });
});

describe('a stream’s name', () => {
  it.each(streamKinds)('is a kind and an id: %s-7f3', (kind) => {
    expect(parseStream(`${kind}-7f3`)).toEqual({ kind, id: '7f3' });
  });

  it('may hold hyphens in its id', () => {
    expect(parseStream('actor-a-b-c')).toEqual({ kind: 'actor', id: 'a-b-c' });
  });

  it('has an id of at most 64 characters', () => {
    expect(parseStream(`actor-${'a'.repeat(64)}`)).not.toBeNull();
    expect(parseStream(`actor-${'a'.repeat(65)}`)).toBeNull();
  });

  it.each([
    '',
    'actor',
    'actor-',
    'actor--a',
    '-a',
    'event-a',
    'Actor-a',
    'constructor-a',
    'actor-a b',
    'actor-a/b',
    'actor-é',
    'actor-a\n',
    '\nactor-a',
    'actor-\u0000',
  ])('is not %j', (stream) => {
    expect(parseStream(stream)).toBeNull();
  });
});

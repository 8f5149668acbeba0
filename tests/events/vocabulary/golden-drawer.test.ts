import { describe, expect, it } from 'vitest';
import { eventTypes, findEventType } from '../../../events/vocabulary/event.ts';
import { isSaidOn, parseStream, upcast } from '../../../events/vocabulary/event-type.ts';
import { goldenDrawer } from '../../support/golden-drawer.ts';

const envelope = [
  'position',
  'id',
  'stream',
  'version',
  'type',
  'schemaVersion',
  'recordedAt',
  'recordedBy',
  'reason',
  'data',
];

const expectedFiles = Object.values(eventTypes)
  .flatMap(({ name, schemaVersion }) =>
    Array.from({ length: schemaVersion }, (_, index) => `${name}.v${index + 1}.json`),
  )
  .toSorted();

describe('the golden drawer', () => {
  it('holds one file for every event type and schema version, and nothing else', () => {
    expect(goldenDrawer.map(({ file }) => file)).toEqual(expectedFiles);
  });

  it.each(goldenDrawer)('names each file after what it holds: $file', ({ file, event }) => {
    expect(file).toBe(`${event.type}.v${event.schemaVersion}.json`);
  });

  it.each(goldenDrawer)('holds whole envelopes: $file', ({ event }) => {
    expect(Object.keys(event)).toEqual(envelope);
    expect(event.position).toBeGreaterThan(0);
    expect(event.version).toBeGreaterThan(0);
    expect(event.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
    expect(event.recordedAt).toBe(new Date(event.recordedAt).toISOString());
    const kind = parseStream(event.stream)?.kind;
    const type = findEventType(event.type);
    expect(kind && type && isSaidOn(type, kind)).toBe(true);
  });

  it.each(goldenDrawer)('still parses: $file', ({ event }) => {
    const type = findEventType(event.type);
    if (!type) throw new Error(`${event.type} is not an event type`);
    const said = upcast(type, event.schemaVersion, event.data);
    // A default may be filled in; nothing that was said is lost.
    expect(type.schema.parse(said)).toMatchObject(said ?? {});
  });
});

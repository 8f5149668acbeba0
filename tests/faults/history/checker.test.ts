import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../../server/log/log.ts';
import { Checker } from './checker.ts';
import { idOf, titleOf, type Entry } from './entry.ts';

const stream = 'source-s';

/** The event that an operation recorded; the first of the log sets the stream up. */
function event(position: number, more: Partial<StoredEvent> = {}): StoredEvent {
  const id = idOf(position - 1, 0);
  return {
    position,
    id,
    stream,
    version: position,
    type: 'SourceRevised',
    schemaVersion: 1,
    recordedAt: '2026-01-01T00:00:00.000Z',
    recordedBy: 'A client',
    reason: '',
    data: JSON.stringify({ title: titleOf(more.id ?? id) }),
    ...more,
  };
}

const ask = (op: number, expected: number | 'any' = op): Entry => {
  return { entry: 'append', op, events: [{ stream, expected }] };
};

const acknowledge = (op: number, position = op + 1): Entry => {
  return { entry: 'acknowledged', op, places: [{ position, version: position }] };
};

const told = (op: number, position: number, version = position): Entry => {
  return { entry: 'told', op, stream, position, version };
};

const conflict = (op: number, expected: number, actual: number): Entry => {
  return { entry: 'conflict', op, stream, expected, actual };
};

const frame = (position: number): Entry => {
  return { entry: 'frame', reader: 1, position, id: idOf(position - 1, 0) };
};

const read = (op: number): Entry => ({ entry: 'read', op, stream });

/** A log of a set-up and two operations. */
const log = [event(1), event(2), event(3)];

function found(events: readonly StoredEvent[], entries: readonly Entry[]): readonly string[] {
  const checker = new Checker();
  for (const [index, one] of events.entries()) checker.takeEvent(one, index === 0);
  for (const entry of entries) checker.take(entry);
  return [...checker.findings().counts.keys()];
}

describe('the checker of histories', () => {
  it('finds nothing in a history that is linear', () => {
    const entries: readonly Entry[] = [
      ask(1),
      ask(3, 1),
      acknowledge(1),
      conflict(3, 1, 2),
      read(4),
      ask(2),
      frame(2),
      told(4, 3),
      acknowledge(2),
      acknowledge(2),
      frame(3),
      ask(5),
      { entry: 'unknown', op: 5 },
    ];
    expect(found(log, entries)).toEqual([]);
  });

  it.each<[string, readonly StoredEvent[], readonly Entry[]]>([
    ['gap', [event(1), event(3, { version: 2 })], []],
    ['gap', [event(1), event(2, { version: 3 })], []],
    ['time-goes-back', [event(1), event(2, { recordedAt: '2025-01-01T00:00:00.000Z' })], []],
    ['uninvited', [event(1), event(2, { id: 'somebody else’s' })], []],
    ['altered', [event(1), event(2, { data: '{"title":"Another"}' })], []],
    ['doubled', [event(1), event(2), event(3, { id: idOf(1, 0) })], []],
    ['torn', [event(1), event(2, { id: idOf(1, 1) })], []],
    [
      'torn',
      log,
      [{ entry: 'append', op: 1, events: [1, 2].map((expected) => ({ stream, expected })) }],
    ],
    ['lost', [event(1)], [ask(1), acknowledge(1)]],
    ['altered', log, [ask(1), acknowledge(1, 3)]],
    ['order', log, [ask(2), acknowledge(2), ask(1)]],
    ['lost-update', log, [ask(1), ask(2, 1)]],
    ['rejected-kept', log, [ask(1), { entry: 'refused', op: 1 }]],
    ['spurious-conflict', log, [ask(1), acknowledge(1), ask(9, 2), conflict(9, 2, 1)]],
    ['future', log, [ask(9, 1), conflict(9, 1, 2)]],
    ['stale', log, [ask(1), ask(2), acknowledge(2), ask(9, 9), conflict(9, 9, 1)]],
    ['stale', log, [ask(1), ask(2), acknowledge(2), read(9), told(9, 1)]],
    ['future', log, [read(9), told(9, 2)]],
    ['future', log, [read(9), told(9, 4, 3)]],
    ['misread', log, [ask(1), read(9), told(9, 2, 1)]],
    ['stream-gap', log, [ask(1), ask(2), frame(1), frame(3)]],
    ['future', log, [frame(2)]],
    ['misread', log, [ask(1), { entry: 'frame', reader: 1, position: 2, id: idOf(7, 0) }]],
  ])('finds what is %s', (violation, events, entries) => {
    expect(found(events, entries)).toContain(violation);
  });

  it('takes a million operations in one pass', () => {
    const checker = new Checker();
    const operations = 1_000_000;
    checker.takeEvent(event(1), true);
    for (let op = 1; op <= operations; op += 1) checker.takeEvent(event(op + 1), false);
    for (let op = 1; op <= operations; op += 1) {
      checker.take(ask(op));
      checker.take(acknowledge(op));
    }
    expect(checker.findings()).toMatchObject({ operations, told: [] });
  });
});

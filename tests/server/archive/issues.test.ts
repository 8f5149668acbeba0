import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, UnparsedEvent } from '../../../server/archive.ts';
import type { SqliteArchive } from '../../../server/sqlite-archive.ts';
import * as say from '../../support/sayings.ts';
import { place, type Place } from './open-two.ts';

let there: Place;
let archive: SqliteArchive;
beforeEach(async () => {
  there = await place();
  archive = there.open();
});
afterEach(() => there.remove());

const append = (...events: readonly UnparsedEvent[]): Outcome =>
  archive.append({ events, reason: 'for a test', by: 'A test' });

describe('issues are told', () => {
  it.each([
    ['/events/0/type', 'unknown-type', { type: 'constructor' }],
    ['/events/0/type', 'missing', { type: undefined }],
    ['/events/0/stream', 'unknown-stream', { stream: 'wish-1' }],
    ['/events/0/stream', 'unknown-stream', { stream: 'source-' }],
    ['/events/0/stream', 'unknown-stream', { stream: `source-${'a'.repeat(65)}` }],
    ['/events/0/id', 'invalid-format', { id: 'seven' }],
    ['/events/0/expectedVersion', 'too-small', { expectedVersion: -1 }],
    ['/events/0/schemaVersion', 'unknown-version', { schemaVersion: 2 }],
    ['/events/0/position', 'unknown-key', { position: 1 }],
    ['/events/0/recordedAt', 'unknown-key', { recordedAt: '2024-01-01T00:00:00.000Z' }],
    ['/events/0/reason', 'too-big', { reason: 'a'.repeat(2_001) }],
    ['/events/0/reason', 'text', { reason: 'half \ud800' }],
    ['/events/0/data', 'missing', { data: undefined }],
    ['/events/0/data', 'invalid-type', { data: [] }],
    ['/events/0/data/title', 'missing', { data: { type: 'report' } }],
    ['/events/0/data/a~1b~0', 'unknown-key', { data: { type: 'report', title: 'T', 'a/b~': 1 } }],
    [
      '/events/0/data/__proto__',
      'unknown-key',
      { data: JSON.parse('{"type":"report","title":"T","__proto__":{}}') },
    ],
  ])('at %s: %s', (pointer, code, wrong) => {
    const event = { ...say.source('book'), ...wrong };
    // As it comes through a door that has not parsed it.
    const sent: UnparsedEvent = JSON.parse(JSON.stringify(event));
    expect(append(sent)).toMatchObject(issue(pointer, code));
  });

  it('tells where in a date it went wrong, with the code of the date', () => {
    const { data } = say.source('book');
    expect(
      append({ ...say.source('book'), data: { ...data, published: '1900-02-29' } }),
    ).toMatchObject({
      outcome: 'issues',
      issues: [{ pointer: '/events/0/data/published', code: expect.stringMatching(/^edtf-/u) }],
    });
  });

  it('tells those of every event, up to a hundred', () => {
    const wrong = { ...say.source('book'), data: {} };
    expect(append(wrong, say.source('tape'), wrong)).toMatchObject({
      issues: [
        { pointer: '/events/0/data/type' },
        { pointer: '/events/0/data/title' },
        { pointer: '/events/2/data/type' },
        { pointer: '/events/2/data/title' },
      ],
    });
    const outcome = append(...Array.from({ length: 500 }, () => wrong));
    expect(outcome.outcome === 'issues' && outcome.issues.length).toBe(100);
  });

  it('asks for at least one event', () => {
    expect(append()).toMatchObject(issue('/events', 'too-small'));
  });

  it('withstands data nested five thousand deep', () => {
    const data: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(append({ ...say.source('book'), data: { type: 'report', title: data } })).toMatchObject(
      issue('/events/0/data/title', 'invalid-type'),
    );
  });
});

function issue(pointer: string, code: string): object {
  return { outcome: 'issues', issues: [{ pointer, code }] };
}

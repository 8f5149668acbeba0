import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../../server/log/log.ts';
import type { Restored } from '../../../server/restoring.ts';
import type { SqliteArchive } from '../../../server/sqlite-archive.ts';
import { verify } from '../../../server/verify.ts';
import { event } from '../../contracts/log-contract.ts';
import * as say from '../../support/sayings.ts';
import { openReading } from '../reading/open-reading.ts';
import { ground, history } from '../reading/random-archive.ts';
import { checkpoints, storedRows } from '../projections/stored-rows.ts';
import { place, uuid, type Place } from './open-two.ts';

let there: Place;
let archive: SqliteArchive;
beforeEach(async () => {
  there = await place();
  archive = there.open();
});
afterEach(() => there.remove());

const log = () => archive.read({ after: 0, limit: 1_000 });
const bare = (events: readonly StoredEvent[]) => events.map((event) => ({ event }));
const take = (...events: readonly StoredEvent[]): Restored => archive.restore().take(bare(events));

describe('restoring an exported log', () => {
  it('gives the same log and the same views, in parts of any length', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 30 }), async (said, length) => {
        const [from, into] = [await openReading(), await openReading()];
        from.append(...ground, ...said);
        const exported = from.archive.read({ after: 0, limit: 1_000 });
        const restoring = into.archive.restore();
        for (let index = 0; index < exported.length; index += length)
          expect(restoring.take(bare(exported.slice(index, index + length))).ok).toBe(true);
        expect(into.archive.read({ after: 0, limit: 1_000 })).toEqual(exported);
        expect(storedRows(into.database.reader)).toEqual(storedRows(from.database.reader));
        expect(checkpoints(into.database.reader)).toEqual(checkpoints(from.database.reader));
        from.close();
        into.close();
      }),
      { seed: 1815, numRuns: 15 },
    );
  });

  it('keeps the exact text of data', async () => {
    const data = '{ "title":"A",\n "type":"report", "note":"\\u00e9 é" }';
    expect(take(event(1, { data }))).toEqual({ ok: true, position: 1, added: 1 });
    expect(log()).toEqual([event(1, { data })]);
    expect((await verify(there.path)).findings).toEqual([]);
  });

  it('can be begun again after it was cut short', () => {
    const all = [event(1), event(2, { stream: 'source-b' }), event(3, { stream: 'source-c' })];
    take(...all.slice(0, 2));
    archive.close();
    archive = there.open();
    expect(take(...all)).toEqual({ ok: true, position: 3, added: 1 });
    expect(take(...all)).toEqual({ ok: true, position: 3, added: 0 });
    expect(log()).toEqual(all);
  });

  it('takes a part that tells of more things than the archive remembers', () => {
    const last = 20_002;
    const { recordedAt } = event(1);
    const all = Array.from({ length: last - 1 }, (_, index) =>
      event(index + 1, { stream: `source-s${index + 1}`, recordedAt }),
    );
    const revised = { stream: 'source-s1', version: 2, type: 'SourceRevised', recordedAt };
    all.push(event(last, { ...revised, data: '{"note":"Read again"}' }));
    expect(take(...all)).toEqual({ ok: true, position: last, added: last });
  });

  it('is followed by appending', () => {
    take(event(1, { stream: 'source-paper', id: uuid(900) }));
    const events = [say.occurrence('a')];
    expect(archive.append({ events, reason: '', by: 'A test' }).outcome).toBe('appended');
  });

  it.each([
    ['another log', { id: event(9).id }],
    ['another log', { data: '{"type":"report","title":"B"}' }],
    ['another log', { recordedBy: 'Someone else' }],
  ])('refuses %s than the one that is there (1)', (_what, other) => {
    take(event(1));
    expect(take(event(1, other), event(2, { stream: 'source-b' }))).toMatchObject({
      ok: false,
      issues: [{ pointer: '/events/0', code: 'another-log' }],
    });
    expect(log()).toEqual([event(1)]);
  });

  it.each([
    ['/position', 'gap', { position: 3 }],
    ['/version', 'gap', { version: 2 }],
    ['/recordedAt', 'time-goes-back', { recordedAt: '2001-01-01T00:00:00.000Z' }],
    ['/recordedAt', 'not-an-instant', { recordedAt: '2025-01-01' }],
    ['/recordedAt', 'not-an-instant', { recordedAt: '2025-02-31T25:00:00.000Z' }],
    ['/id', 'repeated-id', { id: event(1).id }],
    ['/id', 'not-a-uuid', { id: 'A' }],
    ['/reason', 'text', { reason: '\u0000' }],
    ['/recordedBy', 'text', { recordedBy: ' ' }],
    ['/type', 'unknown-type', { type: 'SourceBurnt' }],
    ['/stream', 'unknown-stream', { stream: 'actor-b' }],
    ['/schemaVersion', 'unknown-version', { schemaVersion: 2 }],
    ['/schemaVersion', 'unknown-version', { schemaVersion: 0 }],
    ['/data', 'not-json', { data: '{' }],
    ['/data', 'text', { data: '{"type":"report","title":"\ud800"}' }],
    ['/data', 'not-as-recorded', { data: '{"type":"report"}' }],
    ['/data', 'not-as-recorded', { data: '{"type":"report","title":"B","x":1}' }],
    ['', 'unfounded', { type: 'SourceRevised', data: '{"title":"B"}' }],
  ])(
    'refuses an event that was not recorded so, and its whole part: %s %s (2, 3)',
    (field, code, wrong) => {
      const second = event(2, { stream: 'source-b', ...wrong });
      expect(take(event(1), second)).toMatchObject({
        ok: false,
        issues: [{ pointer: `/events/1${field}`, code }],
      });
      expect(log()).toEqual([]);
      expect(take(event(1)).ok).toBe(true);
    },
  );

  it.each([
    ['what is not yet', 'source-b', 3],
    ['itself', 'source-b', 2],
    ['another stream', 'source-b', 1],
    ['a redaction', 'source-a', 4],
    ['what was redacted before', 'source-a', 1],
  ])('refuses a redaction that names %s', (_what, stream, position) => {
    const redaction = (at: number, on: string, version: number, target: number) => {
      const data = JSON.stringify({ position: target, reason: 'By law.', legalBasis: 'A law' });
      return event(at, { stream: on, version, type: 'EventRedacted', data });
    };
    const isOfA = stream === 'source-a';
    const all = isOfA
      ? [event(1, { stream }), event(2, { stream: 'source-b' }), event(3, { stream: 'source-c' })]
      : [event(1, { stream: 'source-a' })];
    if (isOfA) all.push(redaction(4, stream, 2, 1), redaction(5, stream, 3, position));
    else all.push(redaction(2, stream, 1, position));
    expect(take(...all)).toMatchObject({
      ok: false,
      issues: [{ pointer: `/events/${all.length - 1}/data/position`, code: 'stray-redaction' }],
    });
    expect(log()).toEqual([]);
  });

  it('refuses data that lacks what a schema would fill in', () => {
    const { tags: _, ...data } = say.occurrence('b').data as { tags: unknown };
    const told = { type: 'OccurrenceRecorded', stream: 'occurrence-b', data: JSON.stringify(data) };
    expect(take(event(1, told))).toMatchObject({ issues: [{ code: 'not-as-recorded' }] });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, UnparsedEvent } from '../../../server/archive.ts';
import type { SqliteArchive } from '../../../server/sqlite-archive.ts';
import { verify } from '../../../server/verify.ts';
import * as say from '../../support/sayings.ts';
import { place, uuid, type Place } from './open-two.ts';

let there: Place;
let archive: SqliteArchive;
beforeEach(async () => {
  there = await place();
  archive = there.open();
  append(say.source('paper'), say.actor('us'), say.occurrence('one'));
});
afterEach(async () => {
  const { findings } = await verify(there.path);
  there.remove();
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
});

const append = (...events: readonly UnparsedEvent[]): Outcome =>
  archive.append({ events, reason: 'for a test', by: 'A test' });
const log = () => archive.read({ after: 0, limit: 1_000 });

describe('appending', () => {
  it('answers with the position, version and time of each event', () => {
    expect(append(say.retracted('one'), say.source('book'))).toEqual({
      outcome: 'appended',
      receipts: [
        { id: uuid(4), stream: 'occurrence-one', position: 4, version: 2, recordedAt: now },
        { id: uuid(5), stream: 'source-book', position: 5, version: 1, recordedAt: now },
      ],
    });
  });

  it('keeps who said it and why, and the reason of an event where it has its own', () => {
    append({ ...say.retracted('one'), reason: 'a hoax' }, { ...say.source('book'), reason: '' });
    const { reason: _, ...plain } = say.source('tape');
    append(plain);
    expect(log().slice(3)).toMatchObject([
      { recordedBy: 'A test', reason: 'a hoax' },
      { recordedBy: 'A test', reason: '' },
      { recordedBy: 'A test', reason: 'for a test' },
    ]);
  });

  it('refuses an event that is longer than an entry may be, with its length, and no shorter one', () => {
    const citing = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        say.citing('paper', { locator: `page ${at}`, quote: '\u00e9'.repeat(1_000) }),
      );
    const tooLong = append(say.occurrence('long', { citations: citing(32) }));
    expect(tooLong).toMatchObject({
      outcome: 'refused',
      refusals: [{ pointer: '/events/0', code: 'event-too-long' }],
    });
    expect(JSON.stringify(tooLong)).toMatch(/is 6\d{4} bytes long .* at most 65535/u);
    expect(append(say.occurrence('long', { citations: citing(30) })).outcome).toBe('appended');
  });

  it('decides each event against what the earlier ones of the request add up to', () => {
    const outcome = append(
      say.source('book'),
      say.actor('china'),
      say.instrument('accord'),
      say.occurrence('two', {
        actors: [{ actor: 'china', role: 'author' }],
        effects: [{ instrument: 'accord', standing: 'signed' }],
        citations: [say.citing('book')],
      }),
      say.related('one', 'causes', 'two'),
      say.cited('two', say.citing('paper')),
      say.withdrawn('book'),
    );
    expect(outcome.outcome).toBe('appended');
  });

  it('knows what rests on a source alone, in the log and in the request', () => {
    expect(append(say.withdrawn('paper'))).toMatchObject(refused('rests-on-it-alone', 0));
    expect(
      append(say.retracted('one'), say.occurrence('two'), say.withdrawn('paper')),
    ).toMatchObject(refused('rests-on-it-alone', 2));
    expect(append(say.retracted('one'), say.withdrawn('paper')).outcome).toBe('appended');
  });

  it('keeps all of a request over several streams, or none of it', () => {
    const before = log();
    expect(
      append(say.source('book'), say.actor('china'), say.cited('one', say.citing('lost'))),
    ).toMatchObject(refused('unregistered-source', 2, '/data/source'));
    expect(append(say.source('book'), { ...say.actor('eu'), expectedVersion: 4 }).outcome).toBe(
      'conflict',
    );
    expect(log()).toEqual(before);
    expect(append(say.source('book')).outcome).toBe('appended');
  });

  it('tells every refusal, each at its event and field', () => {
    expect(
      append(say.actor('us'), say.source('book'), say.cited('one', say.citing('lost'))),
    ).toEqual({
      outcome: 'refused',
      refusals: [
        { pointer: '/events/0', code: 'already-registered', message: expect.any(String) },
        {
          pointer: '/events/2/data/source',
          code: 'unregistered-source',
          message: expect.any(String),
        },
      ],
    });
  });

  it('decides without keeping anything in a dry run', () => {
    const before = log();
    const request = { reason: '', by: 'A test', dryRun: true };
    const outcome = archive.append({ ...request, events: [say.source('book'), say.actor('eu')] });
    expect(outcome).toMatchObject({ outcome: 'appended', receipts: [{ position: 4 }, {}] });
    expect(archive.append({ ...request, events: [say.actor('us')] }).outcome).toBe('refused');
    expect(log()).toEqual(before);
    expect(append(say.source('book'))).toMatchObject({ receipts: [{ position: 4 }] });
  });

  it('takes ten thousand events in one request', () => {
    const events = Array.from({ length: 10_000 }, (_, index) => say.actor(`actor-${index}`));
    expect(append(...events)).toMatchObject({ outcome: 'appended' });
    expect(archive.head().position).toBe(10_003);
    expect(append(...events, say.actor('one-more'))).toMatchObject(issue('/events', 'too-big'));
  });

  it('keeps the text of data as it was first written out, Unicode and numbers included', () => {
    const summary = 'é é 中国 😀 \u2028 "quoted" \\ / <b> \u0001';
    append(say.occurrence('two', { summary, importance: 5 }));
    const text = log()[3]?.data ?? '';
    expect(JSON.parse(text)).toMatchObject({ summary, importance: 5 });
    archive.close();
    archive = there.open();
    expect(log()[3]?.data).toBe(text);
  });
});

describe('expected versions', () => {
  it.each([0, 1, 'any'] as const)('holds when the stream is at it: %s', (expectedVersion) => {
    const said = expectedVersion === 0 ? say.source('book') : say.retracted('one');
    expect(append({ ...said, expectedVersion }).outcome).toBe('appended');
  });

  it('conflicts otherwise, and tells every conflict before any refusal', () => {
    append(say.cited('one', say.citing('paper', { locator: 'page 2' })));
    expect(
      append(
        { ...say.retracted('one'), expectedVersion: 1 },
        { ...say.source('book'), expectedVersion: 2 },
        say.actor('us'),
      ),
    ).toEqual({
      outcome: 'conflict',
      conflicts: [
        { pointer: '/events/0', stream: 'occurrence-one', expected: 1, actual: 2 },
        { pointer: '/events/1', stream: 'source-book', expected: 2, actual: 0 },
      ],
    });
  });

  it('may be what the client saw, or count the earlier events of the request', () => {
    const page = (number: number) =>
      say.cited('one', say.citing('paper', { locator: `page ${number}` }));
    const saw = [2, 3].map((number) => ({ ...page(number), expectedVersion: 1 }));
    expect(append(...saw).outcome).toBe('appended');
    const counted = [4, 5].map((number) => ({ ...page(number), expectedVersion: number - 1 }));
    expect(append(...counted).outcome).toBe('appended');
    const stale = [6, 7].map((number) => ({ ...page(number), expectedVersion: number - 2 }));
    expect(append(...stale).outcome).toBe('conflict');
  });
});

describe('repeats', () => {
  const first = { ...say.source('book'), id: uuid(901) };
  const second = { ...say.actor('china'), id: uuid(902) };

  it('get the original answer, whatever was said since', () => {
    const outcome = append(first, second);
    append(say.revised('source', 'book', { title: 'The Book' }), say.withdrawn('book'));
    archive.close();
    archive = there.open({ now: () => Date.UTC(2030, 0, 1) });
    expect(append(first, second)).toEqual({ ...outcome, outcome: 'repeated' });
    expect(append({ ...first, expectedVersion: 0 })).toMatchObject({ outcome: 'repeated' });
    expect(archive.head().position).toBe(7);
  });

  it('are the same if only the order of keys, an absent default or the case of the id differs', () => {
    const { slug, ...data } = { slug: 'a-book', type: 'report', title: 'A book' };
    append({ ...first, data: { slug, ...data } });
    expect(append({ ...first, data: { ...data, slug } }).outcome).toBe('repeated');
    const told = { ...say.occurrence('two'), id: 'ABCDEFAB-0000-4000-8000-000000000000' };
    append(told);
    expect(
      append({
        ...told,
        id: told.id.toLowerCase(),
        data: {
          title: 'Occurrence two',
          kind: 'statement',
          date: { edtf: '2015-09-25' },
          citations: [say.citing('paper')],
        },
      }).outcome,
    ).toBe('repeated');
  });

  it.each([
    ['data', { data: { type: 'book', title: 'Report book' } }],
    ['stream', { stream: 'source-tome' }],
    ['reason', { reason: 'for another reason' }],
    ['type', { type: 'SourceRevised', data: { title: 'The Book' } }],
  ])('are refused with another %s', (_what, other) => {
    append(first);
    expect(append({ ...first, ...other })).toMatchObject({
      outcome: 'refused',
      refusals: [{ pointer: '/events/0/id', code: 'id-already-used' }],
    });
  });

  it('within a larger request are done already: the rest is appended, and all are answered', () => {
    append(first);
    expect(append(second, first, say.source('tape'))).toMatchObject({
      outcome: 'appended',
      receipts: [{ position: 5 }, { position: 4, id: first.id }, { position: 6 }],
    });
  });

  it('can not stand twice in one request', () => {
    expect(append(first, { ...second, id: first.id })).toMatchObject(
      issue('/events/1/id', 'repeated-id'),
    );
  });
});

describe('time', () => {
  it('never goes back, even when the clock does', () => {
    let clock = Date.UTC(2025, 5, 1);
    archive.close();
    archive = there.open({ now: () => clock });
    append(say.source('a'));
    clock = Date.UTC(2020, 0, 1);
    append(say.source('b'));
    clock = Date.UTC(2025, 5, 2);
    append(say.source('c'));
    expect(log().map(({ recordedAt }) => recordedAt.slice(0, 10))).toEqual([
      '2024-01-01',
      '2024-01-01',
      '2024-01-01',
      '2025-06-01',
      '2025-06-01',
      '2025-06-02',
    ]);
  });
});

const now = '2024-01-01T00:00:00.000Z';

function refused(code: string, index: number, field = ''): object {
  return { outcome: 'refused', refusals: [{ pointer: `/events/${index}${field}`, code }] };
}

function issue(pointer: string, code: string): object {
  return { outcome: 'issues', issues: [{ pointer, code }] };
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendedAnswer, describedAppendRequest } from '../../../server/http/reference/append.ts';
import { problemDocument } from '../../../server/http/reference/problem.ts';
import { goldenDrawer } from '../../support/golden-drawer.ts';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from './open-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await openServer();
  server.append(say.source('paper'), say.occurrence('summit'));
});

afterEach(() => server.close());

const source = (id: string, more: object = {}) => ({
  stream: `source-${id}`,
  type: 'SourceRegistered',
  data: { type: 'report', title: 'A report' },
  ...more,
});
const revision = (more: object = {}) => ({
  stream: 'occurrence-summit',
  type: 'OccurrenceRevised',
  data: { title: 'The summit' },
  ...more,
});

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemDocument.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

function headOf(): number {
  return server.opened.archive.head().position;
}

describe('appending', () => {
  it('answers 201 with where each event came to stand', async () => {
    const response = await server.post({ events: [source('a'), revision()], reason: 'new' });
    expect(response.status).toBe(201);
    const answer = appendedAnswer.parse(await response.json());
    expect(answer.asOf).toEqual({ position: 4, recordedAt: answer.events[1]?.recordedAt });
    expect(answer.events).toMatchObject([
      { stream: 'source-a', position: 3, version: 1 },
      { stream: 'occurrence-summit', position: 4, version: 2 },
    ]);
    const log = await server.get(response.headers.get('location') ?? '');
    expect(await log.json()).toMatchObject({
      items: [
        { position: 3, recordedBy: 'Anna Keller', reason: 'new', id: answer.events[0]?.id },
        { position: 4, recordedBy: 'Anna Keller', data: { title: 'The summit' } },
      ],
    });
  });

  it('answers with the address and the new version of the one thing it was about', async () => {
    const response = await server.post({ events: [revision()] });
    expect(response.headers.get('location')).toBe('/api/occurrences/summit');
    expect(response.headers.get('etag')).toBe('"2"');
  });

  it('answers 200 and the first receipt when the same comes again', async () => {
    const events = [source('a', { id: '01a20417-a06a-7d30-93ae-c4ce13a3a688' })];
    const first = await server.post({ events });
    const again = await server.post({ events });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect(headOf()).toBe(3);
  });

  it('refuses other content under an id that is taken', async () => {
    const id = '01a20417-a06a-7d30-93ae-c4ce13a3a688';
    await server.post({ events: [source('a', { id })] });
    const response = await server.post({ events: [source('b', { id })] });
    expect(response.status).toBe(422);
    expect(await problemOf(response)).toMatchObject({ code: 'refusal' });
  });

  it('appends all or none', async () => {
    const unsourced = {
      stream: 'occurrence-new',
      type: 'OccurrenceRecorded',
      data: {
        title: 'Hearsay',
        kind: 'statement',
        date: { edtf: '2015' },
        citations: [{ source: 'paper', locator: '1', stance: 'mentions' }],
      },
    };
    const response = await server.post({ events: [source('a'), unsourced] });
    expect(response.status).toBe(422);
    const { errors } = await problemOf(response);
    expect(errors?.[0]?.pointer).toMatch(/^\/events\/1/u);
    expect(headOf()).toBe(2);
  });

  it.each([
    ['expectedVersion', { events: [revision({ expectedVersion: 0 })] }, {}],
    ['If-Match', { events: [revision()] }, { 'if-match': '"0"' }],
  ])(
    'answers 412 with both versions when someone wrote first (%s)',
    async (_how, body, headers) => {
      const response = await server.post(body, { headers });
      expect(response.status).toBe(412);
      expect(await problemOf(response)).toMatchObject({
        code: 'conflict',
        conflicts: [{ stream: 'occurrence-summit', expected: 0, actual: 1 }],
        errors: [{ pointer: expect.stringMatching(/^\/events\/0/u), code: 'version-conflict' }],
      });
      expect(headOf()).toBe(2);
    },
  );

  it('takes the version seen from If-Match', async () => {
    const tag = (await server.get('/api/occurrences/summit')).headers.get('etag') ?? '';
    expect(
      (await server.post({ events: [revision()] }, { headers: { 'if-match': tag } })).status,
    ).toBe(201);
  });

  it.each([
    ['*', 'not-a-version'],
    ['W/"1"', 'not-a-version'],
    ['"1", "2"', 'not-a-version'],
  ])('refuses If-Match: %s', async (tag, code) => {
    const response = await server.post({ events: [revision()] }, { headers: { 'if-match': tag } });
    expect((await problemOf(response)).errors).toMatchObject([{ pointer: '/If-Match', code }]);
  });

  it('refuses If-Match for several events, and beside another expectedVersion', async () => {
    const headers = { 'if-match': '"1"' };
    const several = await server.post({ events: [revision(), revision()] }, { headers });
    const two = await server.post({ events: [revision({ expectedVersion: 2 })] }, { headers });
    expect((await problemOf(several)).errors?.[0]?.code).toBe('many-events');
    expect((await problemOf(two)).errors?.[0]?.code).toBe('two-versions');
    expect(headOf()).toBe(2);
  });

  it('takes a thousand events at once, and not more', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => source(`s${at}`));
    expect((await server.post({ events: many(1_001) })).status).toBe(400);
    expect((await server.post({ events: many(1_000) })).status).toBe(201);
    expect(headOf()).toBe(1_002);
  });
});

describe('a request that does not parse', () => {
  const issues: readonly (readonly [string, unknown, string, string])[] = [
    ['no object', [], '', 'invalid-type'],
    ['no events', { reason: 'x' }, '/events', 'missing'],
    ['an empty list of events', { events: [] }, '/events', 'too-small'],
    ['another key beside events', { events: [source('a')], role: 'admin' }, '/role', 'unknown-key'],
    ['a position', { events: [source('a', { position: 9 })] }, '/events/0/position', 'unknown-key'],
    [
      'an instant',
      { events: [source('a', { recordedAt: 'x' })] },
      '/events/0/recordedAt',
      'unknown-key',
    ],
    [
      'a name',
      { events: [source('a', { recordedBy: 'x' })] },
      '/events/0/recordedBy',
      'unknown-key',
    ],
    ['a role', { events: [source('a', { role: 'x' })] }, '/events/0/role', 'unknown-key'],
    [
      'a negative version',
      { events: [source('a', { expectedVersion: -1 })] },
      '/events/0/expectedVersion',
      'too-small',
    ],
    [
      'a version in words',
      { events: [source('a', { expectedVersion: '1' })] },
      '/events/0/expectedVersion',
      'invalid-union',
    ],
    [
      'an id that is no UUID',
      { events: [source('a', { id: 'mine' })] },
      '/events/0/id',
      'invalid-format',
    ],
    [
      'an unknown type',
      { events: [source('a', { type: 'constructor' })] },
      '/events/0/type',
      'unknown-type',
    ],
    [
      'an unknown stream',
      { events: [source('a', { stream: 'person-a' })] },
      '/events/0/stream',
      'unknown-stream',
    ],
    [
      'an unknown field',
      { events: [source('a', { data: { type: 'report', title: 'x', role: 1 } })] },
      '/events/0/data/role',
      'unknown-key',
    ],
    [
      'a script as address',
      {
        events: [source('a', { data: { type: 'report', title: 'x', URL: 'javascript:alert(1)' } })],
      },
      '/events/0/data/URL',
      'not-a-web-address',
    ],
    [
      'half a surrogate pair',
      { events: [source('a', { data: { type: 'report', title: '\uD800' } })] },
      '/events/0/data/title',
      'unstorable',
    ],
    [
      'a reason of 2,001 characters',
      { events: [source('a')], reason: 'x'.repeat(2_001) },
      '/reason',
      'too-big',
    ],
  ];

  it.each(issues)('for %s is an issue with its place', async (_what, body, pointer, code) => {
    const response = await server.post(body);
    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem.code).toBe('issue');
    expect(problem.errors?.[0]).toMatchObject({ pointer, code });
    expect(headOf()).toBe(2);
  });

  it.each([
    ['not JSON', '{"events":', 'not-json'],
    ['nothing', '', 'not-json'],
    ['nested 49,000 deep', '['.repeat(49_000), 'too-deep'],
    ['a key twice', '{"events":[],"events":[]}', 'repeated-key'],
    ['a prototype', '{"events":[],"__proto__":{"role":"admin"}}', 'reserved-key'],
  ])('for %s is an issue', async (_what, body, code) => {
    const response = await server.post(null, { body });
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors?.[0]?.code).toBe(code);
  });

  it('for bytes that are not UTF-8 is an issue', async () => {
    const body = Buffer.concat([
      Buffer.from('{"reason":"'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]);
    const response = await server.post(null, { body });
    expect((await problemOf(response)).errors?.[0]?.code).toBe('not-utf-8');
  });

  it('has no parameters', async () => {
    const response = await fetch(`${server.url}/api/events?role=admin`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.secret}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await problemOf(response)).errors?.[0]).toMatchObject({ pointer: '/role' });
  });
});

describe('the reference', () => {
  it.each(goldenDrawer)('takes $file as the archive does', ({ event }) => {
    const { stream, type, data } = event;
    const parsed = describedAppendRequest.safeParse({ events: [{ stream, type, data }] });
    expect(parsed.error?.issues).toBeUndefined();
  });
});

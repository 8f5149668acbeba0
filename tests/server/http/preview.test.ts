import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewAnswer } from '../../../server/http/reference/editing-answers.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await openServer();
  server.append(...smallArchive);
});

afterEach(() => server.close());

const redated = {
  stream: 'occurrence-summit',
  type: 'OccurrenceRedated',
  data: { date: { edtf: '2015-09-26' } },
};
const revised = {
  stream: 'occurrence-summit',
  type: 'OccurrenceRevised',
  data: { title: 'The summit', tags: ['trade', 'cyber'] },
};

const preview = (body: unknown) => server.postTo('/api/events/preview', body);

describe('a preview', () => {
  it('tells field by field what each event would change, on top of those before it', async () => {
    const response = await preview({ events: [redated, revised], reason: 'read again' });
    expect(response.status).toBe(200);
    const answer = previewAnswer.parse(await response.json());
    expect(answer.asOf.position).toBe(smallArchive.length);
    expect(answer.events).toEqual([
      {
        stream: 'occurrence-summit',
        version: 3,
        type: 'OccurrenceRedated',
        of: 'Summit',
        changes: [
          { pointer: '/date/edtf', before: '2015-09-25', after: '2015-09-26' },
          { pointer: '/date/verbatim', before: '25 September', after: null },
        ],
      },
      {
        stream: 'occurrence-summit',
        version: 4,
        type: 'OccurrenceRevised',
        of: 'The summit',
        changes: [
          { pointer: '/title', before: 'Summit', after: 'The summit' },
          { pointer: '/tags/1', before: null, after: 'cyber' },
        ],
      },
    ]);
  });

  it('tells what appending then does change', async () => {
    const body = { events: [redated, revised], reason: 'read again' };
    const answer = previewAnswer.parse(await (await preview(body)).json());
    expect((await server.post(body)).status).toBe(201);
    const history: unknown = await (await server.get('/api/occurrences/summit/history')).json();
    const changes = answer.events.map((event) => ({ changes: event.changes }));
    expect(history).toMatchObject({ items: [{}, {}, ...changes] });
  });

  it('keeps nothing, in the log or in what is remembered of it', async () => {
    const { archive } = server.opened;
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = previewAnswer.parse(await (await preview({ events: [revised] })).json());
      expect(answer.events).toMatchObject([{ version: 3 }]);
    }
    expect(archive.head().position).toBe(smallArchive.length);
  });

  it('leaves out what the log has already', async () => {
    const known = { ...revised, id: '01a20417-a06a-7d30-93ae-c4ce13a3a688' };
    await server.post({ events: [known] });
    const answer = previewAnswer.parse(await (await preview({ events: [known] })).json());
    expect(answer.events).toEqual([]);
  });

  it.each([
    ['issue', { events: [{ ...redated, data: { date: { edtf: 'soon' } } }], reason: 'x' }],
    ['refusal', { events: [redated] }],
    ['conflict', { events: [{ ...revised, expectedVersion: 1 }] }],
  ])('ends in the problem that appending ends in: %s', async (code, body) => {
    const ended = await preview(body);
    const problem: unknown = await ended.json();
    expect(problem).toMatchObject({ code });
    const appended = await server.post(body);
    expect([appended.status, await appended.json()]).toEqual([ended.status, problem]);
  });

  it('tells all refusals at once', async () => {
    const unknown = { ...revised, stream: 'occurrence-nowhere' };
    const response = await preview({ events: [unknown, redated] });
    const pointers = [{ pointer: '/events/0' }, { pointer: '/events/1' }];
    expect(await response.json()).toMatchObject({ code: 'refusal', errors: pointers });
  });

  it('is for whoever may propose', async () => {
    const init = { method: 'POST', body: JSON.stringify({ events: [revised] }) };
    expect((await fetch(`${server.url}/api/events/preview`, init)).status).toBe(401);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undoAnswer } from '../../../server/http/reference/editing-answers.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;
const head = smallArchive.length;

beforeEach(async () => {
  server = await openServer();
  server.append(...smallArchive);
});

afterEach(() => server.close());

async function undo(...positions: readonly number[]) {
  const response = await server.postTo('/api/undo', { positions });
  expect(response.status).toBe(200);
  return undoAnswer.parse(await response.json());
}

async function titleOf(source: string): Promise<unknown> {
  const answer: unknown = await (await server.get(`/api/sources/${source}`)).json();
  return answer;
}

describe('undoing over HTTP', () => {
  it('answers further events that can be appended as they stand, and appends none', async () => {
    const answer = await undo(head - 1, head);
    expect(answer).toEqual({
      asOf: { position: head, recordedAt: expect.any(String) as unknown },
      events: [
        {
          stream: 'source-memoir',
          type: 'SourceRevised',
          data: { title: 'Report memoir' },
          expectedVersion: 2,
        },
        {
          stream: 'occurrence-warning',
          type: 'OccurrenceRedated',
          data: { date: { edtf: '2014/2015', basis: 'stated' } },
          expectedVersion: 2,
        },
      ],
      undoes: [head, head - 1],
      blocked: [],
    });
    expect(server.opened.archive.head().position).toBe(head);
    const { events } = answer;
    expect((await server.post({ events, reason: 'undone' })).status).toBe(201);
    expect(await titleOf('memoir')).toMatchObject({ source: { title: 'Report memoir' } });
  });

  it('tells what is in the way, as things stand now', async () => {
    await undo(head);
    server.append(say.revised('source', 'memoir', { title: 'Third' }));
    expect(await undo(head, head + 1, head + 2)).toMatchObject({
      events: [{ data: { title: 'Memoir of an envoy' } }, { data: { title: 'Report memoir' } }],
      blocked: [{ position: head + 2, code: 'not-recorded' }],
    });
    expect(await undo(head)).toMatchObject({ events: [], blocked: [{ code: 'changed-since' }] });
  });

  it('sees which occurrences rest on a source, those of earlier positions included', async () => {
    expect(await undo(1)).toMatchObject({ blocked: [{ position: 1, code: 'rests-on-it-alone' }] });
  });

  it('undoes a run of five hundred events of one stream', async () => {
    const run = Array.from({ length: 500 }, (_, at) =>
      say.revised('source', 'memoir', { title: `Title ${at}` }),
    );
    server.append(...run);
    const { events, blocked } = await undo(...run.map((_, at) => head + 1 + at));
    expect([events.length, blocked]).toEqual([500, []]);
    expect((await server.post({ events, reason: 'undone' })).status).toBe(201);
    expect(await titleOf('memoir')).toMatchObject({ source: { title: 'Memoir of an envoy' } });
  });

  it.each([
    ['none', []],
    ['more than five hundred', Array.from({ length: 501 }, (_, at) => at + 1)],
    ['what is no position', [0]],
  ])('takes positions, not %s', async (_what, positions) => {
    const response = await server.postTo('/api/undo', { positions });
    expect(await response.json()).toMatchObject({ status: 400, code: 'issue' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemDocument } from '../../../server/http/reference/problem.ts';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from './open-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
  server.append(say.source('paper'), say.occurrence('summit'));
});
afterEach(() => server.close());

describe('what the archive refuses', () => {
  it('is an occurrence that cites nothing: by its rule, not by its shape', async () => {
    const { data } = say.occurrence('bare');
    const event = { stream: 'occurrence-bare', type: 'OccurrenceRecorded' };
    const response = await server.post({
      events: [{ ...event, data: { ...data, citations: [] } }],
    });
    expect(response.status).toBe(422);
    expect(problemDocument.parse(await response.json()).errors).toMatchObject([
      { pointer: '/events/0/data/citations', code: 'unsourced' },
    ]);
  });

  it('is a date open at both ends, which nothing can be placed by', async () => {
    const before = server.opened.archive.head().position;
    const event = { stream: 'occurrence-summit', type: 'OccurrenceRedated' };
    const data = { date: { edtf: '[..1667,1670..]' } };
    const response = await server.post({ events: [{ ...event, data }], reason: 'x' });
    expect(response.status).toBe(400);
    expect(problemDocument.parse(await response.json()).errors).toMatchObject([
      { pointer: '/events/0/data/date/edtf', code: 'edtf-unbounded' },
    ]);
    expect(server.opened.archive.head().position).toBe(before);
  });
});

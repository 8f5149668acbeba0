import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemDocument } from '../../../server/http/reference/problem.ts';
import { openWriter } from '../../../server/database/open.ts';
import { openServer, type TestServer } from './open-server.ts';

const data = { name: 'An envoy', kind: 'person' };
const body = { events: [{ stream: 'actor-envoy', type: 'ActorRegistered', data }], reason: 'new' };

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

describe('appending to an archive that others keep locked', () => {
  it('is told to come again, and when, and is done then', async () => {
    const { writer } = server.opened.database;
    writer.pragma('busy_timeout = 0');
    const other = openWriter(writer.name);
    other.exec('begin immediate');
    const response = await server.post(body);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(problemDocument.parse(await response.json())).toMatchObject({
      code: 'unavailable',
      detail: 'The archive is busy. Nothing of this was kept: send it again.',
    });
    other.exec('rollback');
    other.close();
    expect((await server.post(body)).status).toBe(201);
  });
});

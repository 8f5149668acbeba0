import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountRoles } from '../../../events/readings/accounts.ts';
import { openServer, smallArchive, type TestServer } from '../http/open-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
  server.append(...smallArchive);
});
afterEach(() => server.close());

/** The first event that has data, as a request to redact it. */
function redaction(): object {
  const [event] = server.opened.archive.read({ after: 0, limit: 1 });
  if (!event) throw new Error('The archive is empty.');
  const { stream, position } = event;
  const data = { position, reason: 'It names someone.', legalBasis: 'Article 17' };
  return { events: [{ stream, type: 'EventRedacted', data }], reason: 'as asked' };
}

async function send(path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(redaction()),
  });
  await response.text();
  return response.status;
}

function dataOfFirst(): string | undefined {
  return server.opened.archive.read({ after: 0, limit: 1 })[0]?.data;
}

describe('redacting over HTTP', () => {
  it.each(accountRoles.filter((role) => role !== 'administrator'))(
    'is not for a %s, by session or token, nor is its preview, and nothing goes',
    async (role) => {
      const before = dataOfFirst();
      const token = server.opened.tokens.create({ name: `A ${role}`, role, expiresAt: null });
      const bearer = token.ok ? { authorization: `Bearer ${token.secret}` } : {};
      for (const headers of [server.as(role), bearer])
        for (const path of ['/api/events', '/api/events/preview'])
          expect(await send(path, headers)).toBe(403);
      expect(dataOfFirst()).toBe(before);
    },
  );

  it('is not for a stranger', async () => {
    expect(await send('/api/events', {})).toBe(401);
  });

  it('is for an administrator, and a preview of it removes nothing', async () => {
    const before = dataOfFirst();
    expect(await send('/api/events/preview', server.as('administrator'))).toBe(200);
    expect(dataOfFirst()).toBe(before);
    expect(await send('/api/events', server.as('administrator'))).toBe(201);
    expect(dataOfFirst()).toBe('null');
  });

  it('is not proposed', async () => {
    expect(await send('/api/proposals', server.as('administrator'))).toBe(422);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as say from '../../support/sayings.ts';
import { openWriter } from '../../../server/database/open.ts';
import { follow, type Followed } from './follow.ts';
import { guarded, guards } from './guards.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer({ limits: { heartbeatMs: 50 } });
  server.append(...smallArchive);
  server.opened.accounts.settings.setClosed(true);
});

afterAll(() => server.close());

const readings = guarded.filter(({ name }) => guards[name] === 'reader');

/** Words that the archive tells, none of which a stranger may learn. */
const content = /summit|Summit|memoir|Anna|\d{4}-\d\d-\d\d|"position"/u;

describe('a closed archive', () => {
  it.each(readings)('tells a stranger nothing at $name', async ({ address, path }) => {
    const elsewhere = path.replaceAll(/\{\w+\}/gu, 'nothing-of-the-kind');
    const answers = await Promise.all([server.get(address), server.get(elsewhere)]);
    for (const response of answers) {
      expect(response.status).toBe(401);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('cache-control')).toBe('no-store');
      for (const name of ['etag', 'link', 'location', 'memento-datetime'])
        expect(response.headers.get(name)).toBeNull();
    }
    const [there, absent] = await Promise.all(answers.map((response) => response.text()));
    expect(there).not.toMatch(content);
    expect(there).toBe(absent);
  });

  it.each(readings)('lets no shared cache keep $name', async ({ address }) => {
    const controller = new AbortController();
    const response = await fetch(server.url + address, {
      headers: server.as('reader'),
      redirect: 'manual',
      signal: controller.signal,
    });
    controller.abort();
    expect(response.status).toBeLessThan(400);
    expect(response.headers.get('cache-control')).toMatch(/^(?:private, no-cache|no-store.*)$/u);
    expect(response.headers.get('vary')).toMatch(/Cookie, Authorization/u);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('keeps nothing for ever that is read at a named position', async () => {
    const path = '/api/occurrences?asOf=seq:5';
    const response = await server.get(path, server.as('reader'));
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const etag = response.headers.get('etag') ?? '';
    const known = { 'if-none-match': etag };
    expect((await server.get(path, { ...server.as('reader'), ...known })).status).toBe(304);
    expect((await server.get(path, known)).status).toBe(401);
  });

  it('tells no page of another origin that it may read', async () => {
    for (const path of ['/api/occurrences', '/api/events/live']) {
      const response = await fetch(server.url + path, { method: 'OPTIONS' });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it.each(['/healthz', '/readyz', '/api/openapi.json', '/api/docs'])(
    'still answers operators and programs at %s',
    async (path) => {
      expect((await server.get(path)).status).toBe(200);
    },
  );

  it('says that it is closed', async () => {
    expect(await (await server.get('/api/session')).json()).toMatchObject({ isClosed: true });
  });
});

describe('a stream that someone follows', () => {
  let followed: Followed | null = null;

  afterEach(() => {
    followed?.stop();
    server.opened.accounts.settings.setClosed(true);
  });

  const live = () => `${server.url}/api/events/live`;
  let count = 0;
  const append = () => {
    count += 1;
    server.append(say.source(`late-${count}`));
  };

  it('ends for strangers when the archive is closed', async () => {
    server.opened.accounts.settings.setClosed(false);
    followed = await follow(live());
    append();
    expect(await followed.take(1)).toHaveLength(1);
    server.opened.accounts.settings.setClosed(true);
    await followed.ended;
  });

  it.each(['reader', 'contributor', 'editor', 'administrator'] as const)(
    'ends when its %s signs out',
    async (role) => {
      const headers = server.as(role);
      followed = await follow(live(), headers);
      append();
      expect(await followed.take(1)).toHaveLength(1);
      await fetch(`${server.url}/api/session`, { method: 'DELETE', headers });
      await followed.ended;
    },
  );

  it('ends, untold, when its account is disabled by another program', async () => {
    followed = await follow(live(), server.as('reader', 'Gone Reader'));
    const elsewhere = openWriter(server.opened.database.writer.name);
    elsewhere
      .prepare(`update accounts set disabled_at = created_at where name = 'Gone Reader'`)
      .run();
    elsewhere.close();
    append();
    await followed.ended;
    expect(followed.text()).not.toContain('SourceRegistered');
  });

  it('ends when its token is revoked', async () => {
    const created = server.opened.tokens.create({ name: 'Anna', expiresAt: null });
    if (!created.ok) throw new Error(created.message);
    followed = await follow(live(), { authorization: `Bearer ${created.secret}` });
    append();
    expect(await followed.take(1)).toHaveLength(1);
    server.opened.tokens.revoke(created.token.id);
    await followed.ended;
  });
});

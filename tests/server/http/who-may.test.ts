import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRoles, isAtLeast, type AccountRole } from '../../../events/readings/accounts.ts';
import type { Who } from '../../../server/http/route.ts';
import { guarded, guards } from './guards.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

/**
 * Every route against everyone who may ask (hazards: role × route). What a route does inside is not
 * looked at, only whether its guard let the asker in: with a body that says nothing.
 */
let server: TestServer;

beforeAll(async () => {
  server = await openServer({ limits: { failedTokens: 10_000 } });
  server.append(...smallArchive);
});

afterAll(() => server.close());

/** How someone comes: as nobody, in a session or by a token. */
interface Asker {
  readonly role: AccountRole | 'stranger';
  readonly by: 'nothing' | 'session' | 'token';
}

const askers: readonly Asker[] = [
  { role: 'stranger', by: 'nothing' },
  ...accountRoles.flatMap((role) => [
    { role, by: 'session' } as const,
    { role, by: 'token' } as const,
  ]),
];

type Verdict = 'let in' | 'unauthenticated' | 'forbidden';

function verdictOn(who: Who, asker: AccountRole | 'stranger', isClosed: boolean): Verdict {
  if (who === 'anyone' || (who === 'reader' && !isClosed)) return 'let in';
  if (asker === 'stranger') return 'unauthenticated';
  const least = { reader: 'reader', 'signed-in': 'reader', operator: 'administrator' } as const;
  const needed = who === 'reader' || who === 'signed-in' || who === 'operator' ? least[who] : who;
  return isAtLeast(asker, needed) ? 'let in' : 'forbidden';
}

function headersOf({ role, by }: Asker): Record<string, string> {
  // From elsewhere, as a proxy says: the metrics are not for everyone then.
  const common = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' };
  if (role === 'stranger') return common;
  if (by === 'session') return { ...common, ...server.as(role) };
  const created = server.opened.tokens.create({ name: `A ${role}`, role, expiresAt: null });
  if (!created.ok) throw new Error(created.message);
  return { ...common, authorization: `Bearer ${created.secret}` };
}

async function verdictOf(name: string, asker: Asker): Promise<Verdict> {
  const route = guarded.find((one) => one.name === name);
  if (!route) throw new Error(`There is no ${name}.`);
  const controller = new AbortController();
  const response = await fetch(server.url + route.address, {
    method: route.method,
    headers: headersOf(asker),
    ...(['POST', 'PATCH'].includes(route.method) && { body: '{}' }),
    redirect: 'manual',
    signal: controller.signal,
  });
  const text = response.status === 401 || response.status === 403 ? await response.text() : '';
  controller.abort();
  if (text.includes('"code":"unauthenticated"')) return 'unauthenticated';
  // What is forbidden inside a route has other words: a token has no session to sign out of.
  return text.includes('It is for people with the role of') ? 'forbidden' : 'let in';
}

describe.each([
  ['open', false],
  ['closed', true],
])('an archive that is %s', (_how, isClosed) => {
  beforeAll(() => server.opened.accounts.settings.setClosed(isClosed));

  it.each(Object.entries(guards))('lets the right people in to %s', async (name, who) => {
    const expected: Record<string, Verdict> = {};
    const found: Record<string, Verdict> = {};
    for (const asker of askers) {
      const key = `${asker.role} by ${asker.by}`;
      expected[key] = verdictOn(who, asker.role, isClosed);
      found[key] = await verdictOf(name, asker);
    }
    expect(found).toEqual(expected);
  });
});

describe('what this test expects', () => {
  it('is nothing for a role that does not reach', () => {
    expect(verdictOn('editor', 'contributor', false)).toBe('forbidden');
    expect(verdictOn('reader', 'stranger', true)).toBe('unauthenticated');
    expect(verdictOn('operator', 'editor', false)).toBe('forbidden');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  accountAnswer,
  invitationMadeAnswer,
  peopleAnswer,
  sessionAnswer,
  settingsAnswer,
  tokenMadeAnswer,
  tokensAnswer,
  welcomeAnswer,
} from '../../../server/http/reference/accounts.ts';
import { openServer, type TestServer } from './open-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer();
});

afterAll(() => server.close());

type Headers = Readonly<Record<string, string>>;

/** Sends what a page sends; the answer must be what the reference says of it. */
async function ask<Answer>(
  [method = '', path = '']: readonly string[],
  { headers, body }: { readonly headers: Headers; readonly body?: object },
  schema: z.ZodType<Answer>,
): Promise<Answer> {
  const response = await fetch(server.url + path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect([path, response.status, text]).toEqual([path, expect.toSatisfy(isGood), text]);
  return schema.parse(JSON.parse(text));
}

const isGood = (status: number) => status === 200 || status === 201;

/** The codes of what is wrong with a request. */
async function codesOf(method: string, path: string, headers: Headers, body?: object) {
  const response = await fetch(server.url + path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const shape = z.object({ code: z.string(), errors: z.array(z.object({ code: z.string() })) });
  const { code, errors } = shape.partial({ errors: true }).parse(await response.json());
  return [response.status, code, ...(errors ?? []).map((error) => error.code)];
}

const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
const password = 'correct horse battery';

/** Signs in; gives the headers of the session. */
async function signIn(login: string, typed: string): Promise<Headers> {
  const response = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ login, password: typed }),
  });
  return { ...json, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

async function open(login: string, role: string): Promise<Headers> {
  const headers = server.as('administrator');
  const asked = { role, note: `For ${login}` };
  const made = await ask(
    ['POST', '/api/invitations'],
    { headers, body: asked },
    invitationMadeAnswer,
  );
  const { secret } = made;
  const check = { headers: json, body: { secret } };
  expect(await ask(['POST', '/api/welcome/check'], check, welcomeAnswer)).toMatchObject({ role });
  const body = { secret, login, name: `${login} of the test`, password };
  await ask(['POST', '/api/welcome'], { headers: json, body }, sessionAnswer);
  return signIn(login, password);
}

const account = (headers: Headers) => ask(['GET', '/api/account'], { headers }, accountAnswer);

describe('one’s own account', () => {
  it('tells where it is signed in, and which of these asks', async () => {
    const headers = await open('anna', 'editor');
    const answer = await account(headers);
    expect(answer).toMatchObject({ login: 'anna', role: 'editor', hasPassword: true, tokens: [] });
    expect(answer.sessions).toHaveLength(2);
    expect(answer.sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
  });

  it('ends all other sessions, or one of them', async () => {
    const [here, there, elsewhere] = [
      await signIn('anna', password),
      await signIn('anna', password),
      await signIn('anna', password),
    ];
    const id = (await account(there)).sessions.find(({ isThis }) => isThis)?.id ?? '';
    await ask(['DELETE', `/api/account/sessions/${id}`], { headers: here }, accountAnswer);
    expect((await server.get('/api/account', there)).status).toBe(401);
    expect((await server.get('/api/account', elsewhere)).status).toBe(200);
    const left = await ask(['DELETE', '/api/account/sessions'], { headers: here }, accountAnswer);
    expect(left.sessions).toMatchObject([{ isThis: true }]);
    expect((await server.get('/api/account', elsewhere)).status).toBe(401);
  });

  it('ends no session of another', async () => {
    const headers = await open('bea', 'reader');
    const id = (await account(headers)).sessions[0]?.id ?? '';
    const path = `/api/account/sessions/${id}`;
    expect(await codesOf('DELETE', path, server.as('administrator'))).toEqual([404, 'not-found']);
    expect((await server.get('/api/account', headers)).status).toBe(200);
  });

  it('changes its password for whoever knows it, and ends all other sessions', async () => {
    const [here, there] = [await signIn('bea', password), await signIn('bea', password)];
    const path = '/api/account/password';
    const next = 'another horse battery';
    const wrong = { current: 'wrong', password: next };
    expect(await codesOf('POST', path, here, wrong)).toEqual([422, 'refusal', 'not-the-password']);
    const weak = { current: password, password: 'short' };
    expect(await codesOf('POST', path, here, weak)).toEqual([400, 'issue', 'custom']);
    const body = { current: password, password: next };
    await ask(['POST', path], { headers: here, body }, accountAnswer);
    expect((await server.get('/api/account', here)).status).toBe(200);
    expect((await server.get('/api/account', there)).status).toBe(401);
    const former = { login: 'bea', password };
    expect(await codesOf('POST', '/api/session', json, former)).toEqual([401, 'unknown-login']);
    expect((await account(await signIn('bea', next))).login).toBe('bea');
  });
});

describe('a token of one’s own', () => {
  const path = '/api/account/tokens';
  const asked = { label: 'A script', role: 'reader', expiresAt: null };

  it('is made, listed, and opens what its role may, until it is revoked', async () => {
    const headers = await open('carl', 'contributor');
    const made = await ask(['POST', path], { headers, body: asked }, tokenMadeAnswer);
    expect((await account(headers)).tokens).toEqual([made.token]);
    const bearer = { authorization: `Bearer ${made.secret}` };
    const session = await ask(['GET', '/api/session'], { headers: bearer }, sessionAnswer);
    expect(session.person).toEqual({ name: 'carl of the test', role: 'reader' });
    await ask(['DELETE', `${path}/${made.token.id}`], { headers }, accountAnswer);
    expect(await codesOf('GET', '/api/account', bearer)).toEqual([401, 'unauthenticated']);
    const again = await codesOf('DELETE', `${path}/nothing`, headers);
    expect(again).toEqual([404, 'not-found']);
  });

  it('may not do more than one may oneself', async () => {
    const headers = await signIn('carl', password);
    const body = { ...asked, role: 'editor' };
    expect(await codesOf('POST', path, headers, body)).toEqual([422, 'refusal', 'role-too-great']);
  });

  it('expires, but not in the past', async () => {
    const headers = await signIn('carl', password);
    const body = { ...asked, expiresAt: '2020-01-01T00:00:00Z' };
    expect(await codesOf('POST', path, headers, body)).toEqual([400, 'issue', 'not-an-expiry']);
  });
});

describe('administrators', () => {
  const people = (headers: Headers) => ask(['GET', '/api/people'], { headers }, peopleAnswer);
  const idOf = async (login: string) =>
    (await people(server.as('administrator'))).people.find((one) => one.login === login)?.id ?? '';

  it('give others another role, which holds from the next request on', async () => {
    const headers = await signIn('carl', password);
    const change = { headers: server.as('administrator'), body: { role: 'administrator' } };
    await ask(['PATCH', `/api/people/${await idOf('carl')}`], change, peopleAnswer);
    expect((await people(headers)).people.length).toBeGreaterThan(2);
    const back = { headers: server.as('administrator'), body: { role: 'reader' } };
    await ask(['PATCH', `/api/people/${await idOf('carl')}`], back, peopleAnswer);
    expect(await codesOf('GET', '/api/people', headers)).toEqual([403, 'forbidden']);
  });

  it('disable and enable others, and are left at least one', async () => {
    const headers = await signIn('carl', password);
    const path = `/api/people/${await idOf('carl')}`;
    const as = server.as('administrator');
    await ask(['PATCH', path], { headers: as, body: { isDisabled: true } }, peopleAnswer);
    expect((await server.get('/api/account', headers)).status).toBe(401);
    const link = await codesOf('POST', `${path}/invitation`, as);
    expect(link).toEqual([404, 'not-found']);
    await ask(['PATCH', path], { headers: as, body: { isDisabled: false } }, peopleAnswer);
    const own = `/api/people/${await idOf('the-administrator')}`;
    const refused = [422, 'refusal', 'last-administrator'];
    expect(await codesOf('PATCH', own, as, { role: 'editor' })).toEqual(refused);
    expect(await codesOf('PATCH', own, as, { isDisabled: true })).toEqual(refused);
    expect(await codesOf('PATCH', '/api/people/none', as, {})).toEqual([404, 'not-found']);
  });

  it('give links to a new password, of which the last counts', async () => {
    const headers = server.as('administrator');
    const path = ['POST', `/api/people/${await idOf('carl')}/invitation`];
    const former = await ask(path, { headers }, invitationMadeAnswer);
    const made = await ask(path, { headers }, invitationMadeAnswer);
    const check = ['POST', '/api/welcome/check', json] as const;
    expect(await codesOf(...check, { secret: former.secret })).toEqual([
      422,
      'refusal',
      'invitation-not-open',
    ]);
    const body = { secret: made.secret };
    expect(
      await ask(['POST', '/api/welcome/check'], { headers: json, body }, welcomeAnswer),
    ).toMatchObject({
      kind: 'new-password',
      login: 'carl',
      name: 'carl of the test',
    });
    const next = { ...body, password: 'a third horse battery' };
    await ask(['POST', '/api/welcome'], { headers: json, body: next }, sessionAnswer);
    expect((await account(await signIn('carl', next.password))).login).toBe('carl');
  });

  it('withdraw invitations', async () => {
    const headers = server.as('administrator');
    const body = { role: 'editor', note: 'For someone' };
    const made = await ask(['POST', '/api/invitations'], { headers, body }, invitationMadeAnswer);
    expect((await people(headers)).invitations).toEqual([made.invitation]);
    const path = `/api/invitations/${made.invitation.id}`;
    const left = await ask(['DELETE', path], { headers }, peopleAnswer);
    expect(left.invitations).toEqual([]);
    expect(await codesOf('DELETE', path, headers)).toEqual([404, 'not-found']);
  });

  it('see and revoke every token, those that belong to nobody among them', async () => {
    const headers = server.as('administrator');
    const { tokens } = await ask(['GET', '/api/tokens'], { headers }, tokensAnswer);
    const nobodys = tokens.find(({ name }) => name === 'Anna Keller');
    expect(nobodys).toMatchObject({ account: null, role: 'editor' });
    const path = `/api/tokens/${nobodys?.id}`;
    const left = await ask(['DELETE', path], { headers }, tokensAnswer);
    expect(left.tokens).not.toContainEqual(nobodys);
    expect((await server.post({})).status).toBe(401);
    expect(await codesOf('DELETE', '/api/tokens/none', headers)).toEqual([404, 'not-found']);
  });

  it('close the archive and open it', async () => {
    const headers = server.as('administrator');
    const path = ['PATCH', '/api/settings'];
    await ask(path, { headers, body: { isClosed: true } }, settingsAnswer);
    expect((await server.get('/api/occurrences')).status).toBe(401);
    const unchanged = await ask(path, { headers, body: {} }, settingsAnswer);
    expect(unchanged).toEqual({ isClosed: true });
    await ask(path, { headers, body: { isClosed: false } }, settingsAnswer);
    expect((await server.get('/api/occurrences')).status).toBe(200);
  });
});

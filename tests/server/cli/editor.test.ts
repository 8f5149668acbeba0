import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder, type RunningServer } from '../../support/running-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;

beforeAll(async () => {
  folder = temporaryFolder();
  server = await startServer(folder.path, { REGESTA_FOUND: 'empty' });
}, 60_000);

afterAll(async () => {
  await server.stop();
  folder.remove();
});

const run = (...args: string[]) => regesta(args, { dataFolder: folder.path });

const secretIn = (text: string) => /\/welcome#(\S+)/u.exec(text)?.[1] ?? '';

function post(path: string, body: object): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Opens an account with a link; gives the cookie of its session. */
async function welcome(link: string, login: string): Promise<string> {
  const taken = await post('/api/welcome', {
    secret: secretIn(link),
    login,
    name: `${login} of the newsroom`,
    password: 'correct horse battery',
  });
  expect(taken.status).toBe(201);
  return taken.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function roleIn(cookie: string): Promise<string | null> {
  const response = await fetch(`${server.url}/api/session`, { headers: { cookie } });
  const shape = z.object({ person: z.object({ role: z.string() }).nullable() });
  return shape.parse(await response.json()).person?.role ?? null;
}

describe('the first start', () => {
  it('prints a setup link beside the address, and the next one a fresh one', async () => {
    const former = secretIn(server.said());
    expect(server.said()).toMatch(/^Regesta is at http:\/\/127\.0\.0\.1:\d+$/mu);
    expect(server.said()).toContain(`${server.url}/welcome#${former}`);
    await server.stop();
    server = await startServer(folder.path, { REGESTA_FOUND: 'empty' });
    const secret = secretIn(server.said());
    expect(secret).not.toBe(former);
    expect((await post('/api/welcome/check', { secret: former })).status).toBe(422);
    const cookie = await welcome(server.said(), 'ada');
    expect(await roleIn(cookie)).toBe('administrator');
  }, 60_000);

  it('is over once there is an administrator', async () => {
    await server.stop();
    server = await startServer(folder.path, { REGESTA_FOUND: 'empty' });
    expect(server.said()).not.toContain('/welcome');
  }, 60_000);
});

describe('regesta editor', () => {
  let cookie = '';

  it('invites with a link that opens an account on the server', async () => {
    const invited = await run('editor', 'invite', '--role', 'contributor', '--note', 'Jonas');
    expect(invited).toMatchObject({ code: 0 });
    cookie = await welcome(invited.out, 'jonas');
    expect(await roleIn(cookie)).toBe('contributor');
  });

  it('gives another role, which holds at once', async () => {
    expect(await run('editor', 'role', 'JONAS', 'editor')).toMatchObject({ code: 0 });
    expect(await roleIn(cookie)).toBe('editor');
  });

  it('lists everyone, without what is secret', async () => {
    const { out } = await run('editor', 'list', '--json');
    expect(JSON.parse(out)).toMatchObject([
      { login: 'ada', role: 'administrator' },
      { login: 'jonas', role: 'editor', isDisabled: false },
    ]);
    expect(out).not.toMatch(/argon2|hash/iu);
  });

  it('disables and enables', async () => {
    expect(await run('editor', 'disable', 'jonas')).toMatchObject({ code: 0 });
    expect(await roleIn(cookie)).toBeNull();
    expect((await run('editor', 'list')).out).toMatch(/^jonas {2}editor, disabled/mu);
    expect(await run('editor', 'enable', 'jonas')).toMatchObject({ code: 0 });
    expect(await roleIn(cookie)).toBeNull();
  });

  it('opens a way back in for whoever forgot the password', async () => {
    const { out } = await run('editor', 'password', 'ada', '--json');
    const { link } = z.object({ link: z.string() }).parse(JSON.parse(out));
    const secret = secretIn(link);
    const password = 'another horse battery';
    expect((await post('/api/welcome', { secret, password })).status).toBe(201);
    expect((await post('/api/session', { login: 'ada', password })).status).toBe(200);
  });

  it.each([
    [['role', 'ada', 'reader'], /last administrator/u],
    [['disable', 'ada'], /last administrator/u],
    [['role', 'nobody', 'reader'], /nobody signs in as nobody/u],
    [['role', 'jonas', 'owner'], /Allowed choices are reader, contributor/u],
    [['invite', '--note', 'two\nlines'], /one line/u],
  ])('refuses %j', async (args, why) => {
    const ended = await run('editor', ...args);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(why);
  });
});

describe('regesta token create', () => {
  const made = z.object({ secret: z.string(), role: z.string() });

  async function statusOf(role: string | null, path: string): Promise<number> {
    const flags = role === null ? [] : ['--role', role];
    const { out } = await run('token', 'create', '--name', 'A script', ...flags, '--json');
    const { secret } = made.parse(JSON.parse(out));
    const headers = { authorization: `Bearer ${secret}` };
    return (await fetch(server.url + path, { headers })).status;
  }

  it.each([
    ['administrator', 200],
    ['editor', 403],
    [null, 403],
    ['reader', 403],
  ])('makes one that may what its role may: %s', async (role, status) => {
    expect(await statusOf(role, '/api/people')).toBe(status);
  });

  it('makes an editor’s where no role is named', async () => {
    const { out } = await run('token', 'create', '--json');
    expect(made.parse(JSON.parse(out)).role).toBe('editor');
  });
});

describe('the help', () => {
  it('says who may run a command', async () => {
    expect((await run('--help')).out).toMatch(/for whoever can open the data folder/u);
  });
});

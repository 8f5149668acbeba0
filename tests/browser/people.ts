import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { AccountRole } from '../../events/readings/accounts.ts';
import type { RunningServer } from '../support/running-server.ts';
import type { ReadingRoom, Walk } from './reading-room.ts';

/** Someone with an account at a running server. */
export interface Member {
  readonly login: string;
  /** The public name. */
  readonly name: string;
  readonly role: AccountRole;
  readonly password: string;
  /** The headers of a request in their name, as a page of ours sends it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Signs a browser context in, by its cookie. */
  signIn(context: BrowserContext): Promise<void>;
}

/** The people of a running server. */
export interface Staff {
  /** Who took the set-up link. */
  readonly administrator: Member;
  /** Invites someone, who accepts; a name is had once. */
  make(role: AccountRole, name: string): Promise<Member>;
  /** Asks the API for something in someone's name. Throws unless it is answered well. */
  ask(member: Member, path: string, sent?: { method: string; body?: object }): Promise<unknown>;
}

/** Everyone's password. */
export const password = 'an old oak by the river';

/** Takes the set-up link that the server printed, so that there is an administrator. */
export async function staffAt(server: RunningServer): Promise<Staff> {
  const secret = setUpSecret(server);
  const administrator = await welcome(server, secret, ['administrator', 'The Administrator']);
  return {
    administrator,
    async make(role, name) {
      const made = await ask(server, administrator.headers, '/api/invitations', {
        method: 'POST',
        body: { role },
      });
      return welcome(server, (made as { secret: string }).secret, [role, name]);
    },
    ask: (member, path, sent) => ask(server, member.headers, path, sent),
  };
}

/** A page of the room's server, in the name of someone. */
export async function walkAs(
  room: ReadingRoom,
  member: Member,
  options?: Parameters<ReadingRoom['walk']>[0],
): Promise<Walk> {
  const walk = await room.walk(options);
  await member.signIn(walk.page.context());
  return walk;
}

/** What a page complains of, besides that someone may not do what was to be refused. */
export function complaintsOf(walk: Walk): readonly string[] {
  return walk.complaints.filter((line) => !/status of 4\d\d/u.test(line));
}

/** Fills in fields by their labels. */
export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(text);
}

/** Signs in on a page that asks for login and password. */
export async function signInOn(page: Page, login: string, given = password): Promise<void> {
  await fillIn(page, { Login: login, Password: given });
  await page.keyboard.press('Enter');
}

/** What unfolds the menu of who is signed in, and names them. */
export function menuOf(page: Page): Locator {
  return page.locator('.account-menu summary');
}

/** The secret in the link with which the first administrator opens an account. */
export function setUpSecret(server: RunningServer): string {
  const secret = /\/welcome#(\S+)/u.exec(server.said())?.[1];
  if (secret === undefined) throw new Error(`The server printed no set-up link: ${server.said()}`);
  return secret;
}

async function welcome(
  { url }: RunningServer,
  secret: string,
  [role, name]: readonly [AccountRole, string],
): Promise<Member> {
  const login = name
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, '.')
    .slice(0, 60);
  const response = await fetch(`${url}/api/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, login, name, password }),
  });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  const session = response.headers.getSetCookie().find((one) => one.startsWith('regesta-session='));
  const value = session?.slice(session.indexOf('=') + 1).split(';')[0] ?? '';
  return {
    login,
    name,
    role,
    password,
    headers: {
      cookie: `regesta-session=${value}`,
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
    },
    signIn: (context) =>
      context.addCookies([
        { name: 'regesta-session', value, url, httpOnly: true, sameSite: 'Strict' },
      ]),
  };
}

async function ask(
  { url }: RunningServer,
  headers: Member['headers'],
  path: string,
  sent: { method: string; body?: object } = { method: 'GET' },
): Promise<unknown> {
  const response = await fetch(url + path, {
    method: sent.method,
    headers,
    ...(sent.body && { body: JSON.stringify(sent.body) }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventTypes } from '../../events/vocabulary/event.ts';
import { overflow } from './axe.ts';
import { badAddresses, endless, markup, reversing } from './hostile-payloads.ts';
import {
  hostileWorld,
  idIn,
  redactionIn,
  typesIn,
  type HostileWorld,
  type Payload,
} from './hostile-world.ts';
import { showsUnkept, unfold } from './hostile-shown.ts';
import { complaintsOf, staffAt, walkAs, type Member, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

const payloads: readonly (readonly [world: string, payload: Payload])[] = [
  ['markup', markup],
  ['reversing', reversing],
  ['endless', endless],
];

let room: ReadingRoom;
let staff: Staff;
const editors = new Map<string, Member>();
const worlds = new Map<string, HostileWorld>();

beforeAll(async () => {
  room = await openReadingRoom();
  staff = await staffAt(room.server);
  for (const [world, payload] of payloads) {
    const name = world === 'reversing' ? 'Reversing' : payload.text(world, 100);
    const editor = await staff.make('editor', name);
    editors.set(world, editor);
    const made = hostileWorld(world, payload);
    const reason = payload.text('Reason', 500);
    const last = await say(editor, made, reason);
    const redaction = redactionIn(world, payload, last);
    await say(staff.administrator, redaction, reason);
    worlds.set(world, {
      events: [...made.events, ...redaction.events],
      planted: [...made.planted, ...redaction.planted],
    });
  }
});
afterAll(() => room.close());

/** Appends what a world says; the position of its last event. */
async function say(who: Member, { events }: HostileWorld, reason: string): Promise<number> {
  const answer = await staff.ask(who, '/api/events', { method: 'POST', body: { events, reason } });
  const { asOf } = answer as { asOf: { position: number } };
  return asOf.position;
}

function worldOf(world: string): HostileWorld {
  const made = worlds.get(world);
  if (!made) throw new Error(`There is no world of ${world}.`);
  return made;
}

/** What no page shows, and only the log itself holds. */
const shownNowhere =
  /^source\.(?:translator\..+|title-short|collection-title|event-title|publisher-place|authority|jurisdiction|archive|archive_location|call-number|genre|medium)$|^occurrence\.citation\.(?:note|quote)$/u;

/** Every page on which something of a world shows. */
function pagesOf(world: string): readonly string[] {
  const id = (thing: string) => idIn(world, thing);
  const [one, two, three] = ['one', 'two', 'three'].map((thing) => id(`occurrence-${thing}`));
  const words = { markup: 'hostileword', reversing: 'gnorw', endless: 'F11x0' }[world] ?? '';
  return [
    '/?from=2016-05&to=2016-06',
    `/?from=2016&to=2017&lanes=place`,
    `/?from=2016&to=2017&lanes=actor`,
    `/?view=list&q=${words}`,
    `/?open=${one}`,
    `/?until=2016-05-05`,
    `/?compare=list&against.asOf=seq:443`,
    ...[one, two, three].map((occurrence) => `/occurrences/${occurrence}`),
    `/occurrences/${one}/revise`,
    ...['actors', 'sources', 'instruments', 'chronicles'].flatMap((register) => [
      `/${register}`,
      ...['one', 'two'].map((thing) => `/${register}/${id(`${register}-${thing}`)}`),
    ]),
    `/sources/${id('source-gone')}`,
    `/actors/${id('actor-redacted')}`,
    '/ledger',
    '/proposals',
    '/account',
  ];
}

/** A page in which a script that runs, or wants to, is noticed. */
async function walkIn(world: string, options?: Parameters<typeof walkAs>[2]): Promise<Walk> {
  const editor = editors.get(world);
  if (!editor) throw new Error(`Nobody is the editor of ${world}.`);
  return noticing(await walkAs(room, editor, options));
}

async function noticing(walk: Walk): Promise<Walk> {
  await walk.page.addInitScript(() => {
    Object.assign(globalThis, { attempts: [], hostile: () => document.body.remove() });
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
      Reflect.get(globalThis, 'attempts').push(blockedURI);
    });
  });
  return walk;
}

/** What a page does that no text should make it do. */
async function wrongOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attempts: unknown = Reflect.get(globalThis, 'attempts');
    const planted = document.querySelectorAll(
      '[onerror], [onload], [src*="evil"], #page style, #page script, #page svg[onload]',
    );
    const links = [...document.querySelectorAll('a[href]')].filter((link) => {
      const { protocol, origin, username } = new URL((link as HTMLAnchorElement).href);
      const isOutward = origin !== location.origin;
      const isKept = link.getAttribute('rel')?.includes('noopener') === true;
      return !/^https?:$/u.test(protocol) || username !== '' || (isOutward && !isKept);
    });
    return [
      ...(attempts as string[]).map((uri) => `was kept from ${uri}`),
      ...[...planted].map((element) => `has ${element.outerHTML.slice(0, 120)}`),
      ...links.map((link) => `leads to ${link.getAttribute('href')}`),
    ];
  });
}

describe('hostile text', () => {
  it('is tried in every type of event there is', () => {
    for (const [world] of payloads)
      expect([...typesIn(worldOf(world))].sort()).toEqual(Object.keys(eventTypes).sort());
  });

  it('with markup shows as text wherever it shows, and runs and fetches nothing', async () => {
    const walk = await walkIn('markup');
    const wrong: string[] = [];
    let shown = '';
    for (const path of pagesOf('markup')) {
      await walk.go(path);
      shown += await unfold(walk.page);
      wrong.push(...(await wrongOn(walk.page)).map((line) => `${path} ${line}`));
    }
    expect(wrong).toEqual([]);
    expect(complaintsOf(walk)).toEqual([]);
    const { planted } = worldOf('markup');
    const seen = new Set(planted.flatMap(({ field, text }) => (shown.includes(text) ? field : [])));
    const unseen = planted.filter(({ field }) => !seen.has(field) && !shownNowhere.test(field));
    expect(unseen.map(({ field }) => field)).toEqual([]);
    expect(shown).toContain(markup.text('Reason', 500));
    expect(shown).toContain(markup.text('markup', 100));
    await walk.page.context().close();
  });

  it('with markup shows as text in what is said of accounts', async () => {
    const editor = editors.get('markup');
    if (!editor) throw new Error('There is no editor.');
    const body = { label: markup.text('Label', 100), role: 'editor', expiresAt: null };
    await staff.ask(editor, '/api/account/tokens', { method: 'POST', body });
    const invited = { role: 'reader', note: markup.text('Note', 200) };
    await staff.ask(staff.administrator, '/api/invitations', { method: 'POST', body: invited });
    await fetch(`${room.server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': '<img src=//evil.example>' },
      body: JSON.stringify({ login: editor.login, password: editor.password }),
    });
    const own = await walkIn('markup');
    await own.go('/account');
    expect(await unfold(own.page)).toContain(body.label);
    expect(await own.page.locator('main').textContent()).toContain('<img src=//evil.example>');
    const all = await noticing(await walkAs(room, staff.administrator));
    await all.go('/people');
    const shown = await unfold(all.page);
    for (const text of [invited.note, editor.name]) expect(shown).toContain(text);
    for (const walk of [own, all]) {
      expect(await wrongOn(walk.page)).toEqual([]);
      expect(complaintsOf(walk)).toEqual([]);
      await walk.page.context().close();
    }
  });

  it('stays text in the feed', async () => {
    const walk = await walkIn('markup');
    await walk.go('/account');
    const feed = await walk.page.evaluate(async () => {
      const text = await (await fetch('/api/ledger.atom?limit=200')).text();
      const read = new DOMParser().parseFromString(text, 'application/xml');
      const names = [...read.querySelectorAll('*')].map(({ localName }) => localName);
      return { names: [...new Set(names)], text: read.documentElement.textContent };
    });
    expect(feed.names).toContain('entry');
    for (const name of ['parsererror', 'img', 'script', 'svg', 'style'])
      expect(feed.names).not.toContain(name);
    expect(feed.text).toContain('<img');
    await walk.page.context().close();
  });

  it('that did run or reverse would be noticed', async () => {
    const walk = await walkIn('markup');
    await walk.go('/account');
    await walk.page.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://evil.example/control.png';
      const around = document.createElement('p');
      around.append('before ', document.createElement('span'), ' after');
      around.querySelector('span')?.append('\u202Econtrol');
      document.querySelector('main')?.append(image, around);
    });
    await expect
      .poll(() => wrongOn(walk.page))
      .toContainEqual(expect.stringContaining('kept from'));
    expect(await showsUnkept(walk.page)).toHaveLength(1);
    expect(walk.complaints.length).toBeGreaterThan(0);
    await walk.page.context().close();
  });

  it('that would reverse its surroundings is kept apart from them', async () => {
    const walk = await walkIn('reversing');
    const wrong: string[] = [];
    for (const path of pagesOf('reversing')) {
      await walk.go(path);
      await unfold(walk.page);
      wrong.push(...(await showsUnkept(walk.page)).map((line) => `${path} ${line}`));
    }
    expect(wrong).toEqual([]);
    await walk.page.context().close();
  });

  it.each([
    ['wide', { width: 1440, height: 1000 }],
    ['narrow', { width: 390, height: 844 }],
  ])('without an end leaves the page as wide as the screen (%s)', async (look, viewport) => {
    const walk = await walkIn('endless', { viewport });
    const wrong: string[] = [];
    for (const path of pagesOf('endless')) {
      await walk.go(path);
      await unfold(walk.page);
      const wider = await overflow(walk);
      if (wider > 0) wrong.push(`${path} is ${wider} px wider than the screen`);
      if (wider > 0) await walk.picture(`hostile-${look}-${wrong.length}`);
    }
    expect(wrong).toEqual([]);
    await walk.page.context().close();
  });
});

describe('an address that is none to go to', () => {
  it.each(badAddresses)('is refused when it is said: %j', async (address) => {
    const editor = editors.get('markup');
    for (const field of ['URL', 'archiveUrl']) {
      const data = { type: 'webpage', title: 'A page', [field]: address };
      const events = [{ stream: 'source-bad', type: 'SourceRegistered', data, expectedVersion: 0 }];
      const answer = await fetch(`${room.server.url}/api/events`, {
        method: 'POST',
        headers: editor?.headers ?? {},
        body: JSON.stringify({ events }),
      });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('not-a-web-address');
    }
  });
});

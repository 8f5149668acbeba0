import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHttpDate } from '../../../server/http/memento/http-date.ts';
import { problemDocument } from '../../../server/http/reference/problem.ts';
import * as say from '../../support/sayings.ts';
import { linksTo, parseLinks } from './link-values.ts';
import { openServer, type TestServer } from './open-server.ts';
import {
  appendAt,
  openTravelled,
  positionsOf,
  recordings,
  relabelled,
  things,
} from './open-travelled.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTravelled();
});

afterAll(() => server.close());

function linksOf(response: Response) {
  return parseLinks(response.headers.get('link') ?? '');
}

const gate = (thing: string, date?: string) =>
  server.get(`/timegate${thing}`, date === undefined ? {} : { 'accept-datetime': date });

describe.each(things)('%s', (thing) => {
  const positions = positionsOf(thing);
  const [first, second, third, fourth] = positions;
  const memento = (position: number) => `/memento/${position}${thing}`;

  it('links to its gate and map, and is no memento', async () => {
    const response = await server.get(thing);
    expect(response.status).toBe(200);
    expect(linksOf(response)).toEqual([
      { target: `/timegate${thing}`, rels: ['timegate'], attributes: { rel: 'timegate' } },
      {
        target: `/timemap${thing}`,
        rels: ['timemap'],
        attributes: { rel: 'timemap', type: 'application/link-format' },
      },
    ]);
    expect(response.headers.get('memento-datetime')).toBeNull();
    expect(response.headers.get('vary') ?? '').not.toMatch(/accept-datetime/iu);
  });

  it.each([
    ['earlier than the first', 'Mon, 05 Jan 2026 09:59:59 GMT', first],
    ['long before', 'Sat, 01 Jan 0000 00:00:00 GMT', first],
    ['the second of the first', 'Mon, 05 Jan 2026 10:00:00 GMT', first],
    ['just before two in one second', 'Tue, 10 Feb 2026 12:30:14 GMT', first],
    ['the second of two', 'Tue, 10 Feb 2026 12:30:15 GMT', third],
    ['in between', 'Wed, 25 Feb 2026 00:00:00 GMT', third],
    ['the second of the last', 'Sun, 01 Mar 2026 08:00:00 GMT', fourth],
    ['later than the last', 'Fri, 31 Dec 9999 23:59:59 GMT', fourth],
    ['a wrong weekday', 'Mon, 25 Feb 2026 00:00:00 GMT', third],
    ['the form with two digits', 'Wednesday, 25-Feb-26 00:00:00 GMT', third],
    ['the form of asctime', 'Wed Feb 25 00:00:00 2026', third],
    ['no date', undefined, fourth],
  ])('has a gate which leads to the memento of %s: %s', async (_what, date, position) => {
    const response = await gate(thing, date);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(memento(position));
    expect(response.headers.get('vary')).toBe('accept-datetime');
    expect(response.headers.get('memento-datetime')).toBeNull();
    const links = linksOf(response);
    expect(linksTo('original', links).map(({ target }) => target)).toEqual([thing]);
    expect(linksTo('timemap', links).map(({ target }) => target)).toEqual([`/timemap${thing}`]);
    expect(linksTo('first', links).map(({ target }) => target)).toEqual([memento(first)]);
    expect(linksTo('last', links).map(({ target }) => target)).toEqual([memento(fourth)]);
    expect(linksTo('memento', links).map(({ target }) => target)).toContain(memento(position));
  });

  it.each([
    'yesterday',
    '',
    '2026-02-25T00:00:00Z',
    'Wed, 25 Feb 2026 00:00:00',
    'Wed, 25 Feb 2026 00:00:00 CET',
    'Wed, 25 Feb 2026 24:00:00 GMT',
    'Mon, 30 Feb 2026 00:00:00 GMT',
    'Xyz, 25 Feb 2026 00:00:00 GMT',
    'Wed, 25 Feb 2026 00:00:00 GMT, Wed, 25 Feb 2026 00:00:00 GMT',
  ])('has a gate which says that this is no date: %s', async (date) => {
    const response = await gate(thing, date);
    expect(response.status).toBe(400);
    expect(response.headers.get('vary')).toMatch(/(?:^|, )accept-datetime(?:,|$)/u);
    expect(linksOf(response).map(({ target, rels }) => [target, rels])).toEqual([
      [thing, ['original']],
    ]);
    expect(problemDocument.parse(await response.json()).errors).toMatchObject([
      { pointer: '/Accept-Datetime', code: 'not-an-http-date' },
    ]);
  });

  it.each(positions)('has a memento at position %i', async (position) => {
    const at = positions.indexOf(position);
    const response = await server.get(memento(position), {
      // A client that follows a gate sends this on; it means nothing here.
      'accept-datetime': 'Mon, 05 Jan 2026 10:00:00 GMT',
    });
    expect(response.status).toBe(200);
    const recordedAt = recordings[at] ?? '';
    expect(response.headers.get('memento-datetime')).toBe(writeHttpDate(recordedAt));
    expect(response.headers.get('vary') ?? '').not.toMatch(/accept-datetime/iu);
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
    expect(await response.text()).toBe(
      await (await server.get(`${thing}?asOf=seq:${position}`)).text(),
    );
    const links = linksOf(response);
    const targets = (rel: string) => linksTo(rel, links).map(({ target }) => target);
    expect(targets('original')).toEqual([thing]);
    expect(targets('timegate')).toEqual([`/timegate${thing}`]);
    expect(targets('timemap')).toEqual([`/timemap${thing}`]);
    expect(targets('first')).toEqual([memento(first)]);
    expect(targets('last')).toEqual([memento(fourth)]);
    expect(targets('prev')).toEqual(positions.slice(0, at).slice(-1).map(memento));
    expect(targets('next')).toEqual(positions.slice(at + 1, at + 2).map(memento));
    expect(targets('memento')).toContain(memento(position));
    expect(new Set(targets('memento')).size).toBe(targets('memento').length);
    for (const { attributes } of linksTo('memento', links))
      expect(attributes['datetime']).toMatch(/^\w{3}, \d\d \w{3} 2026 \d\d:\d\d:\d\d GMT$/u);
  });

  it.each([
    [thing, {}],
    [`/timegate${thing}`, { 'accept-datetime': 'Wed, 25 Feb 2026 00:00:00 GMT' }],
    [`/timegate${thing}`, { 'accept-datetime': 'yesterday' }],
    [`/timemap${thing}`, {}],
    [`/timemap${thing}?limit=2`, {}],
    [memento(first), {}],
  ])('is told the same when only the headers of %s are asked for', async (path, more) => {
    const headersOf = async (method: string) => {
      const response = await fetch(server.url + path, {
        method,
        redirect: 'manual',
        headers: { 'accept-encoding': 'identity', ...more },
      });
      const told = [...response.headers].filter(
        ([name]) => !/^(?:date|connection|keep-alive|x-request-id|ratelimit)/u.test(name),
      );
      return { status: response.status, told };
    };
    expect(await headersOf('HEAD')).toEqual(await headersOf('GET'));
  });

  it('does not take two times of recording', async () => {
    const response = await server.get(`${thing}?asOf=seq:${first}`, {
      'accept-datetime': 'Wed, 25 Feb 2026 00:00:00 GMT',
    });
    expect(response.status).toBe(400);
    expect(problemDocument.parse(await response.json()).errors).toMatchObject([
      { pointer: '/Accept-Datetime', code: 'two-instants' },
    ]);
    const now = { 'accept-datetime': 'Wed, 25 Feb 2026 00:00:00 GMT' };
    expect(await (await server.get(thing, now)).text()).toBe(
      await (await server.get(thing)).text(),
    );
  });

  it('read at another position is no memento, and names its original', async () => {
    const response = await server.get(`${thing}?asOf=seq:${relabelled}`);
    expect(response.headers.get('memento-datetime')).toBeNull();
    expect(linksTo('original', linksOf(response)).map(({ target }) => target)).toEqual([thing]);
    expect(linksTo('timegate', linksOf(response))).toHaveLength(1);
  });

  it('is travelled by a client that follows its links', async () => {
    const headers = { 'accept-datetime': 'Wed, 25 Feb 2026 00:00:00 GMT' };
    const [to] = linksTo('timegate', linksOf(await server.get(thing)));
    const response = await fetch(new URL(to?.target ?? '', server.url + thing), { headers });
    expect(response.url).toBe(server.url + memento(third));
    expect(await response.text()).toContain('three');
  });

  it('keeps its mementos, byte by byte, whatever is said later', async () => {
    const before = await (await server.get(memento(first))).text();
    expect((await server.get(memento(first))).headers.get('etag')).toMatch(/^W\/"/u);
    appendAt(server, '2026-04-01T00:00:00.000Z', [
      say.revised('source', 'paper', { title: `Label ${thing}` }),
    ]);
    expect(await (await server.get(memento(first))).text()).toBe(before);
  });

  it('is not sent again to whoever has its memento or map', async () => {
    for (const path of [memento(second), `/timemap${thing}`]) {
      const { headers } = await server.get(path);
      const unchanged = await server.get(path, { 'if-none-match': headers.get('etag') ?? '' });
      expect(unchanged.status).toBe(304);
      expect(unchanged.headers.get('link')).toBe(headers.get('link'));
      expect(unchanged.headers.get('memento-datetime')).toBe(headers.get('memento-datetime'));
    }
  });
});

describe('what others say of a thing', () => {
  it('shows in a reading at its position and makes no memento', async () => {
    const labelled = await (await server.get(`/api/occurrences/one?asOf=seq:${relabelled}`)).text();
    expect(labelled).toContain('Another label');
    const map = await (await server.get('/timemap/api/occurrences/one')).text();
    expect(map).not.toContain(`/memento/${relabelled}/`);
    expect((await server.get(`/memento/${relabelled}/api/occurrences/one`)).status).toBe(404);
  });
});

describe('where there is no memento', () => {
  it.each([
    '/timemap/api/occurrences/nobody',
    '/memento/2/api/sources/one',
    '/memento/02/api/occurrences/one',
    '/memento/999/api/occurrences/one',
    '/memento/seq:2/api/occurrences/one',
    '/timegate/api/views/links',
    '/timemap/api/occurrences/',
    '/memento/api/occurrences/one',
  ])('%s is a problem in words', async (path) => {
    const response = await server.get(path);
    expect(response.status).toBe(404);
    expect(problemDocument.parse(await response.json()).code).toBe('not-found');
  });

  it('a gate still says what it varies by and whose it is', async () => {
    const response = await server.get('/timegate/api/sources/no%3E%22body');
    expect(response.status).toBe(404);
    expect(response.headers.get('vary')).toMatch(/accept-datetime/u);
    expect(linksOf(response).map(({ target }) => target)).toEqual(['/api/sources/no%3E%22body']);
  });

  it.each([
    '/timegate/api/sources/one?asOf=seq:3',
    '/memento/3/api/sources/one?until=2015',
    '/timemap/api/sources/one?limit=0',
    '/timemap/api/sources/one?after=x',
    '/timemap/api/sources/one?cursor=x',
  ])('a parameter with a slip in it is an issue: %s', async (path) => {
    expect((await server.get(path)).status).toBe(400);
  });

  it('what is asked for by its slug has no gate', async () => {
    const { slug } = await slugOf('/api/actors/one?asOf=seq:4');
    const response = await server.get(`/api/actors/${slug}?asOf=seq:4`);
    expect(response.status).toBe(200);
    expect(response.headers.get('link')).toBeNull();
  });
});

async function slugOf(path: string): Promise<{ readonly slug: string }> {
  const text = await (await server.get(path)).text();
  return { slug: /"slug":"([^"]+)"/u.exec(text)?.[1] ?? '' };
}

describe('a page of another origin', () => {
  it('may ask for an instant, and see which it got', async () => {
    const path = `${server.url}/timegate/api/sources/one`;
    const beforehand = await fetch(path, { method: 'OPTIONS' });
    expect(beforehand.headers.get('access-control-allow-headers')).toContain('Accept-Datetime');
    const { headers } = await fetch(path);
    expect(headers.get('access-control-expose-headers')).toContain('Memento-Datetime');
  });
});

describe('a server that knows its public address', () => {
  it('writes whole addresses', async () => {
    const proxied = await openServer({ publicUrl: 'https://archive.example/regesta' });
    try {
      proxied.append(say.source('paper'));
      const original = 'https://archive.example/regesta/api/sources/paper';
      const response = await proxied.get('/timegate/api/sources/paper');
      expect(response.headers.get('location')).toBe(
        'https://archive.example/regesta/memento/1/api/sources/paper',
      );
      expect(linksTo('original', linksOf(response))[0]?.target).toBe(original);
      const map = await (await proxied.get('/timemap/api/sources/paper')).text();
      expect(parseLinks(map).map(({ target }) => new URL(target).host)).toEqual(
        Array.from({ length: 4 }, () => 'archive.example'),
      );
      const { headers } = await proxied.get('/memento/1/api/sources/paper');
      const sole = linksTo('memento', parseLinks(headers.get('link') ?? ''));
      expect(sole.map(({ rels }) => rels)).toEqual([['first', 'last', 'memento']]);
    } finally {
      await proxied.close();
    }
  });
});

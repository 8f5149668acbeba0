import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '../../server/projections/rebuild.ts';
import { rebuildSearch } from '../../server/search/rebuild-search.ts';
import { viewNames } from '../../server/reading/reader.ts';
import { temporaryFolder } from '../support/running-server.ts';
import * as say from '../support/sayings.ts';
import { ground } from './random-log.ts';
import { serveFolder, type Served } from './served.ts';

const folder = temporaryFolder();
let server: Served;

/** What is told first; what comes later corrects each of it. */
const first = [
  say.occurrence('a', {
    title: 'Summit',
    date: { edtf: '[2015-03-09..2015-03-11]' },
    actors: [{ actor: 'us', role: 'host' }],
    effects: [{ instrument: 'accord', standing: 'signed' }],
    citations: [say.citing('early'), say.citing('late')],
  }),
  say.occurrence('b', { date: { edtf: '2015-03-10' }, citations: [say.citing('vague')] }),
];
const position = ground.length + first.length;
const later = [
  say.say('OccurrenceRedated', 'occurrence-a', { date: { edtf: '2019' } }),
  say.revised('source', 'late', { published: '2020', title: 'Summit, retold' }),
  say.revised('actor', 'us', { name: 'Another name' }),
  say.revised('instrument', 'accord', { title: 'Another accord' }),
  say.withdrawn('early'),
  say.merged('b', 'a'),
  say.occurrence('c', { title: 'Summit again', citations: [say.citing('late')] }),
];

const lists = [
  'occurrences',
  'timeline',
  'replay',
  'sources',
  'actors',
  'instruments',
  'chronicles',
];
const things = [
  'occurrences/a',
  'sources/late',
  'actors/us',
  'instruments/accord',
  'chronicles/main',
];
const plain = [
  ...[...lists, ...things, ...things.map((thing) => `${thing}/history`)].map((it) => `/api/${it}`),
  ...viewNames.map((name) => `/api/views/${name}`),
  '/api/search?q=summit',
  '/api/events',
];
const clocked = [
  '/api/occurrences?until=2015-03-10&match=certain&sort=importance&limit=1',
  '/api/timeline?knownBy=2015-03-12&lanes=actor&bins=7',
  '/api/views/standing?until=2015-03-10',
  '/api/views/tallies?actor=us&knownBy=2016',
  '/api/views/links?until=2016',
  '/api/occurrences/a?knownBy=2015-03-10',
];
const addresses = [...plain, ...clocked];

function asOf(address: string, when: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(when)}`;
}

const past = [
  ...addresses.map((address) => asOf(address, `seq:${position}`)),
  ...viewNames.map((name) => `/api/views/${name}/diff?from=seq:3&to=seq:${position}`),
];

/** What caches and readers would keep of an answer. */
async function answerTo(path: string) {
  const response = await server.get(path);
  const { status, headers } = response;
  const text = await response.text();
  return { path, status, tag: headers.get('etag'), link: headers.get('link'), text };
}

beforeAll(async () => {
  server = await serveFolder(folder.path);
  server.append([...ground], '2024-01-01T00:00:00.000Z');
  server.append(first, '2024-01-01T00:00:01.000Z');
});

afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('an answer for a past position', () => {
  it('keeps its bytes and its tag through appends, a rebuild and a restart', async () => {
    const read = async () => {
      const answers = [];
      for (const path of past) answers.push(await answerTo(path));
      return answers;
    };
    const then = await read();
    expect(then.filter(({ status }) => status !== 200)).toEqual([]);
    for (const said of later) server.append([said], '2024-01-01T00:00:02.000Z');
    expect(await read()).toEqual(then);
    for (const _ of rebuild(server.opened.database.writer));
    for (const _ of rebuildSearch(server.opened.database.writer));
    expect(await read()).toEqual(then);
    await server.stop();
    server = await serveFolder(folder.path);
    expect(await read()).toEqual(then);
  });

  it('has a tag that names what was asked and the position, however that is named', async () => {
    const tagOf = async (path: string) => (await server.get(path)).headers.get('etag');
    const tags = new Map<string, string | null>();
    for (const address of addresses) {
      if (/occurrences\/a(?:\?|$)/u.test(address)) continue; // its tag is its stream's version
      const tag = await tagOf(asOf(address, `seq:${position}`));
      tags.set(address, tag);
      expect(tag).toContain(`.${position}.`);
      expect(await tagOf(asOf(address, '2024-01-01T00:00:01.500Z'))).toBe(tag);
      expect(await tagOf(address)).not.toBe(tag);
    }
    expect(new Set(tags.values()).size).toBe(tags.size);
  });

  // Nothing in it changes but by a redaction, and no cache may show for a moment what that removed.
  it('may be kept by any cache where its address names the position, and by none unasked', async () => {
    const freshness = async (path: string) => {
      const { headers } = await server.get(path);
      return [path, headers.get('cache-control')];
    };
    for (const address of addresses) {
      expect(await freshness(address)).not.toEqual([address, 'public, no-cache']);
      const path = asOf(address, `seq:${position}`);
      expect(await freshness(path)).toEqual([path, 'public, no-cache']);
    }
  });

  it('is had already by whoever sends its tag, until something of it was redacted', async () => {
    const statusOf = async (path: string, tag: string | null) => {
      const { status } = await server.get(path, { 'if-none-match': tag ?? '' });
      return [path, status];
    };
    const tags = new Map<string, string | null>();
    for (const path of past) tags.set(path, (await answerTo(path)).tag);
    for (const [path, tag] of tags) expect(await statusOf(path, tag)).toEqual([path, 304]);
    server.append([say.redacted('actor-us', 5)], '2024-01-01T00:00:02.500Z');
    for (const [path, tag] of tags) {
      expect(await statusOf(path, tag)).toEqual([path, 200]);
      const { headers } = await server.get(path);
      expect([path, headers.get('cache-control')]).toEqual([path, 'public, no-cache']);
    }
  });

  it('is not kept for an instant at which more may be recorded', async () => {
    const instant = '2024-01-01T00:00:03.000Z';
    server.append([say.occurrence('d', { citations: [say.citing('late')] })], instant);
    for (const address of plain) {
      const { headers } = await server.get(asOf(address, instant));
      expect([address, headers.get('cache-control')]).not.toEqual([
        address,
        expect.stringMatching(/public|immutable/u),
      ]);
    }
    const before = await answerTo(asOf('/api/occurrences', instant));
    server.append([say.retracted('d')], instant);
    const after = await answerTo(asOf('/api/occurrences', instant));
    expect(JSON.parse(after.text).total).toBe(JSON.parse(before.text).total - 1);
    expect(after.tag).not.toBe(before.tag);
  });
});

describe('a position that is not there', () => {
  const wrong = ['seq:99999', 'seq:-1', 'seq:1.5', 'seq:', 'seq:1e1', '2024', 'yesterday', ''];

  it.each(wrong)('%s is an issue that names the head', async (when) => {
    const { position } = server.opened.reader.head();
    for (const address of addresses) {
      const response = await server.get(asOf(address, when));
      expect([address, response.status]).toEqual([address, 400]);
      expect(await response.json()).toMatchObject({
        code: 'issue',
        errors: [{ pointer: '/asOf', detail: expect.stringContaining(`seq:${position}`) }],
      });
    }
  });
});

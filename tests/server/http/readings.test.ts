import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as registers from '../../../server/http/reference/register-answers.ts';
import { historyAnswer, logAnswer } from '../../../server/http/reference/event-answers.ts';
import {
  occurrenceAnswer,
  occurrencesAnswer,
} from '../../../server/http/reference/occurrence-answers.ts';
import { problemDocument } from '../../../server/http/reference/problem.ts';
import { searchAnswer } from '../../../server/http/reference/search-answer.ts';
import { timelineAnswer } from '../../../server/http/reference/timeline-answer.ts';
import { diffAnswer } from '../../../server/http/reference/diff-answer.ts';
import { viewAnswer, viewsAnswer } from '../../../server/http/reference/view-answers.ts';
import { viewNames } from '../../../server/reading/reader.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;
const head = smallArchive.length;

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
});

afterAll(() => server.close());

const readings = [
  ['/api/occurrences', occurrencesAnswer],
  ['/api/occurrences?q=presidents&actor=us&actor=agency&kind=statement', occurrencesAnswer],
  ['/api/occurrences?from=2014&to=2016&match=certain&sort=-recorded', occurrencesAnswer],
  ['/api/occurrences/summit', occurrenceAnswer],
  ['/api/occurrences/breach?knownBy=2018&until=2018', occurrenceAnswer],
  ['/api/occurrences/summit/history', historyAnswer],
  ['/api/timeline', timelineAnswer],
  ['/api/timeline?from=2000&to=2020&bins=7&limit=1&lanes=actor', timelineAnswer],
  ['/api/sources', registers.sourcesAnswer],
  ['/api/sources/memoir', registers.sourceAnswer],
  ['/api/sources/memoir/history', historyAnswer],
  ['/api/actors', registers.actorsAnswer],
  ['/api/actors/us', registers.actorAnswer],
  ['/api/actors/us/history', historyAnswer],
  ['/api/instruments', registers.instrumentsAnswer],
  ['/api/instruments/accord', registers.instrumentAnswer],
  ['/api/instruments/accord/history', historyAnswer],
  ['/api/chronicles', registers.chroniclesAnswer],
  ['/api/chronicles/main', registers.chronicleAnswer],
  ['/api/chronicles/main/history', historyAnswer],
  ['/api/search?q=summit', searchAnswer],
  ['/api/views', viewsAnswer],
  ...viewNames.map((name) => [`/api/views/${name}`, viewAnswer] as const),
  ['/api/views/timeline/diff?from=seq:8&to=seq:13', diffAnswer],
  ...viewNames.map(
    (name) => [`/api/views/${name}/diff?from=until:2015&to=knownBy:2019`, diffAnswer] as const,
  ),
  ['/api/events', logAnswer],
  ['/api/events?after=6&limit=2&stream=occurrence-summit&type=OccurrenceRecorded', logAnswer],
] as const;

describe('a reading', () => {
  it.each(readings)('of %s is what the reference says', async (path, schema) => {
    const response = await server.get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const answer: unknown = await response.json();
    expect(schema.safeParse(answer).error?.issues).toBeUndefined();
    expect(answer).toMatchObject({ asOf: { position: head } });
  });

  it.each(readings)('of %s has the same headers when only they are asked for', async (path) => {
    const headersOf = async (method: string) => {
      const response = await fetch(server.url + path, {
        method,
        headers: { 'accept-encoding': 'identity' },
      });
      const told = [...response.headers].filter(
        ([name]) => !/^(?:date|connection|keep-alive|x-request-id|ratelimit)/u.test(name),
      );
      return { status: response.status, told };
    };
    expect(await headersOf('HEAD')).toEqual(await headersOf('GET'));
  });

  it.each(readings.filter(([path]) => path !== '/api/views'))(
    'of %s is not sent again to whoever has it',
    async (path) => {
      const tag = (await server.get(path)).headers.get('etag') ?? '';
      const again = await server.get(path, { 'if-none-match': `"other", ${tag}` });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(tag);
      expect(await again.text()).toBe('');
    },
  );
});

describe('a reading at a named position', () => {
  const past = [
    '/api/occurrences',
    '/api/occurrences/summit',
    '/api/timeline',
    '/api/sources/paper',
  ]
    .concat(['/api/instruments', '/api/views/standing', '/api/search?q=summit', '/api/events'])
    .map((path) => `${path}${path.includes('?') ? '&' : '?'}asOf=seq:10`);

  it('is the same, byte by byte, whatever is appended later, and asked for again by its tag', async () => {
    const read = async (path: string) => {
      const response = await server.get(path);
      expect(response.headers.get('cache-control')).toBe('public, no-cache');
      return [response.headers.get('etag'), await response.text()];
    };
    const before = await Promise.all(past.map(read));
    const other = await openServer();
    other.append(...smallArchive, say.occurrence('later', { title: 'Summit again' }));
    await other.close();
    server.append(say.occurrence('later', { title: 'Summit again' }));
    server.append(say.say('OccurrenceRetracted', 'occurrence-later'));
    expect(await Promise.all(past.map(read))).toEqual(before);
  });

  it('is asked for again when its address names none', async () => {
    const [list, one] = await Promise.all(
      ['/api/occurrences', '/api/occurrences/summit'].map((path) => server.get(path)),
    );
    expect(list?.headers.get('cache-control')).toBe('no-cache');
    expect(one?.headers.get('cache-control')).toBe('no-store');
    expect(one?.headers.get('etag')).toBe('"2"');
  });

  it('that is not recorded yet is an issue which names the head', async () => {
    const response = await server.get('/api/occurrences?asOf=seq:999');
    expect(response.status).toBe(400);
    const problem = problemDocument.parse(await response.json());
    expect(problem.errors).toMatchObject([{ pointer: '/asOf', code: 'future-position' }]);
    expect(problem.detail).toMatch(/the head is seq:\d+/u);
  });
});

describe('a list', () => {
  it.each([
    '/api/occurrences?sort=importance&limit=1',
    '/api/sources?limit=1',
    '/api/events?limit=2',
  ])('is read whole by following its links: %s', async (path) => {
    const whole = path.replace(/limit=\d/u, 'limit=1000');
    const all = await itemsOf(await server.get(whole));
    const found: unknown[] = [];
    for (let next: string | null = path; next !== null;) {
      const response = await server.get(next);
      found.push(...(await itemsOf(response)));
      const link: string | null = response.headers.get('link');
      next = link === null ? null : (/^<(\/api\/[^>]+)>; rel="next"$/u.exec(link)?.[1] ?? '!');
      if (found.length === 2 && path.includes('sort'))
        server.append(say.revised('actor', 'us', { name: 'USA' }));
    }
    expect(found).toEqual(all);
  });

  it('refuses the cursor of another list', async () => {
    const link = (await server.get('/api/sources?limit=1')).headers.get('link') ?? '';
    const cursor = /cursor=([^&>]+)/u.exec(link)?.[1] ?? '';
    const response = await server.get(`/api/actors?cursor=${cursor}`);
    expect(problemDocument.parse(await response.json()).errors?.[0]?.code).toBe('unknown-cursor');
  });
});

describe('what is not there', () => {
  it.each([
    '/api/occurrences/nobody',
    '/api/occurrences/nobody/history',
    '/api/occurrences/summit?asOf=seq:3',
    '/api/sources/nobody',
    '/api/actors/constructor',
    '/api/instruments/__proto__',
    '/api/views/nothing',
    '/api/views/toString/diff?from=seq:1&to=seq:2',
    '/api/nothing',
    '/api/occurrences/',
    '/api/Occurrences',
    '/api',
  ])('%s is a problem in words', async (path) => {
    const response = await server.get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problemDocument.parse(await response.json())).toMatchObject({
      type: 'urn:regesta:problem:not-found',
      code: 'not-found',
      status: 404,
    });
  });
});

async function itemsOf(response: Response): Promise<unknown[]> {
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer && 'items' in answer && Array.isArray(answer.items))
    return answer.items;
  throw new Error(JSON.stringify(answer));
}

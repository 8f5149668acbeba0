import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiffAnswer } from '../../../events/readings/diff.ts';
import { problemDocument } from '../../../server/http/reference/problem.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;
const head = smallArchive.length;
const years = [2001, 2002, 2003, 2004, 2005];

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  server.append(
    ...years.map((year) => say.occurrence(`in-${year}`, { date: { edtf: `${year}` } })),
  );
});

afterAll(() => server.close());

const path = (query: string, view = 'timeline') => `/api/views/${view}/diff?${query}`;

async function read(address: string): Promise<DiffAnswer> {
  const response = await server.get(address);
  expect(response.status).toBe(200);
  const answer: DiffAnswer = await response.json();
  return answer;
}

function nextOf(response: Response): string | null {
  return /^<(\/api\/[^>]+)>; rel="next"$/u.exec(response.headers.get('link') ?? '')?.[1] ?? null;
}

describe('what changed between two readings', () => {
  it('says what was compared, on all clocks', async () => {
    const answer = await read(path('from=until:2001&to=until:2003&to=seq:14&knownBy=2020'));
    const at = await read(path('from=seq:14&to=seq:14'));
    expect(answer).toMatchObject({
      asOf: at.asOf,
      view: 'timeline',
      from: { position: head + years.length, until: '2001', knownBy: '2020' },
      to: { position: 14, until: '2003', knownBy: '2020' },
    });
    expect(at).toMatchObject({ total: 0, items: [], from: { until: null, knownBy: null } });
  });

  it('is read whole by following its links, whatever is appended meanwhile', async () => {
    const asked = path('from=until:2000&to=until:2005&match=certain');
    const whole = await read(asked);
    expect(whole).toMatchObject({
      total: 5,
      counts: { added: 5, removed: 0, changed: 0, moved: 0 },
    });
    const found: unknown[] = [];
    for (let next: string | null = `${asked}&limit=2`; next !== null;) {
      const response = await server.get(next);
      const answer: DiffAnswer = await response.json();
      expect(answer).toMatchObject({ total: 5, counts: whole.counts });
      found.push(...answer.items);
      if (found.length > 2) expect(response.headers.get('cache-control')).toBe('public, no-cache');
      server.append(say.occurrence(`later-${found.length}`, { date: { edtf: '2002' } }));
      next = nextOf(response);
    }
    expect(found).toEqual(whole.items);
  });

  it('never changes once the positions of both readings are named', async () => {
    const named = [
      path('from=seq:3&to=seq:14'),
      path('from=until:2001&to=until:2003&asOf=seq:14'),
      path('from=until:2001&from=seq:14&to=knownBy:2003&to=seq:14', 'standing'),
    ];
    const readAll = () =>
      Promise.all(
        named.map(async (address) => {
          const response = await server.get(address);
          expect(response.headers.get('cache-control')).toBe('public, no-cache');
          return [response.headers.get('etag'), await response.text()];
        }),
      );
    const before = await readAll();
    server.append(say.occurrence('much-later', { date: { edtf: '2002' } }));
    expect(await readAll()).toEqual(before);
  });

  it('is asked for again when one of them is read at the head, and then tagged otherwise', async () => {
    for (const query of ['from=seq:3&to=until:2015', 'from=until:2014&to=until:2015']) {
      const response = await server.get(path(query));
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const tag = response.headers.get('etag') ?? '';
      const same = { 'if-none-match': tag };
      expect((await server.get(path(query), same)).status).toBe(304);
      server.append(say.revised('actor', 'us', { name: `United States ${query}` }));
      expect((await server.get(path(query), same)).status).toBe(200);
    }
  });

  it('tells apart by tag what only the positions tell apart', async () => {
    const addresses = ['from=seq:3&to=seq:14', 'from=seq:4&to=seq:14', 'from=seq:3&to=seq:13'];
    const responses = await Promise.all(addresses.map((query) => server.get(path(query))));
    expect(new Set(responses.map(({ headers }) => headers.get('etag'))).size).toBe(3);
  });

  it.each([
    ['from=seq:3', '/to', 'missing'],
    ['from=seq:3&to=2015', '/to', 'not-a-reading'],
    ['from=seq:999&to=seq:3', '/from', 'future-position'],
    ['from=until:2015-13&to=seq:3', '/from', 'edtf-month-impossible'],
    ['from=seq:3&to=seq:4&to=seq:5', '/to', 'repeated'],
    ['from=seq:3&to=seq:4&cursor=x', '/cursor', 'unknown-cursor'],
  ])('%s is an issue of %s: %s', async (query, pointer, code) => {
    const response = await server.get(path(query));
    expect(response.status).toBe(400);
    const problem = problemDocument.parse(await response.json());
    expect(problem.errors).toMatchObject([{ pointer, code }]);
  });
});

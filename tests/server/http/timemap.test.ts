import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHttpDate } from '../../../server/http/memento/http-date.ts';
import { linksTo, parseLinks } from './link-values.ts';
import type { TestServer } from './open-server.ts';
import { openTravelled, positionsOf, recordings, things } from './open-travelled.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTravelled();
});

afterAll(() => server.close());

describe.each(things)('%s', (thing) => {
  const positions = positionsOf(thing);
  const [first, second, third, fourth] = positions;
  const memento = (position: number) => `/memento/${position}${thing}`;

  it('has a map of every memento', async () => {
    const response = await server.get(`/timemap${thing}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/link-format');
    const links = parseLinks(await response.text());
    const told = links.map(({ target, rels, attributes }) => [
      target,
      rels.join(' '),
      attributes['datetime'],
    ]);
    const dates = recordings.map(writeHttpDate);
    expect(told).toEqual([
      [thing, 'original', undefined],
      [`/timemap${thing}`, 'self', undefined],
      [`/timegate${thing}`, 'timegate', undefined],
      [memento(first), 'first memento', dates[0]],
      [memento(second), 'memento', dates[1]],
      [memento(third), 'memento', dates[2]],
      [memento(fourth), 'last memento', dates[3]],
    ]);
    expect(linksTo('self', links)[0]?.attributes).toEqual({
      rel: 'self',
      type: 'application/link-format',
      from: dates[0],
      until: dates[3],
    });
  });

  it('has pages of its map, each with the stretch that it covers', async () => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const open = [`/timemap${thing}?after=${first}&limit=1`];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const links = parseLinks(await (await server.get(path)).text());
      const mementos = linksTo('memento', links);
      for (const { target } of mementos) found.add(target);
      const [self] = linksTo('self', links);
      expect(new URLSearchParams(self?.target.split('?')[1]).get('limit')).toBe('1');
      expect(self?.attributes['from']).toBe(mementos[0]?.attributes['datetime']);
      expect(self?.attributes['until']).toBe(mementos.at(-1)?.attributes['datetime']);
      for (const { target, attributes } of linksTo('timemap', links)) {
        expect(attributes).toMatchObject({ type: 'application/link-format' });
        expect(attributes['from']).toMatch(/GMT$/u);
        expect(attributes['until']).toMatch(/GMT$/u);
        open.push(target);
      }
    }
    expect([...found].toSorted()).toEqual(positions.map(memento).toSorted());
    expect(seen.size).toBe(4);
  });
});

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, in a line each. */
async function findings(walk: Walk): Promise<string[]> {
  await walk.page.evaluate(axe);
  return walk.page.evaluate(async () => {
    const run: unknown = await Reflect.get(globalThis, 'axe').run();
    const { violations } = run as {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    };
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

const pages = [
  ['timeline', '/'],
  ['opened', '/?open=cloudhopper'],
  ['list', '/?view=list'],
  ['occurrence', '/occurrences/cloudhopper'],
  ['actors', '/actors'],
  ['actor', '/actors/apt10'],
  ['sources', '/sources'],
  ['source', '/sources/liao-ip-rights'],
  ['instruments', '/instruments'],
  ['nowhere', '/occurrences/no-such-thing'],
] as const;

const looks = [
  ['wide', { width: 1440, height: 1000 }, 'light'],
  ['huge', { width: 2560, height: 1300 }, 'light'],
  ['narrow', { width: 360, height: 780 }, 'light'],
  ['dark', { width: 1440, height: 1000 }, 'dark'],
  ['narrow-dark', { width: 360, height: 780 }, 'dark'],
] as const;

describe.each(looks)('on a %s screen', (look, viewport, colorScheme) => {
  it('axe finds nothing, and nothing is wider than the screen', async () => {
    const walk = await room.walk({ viewport, colorScheme });
    const found: string[] = [];
    for (const [name, path] of pages) {
      await walk.go(path);
      await walk.picture(`${look}-${name}`);
      found.push(...(await findings(walk)).map((line) => `${name}: ${line}`));
      const overflow = await walk.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) found.push(`${name}: is ${overflow} px wider than the screen`);
    }
    expect(found).toEqual([]);
    expect(walk.complaints.filter((line) => !line.includes('404'))).toEqual([]);
    await walk.page.context().close();
  });
});

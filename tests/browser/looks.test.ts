import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings, overflow } from './axe.ts';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';

let room: ReadingRoom;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());

const pages = [
  ['timeline', '/'],
  ['opened', '/?open=cloudhopper'],
  ['list', '/?view=list'],
  ['replay', '/?until=2018-11'],
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
      const wider = await overflow(walk);
      if (wider > 0) found.push(`${name}: is ${wider} px wider than the screen`);
    }
    expect(found).toEqual([]);
    expect(walk.complaints.filter((line) => !line.includes('404'))).toEqual([]);
    await walk.page.context().close();
  });
});

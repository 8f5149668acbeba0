import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Forked } from '../../../server/mirroring/catching-up.ts';
import { keepEvidence } from '../../../server/mirroring/evidence.ts';
import type { OpenArchive } from '../../../server/open-archive.ts';
import { RemoteUnreadable } from '../../../server/transparency/remote-log.ts';
import { NotAsSealed } from '../../../server/transparency/sealed-tree.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import * as say from '../../support/sayings.ts';
import {
  caughtUp,
  openLiar,
  openMirror,
  rootOf,
  serveFolder,
  type Liar,
  type ServedArchive,
} from './open-mirror.ts';

let folder: ReturnType<typeof temporaryFolder>;
let original: ServedArchive;
let liar: Liar;
let mirror: OpenArchive;

const at = (name: string): string => join(folder.path, name);
const actors = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => say.actor(`${prefix}${index}`));

beforeEach(async () => {
  folder = temporaryFolder();
  original = await serveFolder(at('original'));
  original.append(...actors('a', 600));
  liar = await openLiar(original.url);
  mirror = await openMirror(at('mirror'), original, liar.url);
});

afterEach(async () => {
  mirror.close();
  liar.close();
  await original.stop();
  folder.remove();
});

const size = (): number => mirror.transparency.tree.size();
const sealText = (text: string): string => text.split('\n').slice(0, 3).join(' ');

const inText =
  (start: string, change: (text: string) => string) =>
  (path: string, body: Buffer): Buffer =>
    path.startsWith(start) ? Buffer.from(change(body.toString('utf8'))) : body;

describe('catching up with another archive', () => {
  it('takes in all that is sealed, and the seal', async () => {
    const steps = await caughtUp(mirror, liar.url);
    expect(steps).toEqual([
      { position: 0, size: 600, added: 0 },
      { position: 600, size: 600, added: 600 },
    ]);
    expect(rootOf(mirror)).toBe(rootOf(original.opened));
    expect(mirror.transparency.seals.current()).toBe(original.opened.transparency.seals.current());
    expect(await caughtUp(mirror, liar.url)).toEqual([{ position: 600, size: 600, added: 0 }]);
  });

  it('keeps every seal that it was given', async () => {
    await caughtUp(mirror, liar.url);
    original.append(say.actor('later'));
    await caughtUp(mirror, liar.url);
    const { seals } = mirror.transparency;
    expect(seals.all()).toEqual(original.opened.transparency.seals.all());
    expect(seals.all()).toHaveLength(2);
  });

  it('takes in nothing that came after the seal', async () => {
    const seal = original.opened.transparency.seals.current();
    original.append(say.actor('later'));
    liar.lie = (path, body) => (path === '/log/checkpoint' ? Buffer.from(seal ?? '') : body);
    await caughtUp(mirror, liar.url);
    expect(size()).toBe(600);
    liar.lie = null;
    await caughtUp(mirror, liar.url);
    expect(rootOf(mirror)).toBe(rootOf(original.opened));
  });

  it('goes on after it was cut between two pages', async () => {
    original.append(...actors('b', 900));
    original.append(...actors('c', 900));
    let pages = 0;
    liar.answer = (path, response) => {
      if (!path.startsWith('/log/events/') || (pages += 1) < 3) return false;
      response.destroy();
      return true;
    };
    await expect(caughtUp(mirror, liar.url)).rejects.toThrow(RemoteUnreadable);
    expect(size()).toBe(2_000);
    // What it has come to is less than what was sealed: it has no seal to give out yet.
    expect(mirror.transparency.seals.current()).toBeNull();
    mirror.close();
    mirror = await openMirror(at('mirror'), original, liar.url);
    liar.answer = null;
    await caughtUp(mirror, liar.url);
    expect(rootOf(mirror)).toBe(rootOf(original.opened));
  });

  it('waits for an original that is behind what it sealed, and takes nothing of it', async () => {
    const older = original.opened.transparency.seals.current() ?? '';
    original.append(say.actor('later'));
    await caughtUp(mirror, liar.url);
    liar.lie = (path, body) => (path === '/log/checkpoint' ? Buffer.from(older) : body);
    expect(await caughtUp(mirror, liar.url)).toEqual([{ position: 601, size: 601, added: 0 }]);
    expect(mirror.transparency.seals.all()).toHaveLength(1);
  });
});

describe('an original that lies', () => {
  it.each([
    ['other data', '/log/events/', (text: string) => text.replace('"name":"', '"name":"Not ')],
    ['another name', '/log/events/', (text: string) => text.replace('"A test"', '"Mallory"')],
    ['no salt', '/log/events/', (text: string) => text.replace(/"salt":"[^"]+",/u, '')],
    [
      'lines out of order',
      '/log/events/',
      (text: string) => text.split('\n').toReversed().slice(1).join('\n') + '\n',
    ],
    [
      'an event held back',
      '/log/events/',
      (text: string) => text.split('\n').toSpliced(10, 1).join('\n'),
    ],
    ['no events', '/log/events/', () => ''],
    ['what is no event', '/log/events/', (text: string) => `{"position":1}\n${text}`],
    ['what is no JSON', '/log/events/', () => '<html>\n'],
    ['a seal of nobody', '/log/checkpoint', (text: string) => text.replace('\n600\n', '\n599\n')],
    ['a page instead of a seal', '/log/checkpoint', () => '<html>'],
    ['other leaves', '/log/tile/0/000', (text: string) => text.replace(/^./su, '\u0000')],
    ['a tile that is too short', '/log/tile/0/002', (text: string) => text.slice(1)],
    [
      'a tile of the edge of another tree',
      '/log/tile/1/',
      (text: string) => text.slice(0, -1) + 'x',
    ],
  ])('is found out, and nothing of it is kept: %s', async (_what, path, change) => {
    liar.lie = (asked, body) =>
      asked.startsWith(path) ? Buffer.from(change(body.toString('latin1')), 'latin1') : body;
    await expect(caughtUp(mirror, liar.url)).rejects.toThrow(NotAsSealed);
    expect(size()).toBe(0);
    liar.lie = null;
    await caughtUp(mirror, liar.url);
    expect(rootOf(mirror)).toBe(rootOf(original.opened));
  });

  it('keeps what came before its first lie: that was sealed', async () => {
    original.append(...actors('b', 900));
    liar.lie = inText('/log/events/1000', (text) => text.replace('"A test"', '"Mallory"'));
    await expect(caughtUp(mirror, liar.url)).rejects.toThrow(
      /^event 1001 is not what was sealed$/u,
    );
    expect(size()).toBe(1_000);
  });

  it('is left when it gives more than any archive would', async () => {
    liar.answer = (path, response) => {
      if (path !== '/log/checkpoint') return false;
      const more = (): boolean => response.write(Buffer.alloc(65_536));
      response.on('drain', more);
      more();
      return true;
    };
    await expect(caughtUp(mirror, liar.url)).rejects.toThrow(/is longer than any archive’s/u);
  });

  it('leads nowhere else', async () => {
    liar.answer = (path, response) => {
      if (path !== '/log/checkpoint') return false;
      response.writeHead(302, { location: `${original.url}/log/checkpoint` }).end();
      return true;
    };
    await expect(caughtUp(mirror, liar.url)).rejects.toThrow(RemoteUnreadable);
  });
});

describe('a fork', () => {
  /** Another archive under the same key, which has the first 600 events of the original. */
  async function forkOf(): Promise<ServedArchive> {
    const url = original.url;
    await original.stop();
    cpSync(at('original'), at('fork'), { recursive: true });
    original = await serveFolder(at('original'));
    if (liar.to === url) liar.to = original.url;
    return serveFolder(at('fork'));
  }

  it.each([
    ['of the same length', 1, 1],
    ['that is longer', 1, 2],
    ['that is shorter', 2, 1],
  ])('%s is noticed, and nothing of it is taken', async (_what, here, there) => {
    const fork = await forkOf();
    original.append(...actors('here', here));
    fork.append(...actors('there', there));
    await caughtUp(mirror, liar.url);
    const before = rootOf(mirror);
    liar.to = fork.url;
    const forked = await caughtUp(mirror, liar.url).catch((error: unknown) => error);
    expect(forked).toBeInstanceOf(Forked);
    expect(rootOf(mirror)).toBe(before);
    expect(mirror.transparency.seals.all()).toHaveLength(1);
    if (!(forked instanceof Forked)) throw forked;
    const evidence = keepEvidence(at('mirror'), forked);
    const [kept, offered] = ['kept-seal', 'offered-seal'].map((name) =>
      readFileSync(join(evidence, name), 'utf8'),
    );
    expect(kept).toBe(original.opened.transparency.seals.current());
    expect(sealText(offered ?? '')).toBe(sealText(fork.opened.transparency.seals.current() ?? ''));
    await fork.stop();
  });

  it('is noticed also beyond the seal that the mirror was cut before', async () => {
    const fork = await forkOf();
    original.append(...actors('here', 900));
    fork.append(...actors('there', 950));
    liar.answer = (path, response) => {
      if (path !== '/log/events/1000') return false;
      response.destroy();
      return true;
    };
    liar.to = original.url;
    await expect(caughtUp(mirror, liar.url)).rejects.toThrow(RemoteUnreadable);
    liar.answer = null;
    liar.to = fork.url;
    await expect(caughtUp(mirror, liar.url)).rejects.toThrow(Forked);
    expect(size()).toBe(1_000);
    await fork.stop();
  });
});

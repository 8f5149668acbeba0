import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backOffMs } from '../../../server/mirroring/back-off.ts';
import type { Come } from '../../../server/mirroring/catching-up.ts';
import { follow } from '../../../server/mirroring/following.ts';
import type { OpenArchive } from '../../../server/open-archive.ts';
import { RemoteLog, RemoteUnreadable } from '../../../server/transparency/remote-log.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import * as say from '../../support/sayings.ts';
import { openLiar, openMirror, rootOf, serveFolder } from './open-mirror.ts';
import type { Liar, ServedArchive } from './open-mirror.ts';

let folder: ReturnType<typeof temporaryFolder>;
let original: ServedArchive;
let liar: Liar;
let mirror: OpenArchive;
let stopping: AbortController;
let told: string[];
let came: (come: Come) => void;
let waiting: { readonly what: string; readonly resolve: () => void } | null;

beforeEach(async () => {
  folder = temporaryFolder();
  original = await serveFolder(join(folder.path, 'original'));
  original.append(say.actor('a'));
  liar = await openLiar(original.url);
  mirror = await openMirror(join(folder.path, 'mirror'), original, liar.url);
  stopping = new AbortController();
  told = [];
  came = () => undefined;
  waiting = null;
});

afterEach(async () => {
  stopping.abort();
  mirror.close();
  liar.close();
  await original.stop();
  folder.remove();
});

function tell(what: string): void {
  told.push(what);
  if (waiting?.what === what) waiting.resolve();
}

/** Resolves once the mirror has told something, or had before. */
const heard = (what: string): Promise<void> =>
  told.includes(what) ? Promise.resolve() : new Promise((resolve) => (waiting = { what, resolve }));

function followed(url: string, isOnce = false): Promise<void> {
  const { signal } = stopping;
  return follow({
    remote: new RemoteLog(url, null, signal),
    ...mirror,
    settings: mirror.accounts.settings,
    stopped: signal,
    watch: {
      came: (come) => came(come),
      caughtUp: ({ position }: Come) => tell(`has ${position}`),
      waits: () => tell('waits'),
    },
    isOnce,
    chance: () => 0,
  });
}

describe('following an archive', () => {
  it('takes in what comes, by its live stream, until it is stopped', async () => {
    // Past the liar, which passes no stream on.
    const ended = followed(original.url);
    await heard('has 1');
    original.append(say.actor('b'));
    await heard('has 2');
    original.append(say.actor('c'), say.actor('d'));
    await heard('has 4');
    expect(rootOf(mirror)).toBe(rootOf(original.opened));
    stopping.abort();
    await ended;
  });

  it('waits while the archive can not be read, and goes on', async () => {
    let isGone = true;
    liar.answer = (_path, response) => {
      if (isGone) response.destroy();
      return isGone;
    };
    const ended = followed(liar.url);
    await heard('waits');
    isGone = false;
    await heard('has 1');
    stopping.abort();
    await ended;
    expect(rootOf(mirror)).toBe(rootOf(original.opened));
  });

  it('gives up after some tries where it is to catch up once', async () => {
    liar.answer = (_path, response) => {
      response.writeHead(502).end();
      return true;
    };
    await expect(followed(liar.url, true)).rejects.toThrow(/answered 502/u);
    expect(told).toEqual(['waits', 'waits', 'waits']);
  });

  it('waits as long as the archive asks it to', async () => {
    let asked = 0;
    liar.answer = (path, response) => {
      if (path !== '/log/checkpoint' || (asked += 1) > 1) return false;
      response.writeHead(429, { 'retry-after': '1' }).end();
      return true;
    };
    await followed(liar.url, true);
    expect([asked, told]).toEqual([2, ['has 1']]);
  });

  it('is closed when the archive is, and ends when it may not read any more', async () => {
    original.opened.accounts.settings.setClosed(true);
    await expect(followed(original.url, true)).rejects.toThrow(RemoteUnreadable);
    expect(mirror.accounts.settings.isClosed()).toBe(true);
  });

  it('is closed before it has what was said once the archive was closed', async () => {
    let isClosed = false;
    liar.lie = (path, body) => {
      // It is closed after the mirror asked whether it was, and before the mirror reads on.
      if (path.startsWith('/log/events/')) isClosed = true;
      if (path !== '/api/session' || !isClosed) return body;
      return Buffer.from(body.toString('utf8').replace('"isClosed":false', '"isClosed":true'));
    };
    const steps: unknown[] = [];
    came = ({ added }) => steps.push([added, mirror.accounts.settings.isClosed()]);
    await followed(liar.url, true);
    expect(steps).toEqual([
      [0, false],
      [1, true],
    ]);
  });
});

describe('waiting before one tries again', () => {
  it('grows up to a minute, and differs by chance', () => {
    expect([1, 2, 3, 20].map((failures) => backOffMs(failures, 0))).toEqual([
      250, 500, 1_000, 30_000,
    ]);
    expect(backOffMs(1_000, 0.999)).toBeLessThanOrEqual(60_000);
    expect(backOffMs(1, 0.5)).toBe(375);
  });
});

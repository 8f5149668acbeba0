import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, temporaryFolder, type RunningServer } from '../support/running-server.ts';
import { findings, overflow } from './axe.ts';
import { startLyingProxy, type Lie, type LyingProxy } from './lying-proxy.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

const launcher = fileURLToPath(new URL('../../server/cli/regesta.mjs', import.meta.url));
const folder = temporaryFolder();

let room: ReadingRoom;
/** An archive with the same key and the same words, whose log was made once more. */
let rewritten: RunningServer;
let proxy: LyingProxy;
beforeAll(async () => {
  room = await openReadingRoom();
  copyFileSync(join(room.server.dataFolder, 'log-key'), join(folder.path, 'log-key'));
  rewritten = await startServer(folder.path);
  proxy = await startLyingProxy(room.server.url);
});
afterAll(async () => {
  await proxy.close();
  await rewritten.stop();
  await room.close();
  folder.remove();
});

const finding = ({ page }: Walk) => page.locator('.verify-finding').first();

/** Unfolds the history of the thing that is shown, and verifies its first event by the keyboard. */
async function verifyFirst({ page }: Walk): Promise<void> {
  await page.locator('.history > summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('.verify > summary').first().focus();
  await page.keyboard.press('Enter');
}

/** What a page says that is served by the proxy. */
async function saidThrough(walk: Walk, lie: Lie | null): Promise<string> {
  proxy.lie = lie;
  await walk.page.goto(`${proxy.url}/occurrences/cloudhopper`);
  await verifyFirst(walk);
  await finding(walk).locator('.verify-well, .verify-wrong').waitFor();
  return finding(walk).innerText();
}

describe('whoever doubts an event', () => {
  it('verifies it where it is told, by the keyboard alone, and is told what is proved', async () => {
    const walk = await room.walk();
    await walk.go('/occurrences/cloudhopper');
    await verifyFirst(walk);
    await finding(walk).locator('.verify-well', { hasText: 'Verified' }).waitFor();
    await finding(walk)
      .getByText(/in the log at place \d+ of \d+: \d+ hashes lead/u)
      .waitFor();
    await finding(walk)
      .getByText(/sees it for the first time/u)
      .waitFor();
    await finding(walk).scrollIntoViewIfNeeded();
    await walk.picture('verify');
    expect(await findings(walk)).toEqual([]);
    await walk.page.reload();
    await verifyFirst(walk);
    await finding(walk)
      .getByText(/the key that this browser first saw on/u)
      .waitFor();
    await finding(walk)
      .getByText(/has only been extended/u)
      .waitFor();
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('takes its receipt away, which the command line then checks without the archive', async () => {
    const walk = await room.walk();
    await walk.go('/actors/apt10');
    await verifyFirst(walk);
    const line = finding(walk).getByLabel('To check the receipt without this archive');
    const coming = walk.page.waitForEvent('download');
    await walk.page.getByRole('button', { name: 'Download the receipt' }).click();
    const download = await coming;
    const path = join(folder.path, download.suggestedFilename());
    await download.saveAs(path);
    const [, , , name = '', , key = ''] = (await line.inputValue()).split(' ');
    expect(download.suggestedFilename()).toBe(name);
    const options = [launcher, 'verify', path, '--key', key.replaceAll("'", '')];
    expect(execFileSync(process.execPath, options, { encoding: 'utf8' })).toMatch(
      /^event \d+, ActorRegistered was recorded by/u,
    );
    expect(readFileSync(path, 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\n/u);
    await walk.page.context().close();
  });

  it('verifies what the ledger tells as well', async () => {
    const walk = await room.walk();
    await walk.go('/ledger?type=ActorRegistered');
    await walk.page.locator('.verify > summary').first().click();
    await finding(walk).locator('.verify-well').waitFor();
    await walk.picture('verify-ledger');
    expect(await findings(walk)).toEqual([]);
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('reads it on a phone in the dark', async () => {
    const walk = await room.walk({
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    await walk.go('/actors/apt10');
    await verifyFirst(walk);
    await finding(walk).locator('.verify-well').waitFor();
    await walk.page.getByText('The key, and what this browser keeps').click();
    await walk.page.locator('.verify-kept').scrollIntoViewIfNeeded();
    await walk.picture('verify-narrow');
    expect(await overflow(walk)).toBe(0);
    expect(await findings(walk)).toEqual([]);
    await walk.page.context().close();
  });
});

describe('an archive that lies', () => {
  it('is caught, and each lie is told apart in words', async () => {
    const walk = await room.walk();
    expect(await saidThrough(walk, null)).toContain('Verified');
    const inHistory =
      (from: string, to: string): Lie =>
      (path, text) =>
        path.includes('/history') ? text.replaceAll(from, to) : text;
    expect(await saidThrough(walk, inHistory('CloudHopper', 'CloudJumper'))).toContain(
      'this page shows otherwise: what it says.',
    );
    expect(
      await saidThrough(walk, inHistory('"after":"CloudHopper', '"after":"CloudJumper')),
    ).toContain('this page shows otherwise: what it changed.');
    expect(await saidThrough(walk, inHistory('Founding chronicle', 'Somebody'))).toContain(
      'this page shows otherwise: who said it.',
    );
    await walk.picture('verify-lie');
    const noProof: Lie = (path, text) =>
      path.endsWith('/receipt') ? text.replace(/^(index \d+\n)\S+\n/mu, '$1') : text;
    expect(await saidThrough(walk, noProof)).toContain(
      'Not verified: this event is not in the log',
    );
    const noReceipt: Lie = (path, text) => (path.endsWith('/receipt') ? 'Trust me.' : text);
    expect(await saidThrough(walk, noReceipt)).toContain('Not verified: the receipt can’t be read');
    expect(await findings(walk)).toEqual([]);
    await walk.page.context().close();
  });

  it('is caught where it rewrote its log under the same key, by whoever was there before', async () => {
    const walk = await room.walk();
    expect(await saidThrough(walk, null)).toContain('Verified');
    proxy.target = rewritten.url;
    try {
      expect(await saidThrough(walk, null)).toContain('Not verified: the log was rewritten');
      await walk.picture('verify-rewritten');
      const stranger = await room.walk();
      expect(await saidThrough(stranger, null)).toContain('Verified');
      await stranger.page.context().close();
    } finally {
      proxy.target = room.server.url;
    }
    expect(await saidThrough(walk, null)).toContain('has only been extended');
    await walk.page.context().close();
  });

  it('is caught where another answers in its place, and relied on where the reader says so', async () => {
    const walk = await room.walk();
    await saidThrough(walk, null);
    const other = temporaryFolder();
    const server = await startServer(other.path);
    try {
      proxy.target = server.url;
      expect(await saidThrough(walk, null)).toContain(
        'Not verified: the seal is signed with another key',
      );
      await walk.page.getByText('The key, and what this browser keeps').click();
      await walk.picture('verify-other-key');
      expect(await findings(walk)).toEqual([]);
      const shown = walk.page.getByLabel('The key that the archive shows now');
      const entered = walk.page.getByLabel('A key that you have from elsewhere');
      await entered.fill('no key');
      await walk.page.getByRole('button', { name: 'Rely on it' }).click();
      await walk.page.getByText('This is not a key of a log').waitFor();
      await entered.fill(await shown.inputValue());
      await walk.page.getByRole('button', { name: 'Rely on it' }).click();
      await finding(walk).getByText('Not verified: the log was rewritten').waitFor();
      await walk.page.getByText('The key, and what this browser keeps').click();
      await walk.page.getByRole('button', { name: 'Forget key and seal' }).click();
      await finding(walk).locator('.verify-well').waitFor();
    } finally {
      proxy.target = room.server.url;
      await server.stop();
      other.remove();
    }
    await walk.page.context().close();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startChromium } from '../support/chromium.ts';
import { startServer, temporaryFolder } from '../support/running-server.ts';

const rounds = 7;

/**
 * How long a reader waits for the founding chronicle, from a warm server and an empty browser cache,
 * in milliseconds after the request: the first contentful paint, the first row of the list, and the
 * first mark of the timeline. Prints medians, and the size of the JavaScript.
 */
const folder = temporaryFolder();
const server = await startServer(folder.path);
const browser = await startChromium();
try {
  const waits: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const waited = await visit();
    // The first round warms server and browser up and is not counted.
    if (round > 0) waits.push(waited);
  }
  for (const [index, name] of ['first paint', 'list', 'timeline'].entries())
    print(name, `${median(waits.map((waited) => waited[index] ?? Number.NaN))} ms`);
  print('JavaScript, gzipped', `${scriptSize()} bytes`);
} finally {
  await browser.close();
  await server.stop();
  folder.remove();
}

async function visit(): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.goto(server.url, { waitUntil: 'commit' });
  const since = (): Promise<number> => page.evaluate(() => Math.round(performance.now()));
  await page.getByRole('list', { name: 'Occurrences' }).getByRole('listitem').first().waitFor();
  const list = await since();
  await page.getByRole('region', { name: 'Timeline' }).locator('.vis-item').first().waitFor();
  const timeline = await since();
  const paint = await page.evaluate(() =>
    Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
  );
  await context.close();
  return [paint, list, timeline];
}

function scriptSize(): number {
  const assets = fileURLToPath(new URL('../../dist/client/assets', import.meta.url));
  return readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length,
      0,
    );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(24)} ${value.padStart(16)}\n`);
}

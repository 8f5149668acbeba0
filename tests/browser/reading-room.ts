import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { startServer, temporaryFolder, type RunningServer } from '../support/running-server.ts';

const screenshots = fileURLToPath(new URL('../screenshots', import.meta.url));

/** A page on which a walk goes, and everything it complained of. */
export interface Walk {
  readonly page: Page;
  /** Console errors, page errors, failed and foreign requests. */
  readonly complaints: readonly string[];
  /** Opens an address of the server and waits until the page has drawn it. */
  go(path: string): Promise<void>;
  /** Leaves a picture to look at in tests/screenshots. */
  picture(name: string): Promise<void>;
}

/** A server with the founding chronicle, and a Chromium to walk through it. */
export interface ReadingRoom {
  readonly server: RunningServer;
  readonly browser: Browser;
  walk(options?: BrowserContextOptions): Promise<Walk>;
  close(): Promise<void>;
}

/** Opens the reading room on an archive of its own. */
export async function openReadingRoom(): Promise<ReadingRoom> {
  mkdirSync(screenshots, { recursive: true });
  const folder = temporaryFolder();
  const server = await startServer(folder.path);
  const browser = await startChromium();
  return {
    server,
    browser,
    walk: (options) => walkIn(browser, server.url, options),
    close: async () => {
      await browser.close();
      await server.stop();
      folder.remove();
    },
  };
}

async function walkIn(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Walk> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`foreign request: ${request.url()}`);
  });
  const underWay = requestsUnderWay(page);
  return {
    page,
    complaints,
    go: async (path) => {
      await page.goto(`${url}${path}`);
      await page.locator('#content').waitFor();
      await atRest(page, underWay);
    },
    picture: async (name) => {
      // Fonts and the timeline's last frame, so that the picture is of a page at rest.
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
  };
}

/** The requests of a page that wait for their end; the live log has none, and is not among them. */
function requestsUnderWay(page: Page): ReadonlySet<Request> {
  const underWay = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().includes('/api/events/live')) underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return underWay;
}

/** Waits until a page has asked all it wants to know, and drawn what it was told. */
async function atRest(page: Page, underWay: ReadonlySet<Request>): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const isWaiting = await page.evaluate(async () => {
      // What an answer leads to is asked and drawn in the frames after it.
      for (let frame = 0; frame < 3; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return document.querySelector('[aria-busy="true"]') !== null;
    });
    quiet = isWaiting || underWay.size > 0 ? 0 : quiet + 1;
  }
}

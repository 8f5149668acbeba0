import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../server/http/serve.ts';
import { openArchive } from '../../../server/open-archive.ts';
import { appOver } from '../../support/app-over.ts';

/** What the bench is told: first where to ask and with what, then the memory whenever it asks. */
export type Word = { readonly url: string; readonly secret: string } | { readonly rss: number };

/** A server in a process of its own, so that its memory is its own; it tells that when asked. */
const folder = mkdtempSync(join(tmpdir(), 'regesta-bench-'));
const opened = await openArchive(folder);
const many = 1_000_000;
const app = appOver(opened, {
  // All streams and appends of the bench come from one address.
  limits: { streamsOfOne: many, streamsInAll: many, readings: many, appends: many },
});
const served = await serve(app, { host: '127.0.0.1', port: 0, connectionsMax: 10_000 });
const created = opened.tokens.create({ name: 'A bench', expiresAt: null });
if (!created.ok) throw new Error(created.message);
tell({ url: served.url, secret: created.secret });

process.on('message', (word) => {
  if (word === 'rss') {
    globalThis.gc?.();
    tell({ rss: process.memoryUsage.rss() });
  } else void stop();
});

async function stop(): Promise<void> {
  await served.stop();
  opened.close();
  rmSync(folder, { recursive: true });
  process.disconnect();
}

function tell(word: Word): void {
  process.send?.(word);
}

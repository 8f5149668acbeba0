import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../server/http/serve.ts';
import { openArchive } from '../../../server/open-archive.ts';
import { appOver } from '../../support/app-over.ts';
import { appendEach, through } from '../../support/through.ts';

/**
 * A server over an empty archive of its own, as a process. `each` as the first argument gives every
 * request a transaction of its own. Sends its address and a token to its parent, and ends with it.
 */
const folder = mkdtempSync(join(tmpdir(), 'regesta-bench-'));
const opened = await openArchive(folder);
const { archive, tokens } = opened;
const appendAll = (requests: Parameters<typeof appendEach>[1]) => appendEach(archive, requests);
const app = appOver(opened, {
  archive: process.argv[2] === 'each' ? through(archive, { appendAll }) : archive,
  limits: { appends: 1e9 },
});
const served = await serve(app, { host: '127.0.0.1', port: 0 });
const created = tokens.create({ name: 'A client', expiresAt: null });
if (!created.ok) throw new Error(created.message);
async function end(): Promise<void> {
  await served.stop();
  opened.close();
  rmSync(folder, { recursive: true });
}

process.once('disconnect', () => void end());
process.send?.({ url: served.url, secret: created.secret });

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { found } from './found.ts';
import { createApp } from './http/app.ts';
import { serve } from './http/serve.ts';
import type { OpenArchive } from './open-archive.ts';
import { packageRoot, programVersion } from './package-root.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { Settings } from './settings.ts';

/** A server that runs. */
export interface Running {
  readonly url: string;
  /** The one-use link with which the first administrator opens an account; null: there is one. */
  readonly setupLink: string | null;
  /** Finishes what is under way, closes streams and archive. */
  stop(): Promise<void>;
}

/**
 * The composition root: founds the archive if its log is empty and the settings say so, builds the
 * readings and the HTTP layer over it, and listens. Rejects where the address can't be had.
 */
export async function startRegesta(opened: OpenArchive, settings: Settings): Promise<Running> {
  const { archive, reader, search, tokens, accounts } = opened;
  const logger = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
  if (settings.found === 'chronicle' && archive.head().position === 0) {
    const { accepted } = await found(archive);
    logger.info({ events: accepted }, 'the archive is founded');
  }
  const clientFolder = join(packageRoot, 'dist/client');
  const app = createApp({
    archive,
    reader,
    tokens,
    accounts,
    logger,
    clientFolder: existsSync(clientFolder) ? clientFolder : null,
    publicUrl: settings.publicUrl,
    version: programVersion,
  });
  const served = await serve(app, { host: settings.host, port: settings.port });
  const stopIndexing = keepSearchBehind(archive, search);
  const secret = accounts.setUp();
  return {
    url: served.url,
    setupLink: secret && `${settings.publicUrl ?? served.url}/welcome#${secret}`,
    stop: async () => {
      await served.stop();
      stopIndexing();
      opened.close();
    },
  };
}

/** Takes what is appended into the index of words, a page at a time, just behind the log. */
function keepSearchBehind(archive: OpenArchive['archive'], search: SearchIndex): () => void {
  let next: NodeJS.Immediate | null = null;
  const step = (): void => {
    next = search.step() ? null : setImmediate(step);
  };
  const wake = (): void => {
    next ??= setImmediate(step);
  };
  const forget = archive.onAppended(wake);
  wake();
  return () => {
    forget();
    if (next) clearImmediate(next);
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { OpenIdProvider } from './accounts/openid.ts';
import { withRoom } from './database/ballast.ts';
import { troubleOf } from './database/trouble.ts';
import { found } from './found.ts';
import { createApp } from './http/app.ts';
import { serve } from './http/serve.ts';
import type { OpenArchive } from './open-archive.ts';
import { packageRoot, programVersion } from './package-root.ts';
import type { SearchIndex } from './search/search-index.ts';
import { scrubBehind } from './redaction/scrub-behind.ts';
import type { Settings } from './settings.ts';
import { Submitting } from './submitting/submitting.ts';
import type { Seals } from './transparency/seals.ts';
import { openWarnings } from './warnings.ts';

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
  const { archive, reader, search, tokens, accounts, proposals, transparency } = opened;
  const logger = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
  if (settings.found === 'chronicle' && !transparency.mirrored && archive.head().position === 0) {
    const { accepted } = await found(archive);
    logger.info({ events: accepted }, 'the archive is founded');
  }
  const clientFolder = join(packageRoot, 'dist/client');
  // A mirror signs no seals: those that it gives out were cosigned, or not, where they were signed.
  const witnesses = transparency.key.sign === null ? [] : settings.witnesses;
  const submitting = new Submitting({ witnesses, transparency, logger });
  const app = createApp({
    archive,
    reader,
    tokens,
    accounts,
    proposals,
    transparency: { ...transparency, published: (atLeast) => submitting.published(atLeast) },
    witnesses: () => submitting.states,
    logger,
    clientFolder: existsSync(clientFolder) ? clientFolder : null,
    publicUrl: settings.publicUrl,
    trustedProxies: settings.trustedProxies,
    openId: await openIdOf(settings),
    version: programVersion,
  });
  const path = opened.database.writer.name;
  // Written before anyone is answered: a disk that takes nothing ends the start.
  const secret = withRoom(path, () => accounts.setUp());
  const { host, port } = settings;
  const stopWarning = openWarnings({ archive, head: archive.head(), path, logger });
  const served = await serve(app, { host, port }).catch((error: unknown) => {
    app.stop();
    stopWarning();
    throw error;
  });
  const stopScrubbing = scrubBehind(archive, opened.database.reader, logger);
  const stopIndexing = keepSearchBehind(archive, search, logger);
  const stopSealing = sealBehind(archive, transparency.seals, logger);
  submitting.start();
  return {
    url: served.url,
    setupLink: secret && `${settings.publicUrl ?? served.url}/welcome#${secret}`,
    stop: async () => {
      await served.stop();
      stopIndexing();
      stopScrubbing();
      stopSealing();
      stopWarning();
      submitting.stop();
      opened.close();
    },
  };
}

/** The provider that people may sign in through; loaded only where the settings name one. */
async function openIdOf({ openId, publicUrl }: Settings): Promise<OpenIdProvider | null> {
  if (openId === null) return null;
  const { openProvider } = await import('./accounts/openid.ts');
  return openProvider(openId, publicUrl ?? '');
}

/**
 * Takes what is appended into the index of words, a page at a time, just behind the log. On a disk
 * that is full or fails it waits for the next append.
 */
function keepSearchBehind(
  archive: OpenArchive['archive'],
  search: SearchIndex,
  logger: Logger,
): () => void {
  let next: NodeJS.Immediate | null = null;
  const step = (): void => {
    next = null;
    try {
      if (!search.step()) next = setImmediate(step);
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      logger.warn({ trouble: trouble.message }, 'the index of words waits');
    }
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

/** How long after an append it is sealed at the latest, in milliseconds. */
const sealAfterMs = 1_000;

/** Seals what was appended within a second, so that its loss can be shown even if no one asked. */
function sealBehind(archive: OpenArchive['archive'], seals: Seals, logger: Logger): () => void {
  let next: NodeJS.Timeout | null = null;
  const seal = (): void => {
    next = null;
    try {
      seals.keepUp();
    } catch (error) {
      // The events are on the disk all the same; the next append brings the next try.
      logger.error({ err: error }, 'the log could not be sealed');
    }
  };
  const forget = archive.onAppended(() => {
    next ??= setTimeout(seal, sealAfterMs);
  });
  return () => {
    forget();
    if (next) clearTimeout(next);
  };
}

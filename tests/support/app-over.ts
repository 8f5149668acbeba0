import { pino } from 'pino';
import { createApp, type App } from '../../server/http/app.ts';
import type { AppOptions } from '../../server/http/context.ts';
import type { OpenArchive } from '../../server/open-archive.ts';

/** The app over an opened archive: silent and without pages, but for what the options say. */
export function appOver(opened: OpenArchive, options: Partial<AppOptions> = {}): App {
  const { accounts, archive, proposals, reader, tokens, transparency } = opened;
  return createApp({
    archive,
    reader,
    tokens,
    accounts,
    proposals,
    transparency,
    logger: pino({ level: 'silent' }),
    clientFolder: null,
    publicUrl: null,
    version: '0.0.0',
    ...options,
  });
}

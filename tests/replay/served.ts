import type { Proposed } from '../../events/decisions/decide.ts';
import { serve } from '../../server/http/serve.ts';
import { openArchive, type OpenArchive } from '../../server/open-archive.ts';
import { SqliteArchive } from '../../server/sqlite-archive.ts';
import { machine } from '../../server/surroundings.ts';
import { appOver } from '../support/app-over.ts';

/** A server over the archive of a folder, on loopback and a free port; it may be started again. */
export interface Served {
  readonly opened: OpenArchive;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Appends in one request at an instant, or as the machine's clock has it. */
  append(events: readonly Proposed[], instant?: string): void;
  stop(): Promise<void>;
}

/** Serves the archive of a folder. */
export async function serveFolder(folder: string): Promise<Served> {
  const opened = await openArchive(folder);
  const served = await serve(appOver(opened), { host: '127.0.0.1', port: 0 });
  return {
    opened,
    get: (path, headers = {}) => fetch(served.url + path, { headers }),
    append(events, instant) {
      const now = instant === undefined ? machine.now : () => Date.parse(instant);
      const clocked = new SqliteArchive(opened.database, { ...machine, now });
      const outcome = clocked.append({
        events,
        reason: 'for a test',
        by: 'A test',
        mayRedact: true,
      });
      if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
    },
    async stop() {
      await served.stop();
      opened.close();
    },
  };
}

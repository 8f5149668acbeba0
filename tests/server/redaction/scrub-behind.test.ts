import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { archivePath } from '../../../server/database/data-folder.ts';
import { openArchive } from '../../../server/open-archive.ts';
import { scrubBehind } from '../../../server/redaction/scrub-behind.ts';
import { damagePage } from '../../faults/damage.ts';
import { temporaryFolder } from '../../support/running-server.ts';

const folder = temporaryFolder();
afterEach(() => folder.remove());

describe('scrubbing behind a server whose disk does not tell what is to be scrubbed', () => {
  it('ends nothing, and says once that it will ask again', async () => {
    (await openArchive(folder.path)).close();
    const opened = await openArchive(folder.path);
    damagePage(archivePath(folder.path), 'to_scrub');
    const said: string[] = [];
    const logger = pino({}, { write: (line) => void said.push(line) });
    const stop = scrubBehind(opened.archive, opened.database.reader, logger);
    expect(said).toEqual([expect.stringContaining('damaged')]);
    stop();
    opened.close();
  });
});

import { openDatabase } from '../../../server/database/open.ts';
import { SqliteArchive } from '../../../server/sqlite-archive.ts';
import * as say from '../../support/sayings.ts';

/**
 * Appends so many pages of a source to the occurrence `shared` of the archive named first, and an
 * actor each of its own, seeing the version anew after each conflict. Prints how it ended.
 */
const [path = '', name = '', count = ''] = process.argv.slice(2);
const archive = new SqliteArchive(openDatabase(path));
let conflicts = 0;
let version = 1;
for (let done = 0; done < Number(count);) {
  const page = say.citing('paper', { locator: `page ${done} by ${name}` });
  const outcome = archive.append({
    events: [
      { ...say.cited('shared', page), expectedVersion: version },
      say.actor(`${name}-${done}`),
    ],
    reason: 'for a test',
    by: name,
  });
  if (outcome.outcome === 'conflict') {
    conflicts += 1;
    version = outcome.conflicts[0]?.actual ?? version;
  } else if (outcome.outcome === 'appended') {
    version = outcome.receipts[0]?.version ?? version;
    done += 1;
  } else throw new Error(JSON.stringify(outcome));
}
process.stdout.write(JSON.stringify({ conflicts }));
archive.close();

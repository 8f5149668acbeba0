import { openWriter } from '../../../server/database/open.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';
import { rebuildSearch } from '../../../server/search/rebuild-search.ts';

/**
 * Rebuilds the views of the archive named first, or its index of words, and is killed after so many
 * transactions.
 */
const [path = '', steps = '', what = 'views'] = process.argv.slice(2);
const writer = openWriter(path);
let done = 0;
for (const { position } of what === 'search' ? rebuildSearch(writer) : rebuild(writer)) {
  process.stdout.write(`${position}\n`);
  done += 1;
  if (done === Number(steps)) process.kill(process.pid, 'SIGKILL');
}

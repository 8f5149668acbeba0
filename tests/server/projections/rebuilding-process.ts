import { openWriter } from '../../../server/database/open.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';

/** Rebuilds the views of the archive named first, and is killed after so many transactions. */
const [path = '', steps = ''] = process.argv.slice(2);
const writer = openWriter(path);
let done = 0;
for (const { position } of rebuild(writer)) {
  process.stdout.write(`${position}\n`);
  done += 1;
  if (done === Number(steps)) process.kill(process.pid, 'SIGKILL');
}

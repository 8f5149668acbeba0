import { openWriter } from '../database/open.ts';
import { scrub } from './scrubbing.ts';

// Scrubs the file that is named, and prints how that ended: a large one takes longer than a server
// may stand still.
const database = openWriter(process.argv[2] ?? '');
try {
  process.stdout.write(scrub(database));
} finally {
  database.close();
}

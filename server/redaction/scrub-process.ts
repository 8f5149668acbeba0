import { openWriter } from '../database/open.ts';
import { troubleOf } from '../database/trouble.ts';
import { scrub } from './scrubbing.ts';

// Scrubs the file that is named, and prints how that ended: a large one takes longer than a server
// may stand still.
const database = openWriter(process.argv[2] ?? '');
try {
  process.stdout.write(scrub(database));
} catch (error) {
  const trouble = troubleOf(error);
  if (trouble === null) throw error;
  process.stdout.write(trouble.message);
} finally {
  database.close();
}

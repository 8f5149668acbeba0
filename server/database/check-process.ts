import { setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { damageOf } from './check.ts';
import { openReader } from './open.ts';

// Checks the file that is named, gently, and prints what is wrong with it; nothing: nothing is.
setPriority(10);
const database = openReader(process.argv[2] ?? '');
const tables = database
  .prepare<[], string>(`select name from sqlite_master where type = 'table' and rootpage > 0`)
  .pluck()
  .all();
// A table at a time: as long as one is read, the write-ahead log can't begin anew.
for (const table of tables) {
  const found = damageOf(database, table);
  if (found.length > 0) {
    process.stdout.write(found.join('; '));
    break;
  }
  await setTimeout(100);
}
database.close();

import { setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { damageOf } from './check.ts';
import { openReader } from './open.ts';

// Checks the file that is named, gently, but for the tables that are named after it. A line for
// each table that was checked, and one for what is wrong: whoever began this may end it at any
// moment, and begin another that goes on where it was.
setPriority(10);
const [path = '', ...checked] = process.argv.slice(2);
const database = openReader(path);
const tables = database
  .prepare<[], string>(`select name from sqlite_master where type = 'table' and rootpage > 0`)
  .pluck()
  .all();
// A table at a time: as long as one is read, the write-ahead log can't begin anew.
for (const table of tables.filter((one) => !checked.includes(one))) {
  const found = damageOf(database, table);
  if (found.length > 0) {
    process.stdout.write(`damage ${found.join('; ').replaceAll('\n', ' ')}\n`);
    break;
  }
  process.stdout.write(`checked ${table}\n`);
  await setTimeout(100);
}
database.close();

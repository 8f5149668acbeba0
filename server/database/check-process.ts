import { setPriority } from 'node:os';
import { damageOf } from './check.ts';
import { openReader } from './open.ts';

// Checks the file that is named, gently, and prints what is wrong with it; nothing: nothing is.
setPriority(10);
const database = openReader(process.argv[2] ?? '');
process.stdout.write(damageOf(database).join('; '));
database.close();

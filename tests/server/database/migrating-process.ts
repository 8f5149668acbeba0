import { migrate } from '../../../server/database/migrate.ts';
import { openWriter } from '../../../server/database/open.ts';
import { startViews } from '../../../server/projections/start.ts';

/** Migrates the file named first and starts its views; prints the migrations that it ran. */
const [path = ''] = process.argv.slice(2);
const ran = await migrate(path);
const writer = openWriter(path);
for (const _ of startViews(writer));
writer.close();
process.stdout.write(JSON.stringify(ran));

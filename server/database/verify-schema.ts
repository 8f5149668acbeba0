import Sqlite, { type Database } from 'better-sqlite3';
import { startViews } from '../projections/start.ts';
import { migrateConnection } from './migrate.ts';

/** A table, index or trigger that is missing, altered, or not this program's. */
export interface SchemaFinding {
  readonly code: 'missing' | 'altered' | 'foreign';
  readonly name: string;
  readonly message: string;
}

/** What others keep in the file: the index of words, and a rebuild under way. */
const othersPattern = /^(search_|next_)/u;

/**
 * Compares tables, indexes and triggers with those of an archive that is made anew; among them are
 * the triggers that keep the log append-only.
 */
export async function verifySchema(database: Database): Promise<readonly SchemaFinding[]> {
  const fresh = new Sqlite(':memory:');
  await migrateConnection(fresh);
  for (const _ of startViews(fresh));
  const expected = objectsOf(fresh);
  const actual = objectsOf(database);
  fresh.close();
  const findings: SchemaFinding[] = [];
  for (const [name, sql] of expected)
    if (actual.get(name) !== sql)
      findings.push({
        code: actual.has(name) ? 'altered' : 'missing',
        name,
        message: 'is not as this program makes it; restore a backup',
      });
  for (const name of actual.keys())
    if (!expected.has(name) && !othersPattern.test(name))
      findings.push({ code: 'foreign', name, message: 'was not made by this program' });
  return findings;
}

function objectsOf(database: Database): Map<string, string> {
  const objects = database
    .prepare<[], { name: string; sql: string }>(
      'select name, sql from sqlite_master where sql is not null',
    )
    .all();
  return new Map(objects.map(({ name, sql }) => [name, sql]));
}

import type { Database } from 'better-sqlite3';

/** Everything the index of words holds, and every checkpoint. */
export function contents(database: Database): readonly unknown[] {
  return ['search_documents', 'search_instances', 'checkpoints'].map((table) =>
    database.prepare(`select * from ${table} order by 1, 2, 3, 4`).all(),
  );
}

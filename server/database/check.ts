import type { Database } from 'better-sqlite3';
import { troubleOf } from './trouble.ts';

/** Up to this size (in bytes) a file is checked before it is used: in less than half a second. */
export const checkedAtOnceMax = 128 * 1024 * 1024;

/** The size of the database, in bytes, without its write-ahead log. */
export function sizeOf(database: Database): number {
  const [pages, bytes] = ['page_count', 'page_size'].map((name) =>
    Number(database.pragma(name, { simple: true })),
  );
  return (pages ?? 0) * (bytes ?? 0);
}

/**
 * What is wrong with the pages of the file, or of one table and its indexes; empty: nothing. Reads
 * all of it, in one transaction.
 */
export function damageOf(database: Database, table?: string): readonly string[] {
  const what = table === undefined ? '5' : `"${table.replaceAll('"', '""')}"`;
  try {
    const found = database.prepare<[], string>(`pragma quick_check(${what})`).pluck().all();
    return found.filter((line) => line !== 'ok');
  } catch (error) {
    // Some damage keeps it from looking at all.
    if (error instanceof Error && troubleOf(error)?.code === 'damaged') return [error.message];
    throw error;
  }
}

import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** Overwrites a page of a table; returns what the file then holds. */
export function damagePage(path: string, table = 'events'): Buffer {
  const file = new Sqlite(path);
  const page = Number(
    file.prepare(`select rootpage from sqlite_master where name = ?`).pluck().get(table),
  );
  file.close();
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (page - 1) * 4_096, page * 4_096);
  writeFileSync(path, bytes);
  return bytes;
}

/** Overwrites the page of the log that holds an event, in place: a server has the file open. */
export function damageEvent(path: string, id: string): void {
  const bytes = readFileSync(path);
  const pages = Array.from({ length: bytes.length / 4_096 }, (_, at) => at * 4_096);
  const leafOfTable = 13;
  const at = pages.find((start) => {
    const page = bytes.subarray(start, start + 4_096);
    return page[0] === leafOfTable && page.includes(id) && page.includes('SourceRegistered');
  });
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, at);
  closeSync(file);
}

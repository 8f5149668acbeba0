import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { DocumentNow } from './document-reader.ts';
import { fieldNames, type Document } from './documents.ts';
import { tableIn, type Place } from './tables.ts';
import { foldedText } from './words.ts';

/** Writes versions of documents and their words; the tables must exist. */
export class DocumentStore {
  private readonly open: Statement<[string], { document: number; digest: string }>;
  private readonly close: Statement<[number, number]>;
  private readonly insert: Statement<[string, string, string, number, number, string]>;
  private readonly insertWords: Statement<(number | bigint | string)[]>;

  constructor(database: Database, place: Place) {
    const documents = tableIn(place, 'documents');
    this.open = database.prepare(`
      select document, digest from ${documents}
      where key = ? and to_position is null`);
    this.close = database.prepare(`update ${documents} set to_position = ? where document = ?`);
    this.insert = database.prepare(`
      insert into ${documents} (key, thing, slug, from_position, importance, digest)
      values (?, ?, ?, ?, ?, ?)`);
    this.insertWords = database.prepare(`
      insert into ${tableIn(place, 'words')} (rowid, ${fieldNames.join(', ')})
      values (?, ${fieldNames.map(() => '?').join(', ')})`);
  }

  /** Writes the document of a thing as it is from a position on; returns how many more are open. */
  take({ key, thing, slug, importance, document }: DocumentNow, position: number): number {
    const open = this.open.get(key);
    const texts = document === null ? null : textsOf(document);
    const digest = texts === null ? null : digestOf(slug, importance, texts);
    if (digest === (open?.digest ?? null)) return 0;
    if (open) this.close.run(position, open.document);
    if (texts === null || digest === null) return -1;
    const { lastInsertRowid } = this.insert.run(key, thing, slug, position, importance, digest);
    this.insertWords.run(lastInsertRowid, ...texts);
    return open ? 0 : 1;
  }
}

function textsOf(document: Document): readonly string[] {
  return fieldNames.map((name) => foldedText(document[name]));
}

function digestOf(slug: string, importance: number, texts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([slug, importance, ...texts]))
    .digest('base64url');
}

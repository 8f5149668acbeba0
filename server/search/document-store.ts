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
  private readonly removeWords: Statement<(number | string)[]>;
  private readonly removeDocument: Statement<[number]>;
  private readonly removeAtOnce: Statement;

  constructor(database: Database, place: Place) {
    const documents = tableIn(place, 'documents');
    this.open = database.prepare(`
      select document, digest from ${documents}
      where key = ? and to_position is null`);
    this.close = database.prepare(`update ${documents} set to_position = ? where document = ?`);
    this.insert = database.prepare(`
      insert into ${documents} (key, thing, slug, from_position, importance, digest)
      values (?, ?, ?, ?, ?, ?)`);
    const words = tableIn(place, 'words');
    const table = words.replace(/^.*\./u, '');
    // FTS5 keeps no texts here: it is told the words that it is to take out.
    this.removeWords = database.prepare(`
      insert into ${words} (${table}, rowid, ${fieldNames.join(', ')})
      values ('delete', ?, ${fieldNames.map(() => '?').join(', ')})`);
    this.removeAtOnce = database.prepare(
      `insert into ${words} (${table}, rank) values ('secure-delete', 1)`,
    );
    this.removeDocument = database.prepare(`delete from ${documents} where document = ?`);
    this.insertWords = database.prepare(`
      insert into ${tableIn(place, 'words')} (rowid, ${fieldNames.join(', ')})
      values (?, ${fieldNames.map(() => '?').join(', ')})`);
  }

  /** Takes a version out, words and all; false: it is not what the views make of it. */
  remove(
    version: { readonly document: number; readonly digest: string },
    now: DocumentNow,
  ): boolean {
    const { slug, importance, document } = now;
    const texts = document === null ? null : textsOf(document);
    if (texts === null || digestOf(slug, importance, texts) !== version.digest) return false;
    // Else the words are only marked as gone, until a merge of some later day.
    this.removeAtOnce.run();
    this.removeWords.run(version.document, ...texts);
    this.removeDocument.run(version.document);
    return true;
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

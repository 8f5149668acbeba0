import type { Database, Statement } from 'better-sqlite3';
import { Rows } from '../reading/rows.ts';
import { DocumentReader, type SaidNow } from './document-reader.ts';
import { DocumentStore } from './document-store.ts';
import { checkpointsOf, searchView, type Place } from './tables.ts';

/** How many events one transaction takes in: others wait to append for about so long. */
const pageLength = 500;

/** Takes events into an index, a page at a time and in the caller's transaction. */
export class Indexer {
  private readonly rows: Rows;
  private readonly place: Place;
  private readonly reader: DocumentReader;
  private readonly store: DocumentStore;
  private readonly advance: Statement<[number, number, string]>;

  /** The tables of the index must exist, and those of the views. */
  constructor(database: Database, place: Place) {
    this.rows = new Rows(database);
    this.place = place;
    this.reader = new DocumentReader(this.rows);
    this.store = new DocumentStore(database, place);
    this.advance = database.prepare(
      `update ${checkpointsOf(place)} set position = ?, rows = rows + ? where view = ?`,
    );
  }

  /** The position that the index has come to. */
  get position(): number {
    const [checkpoint] = this.rows.all<{ position: number }>(
      `select position from ${checkpointsOf(this.place)} where view = @view`,
      { view: searchView },
    );
    return checkpoint?.position ?? 0;
  }

  /** Takes in a page of events up to a position, inclusive; returns whether that was all. */
  takePage(upTo: number): boolean {
    const after = this.position;
    if (after >= upTo) return true;
    const page = this.rows.all<SaidNow>(
      `select position, stream, type from events
       where position > @after and position <= @upTo order by position limit ${pageLength}`,
      { after, upTo },
    );
    let opened = 0;
    for (const said of page)
      for (const now of this.reader.documentsAfter(said))
        opened += this.store.take(now, said.position);
    const last = page.at(-1)?.position ?? upTo;
    this.advance.run(last, opened, searchView);
    return last >= upTo;
  }
}

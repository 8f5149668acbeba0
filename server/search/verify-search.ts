import type { Database } from 'better-sqlite3';
import type { ViewFinding } from '../projections/verify-views.ts';
import { Rows } from '../reading/rows.ts';
import { DocumentReader } from './document-reader.ts';
import { DocumentStore } from './document-store.ts';
import { saidBetween } from './search-index.ts';
import { createTables, searchView } from './tables.ts';

/** How many differences are told of each kind. */
const toldMax = 20;

const columns = 'key, thing, from_position, to_position, importance, digest';
const place = 'document, key, from_position';

/**
 * Makes the index anew, as far as it has come, in temporary tables of this connection, and compares
 * every version of every document and every word, both ways. The views must have been verified, and
 * the whole be in one transaction of the caller's. Yields the position that is made, and returns
 * what differs; an index that does not exist yet differs in nothing.
 */
export function* verifySearch(database: Database): Generator<number, readonly ViewFinding[]> {
  const rows = new Rows(database);
  const [checkpoint] = rows.all<{ position: number }>(
    'select position from checkpoints where view = @view',
    { view: searchView },
  );
  if (!checkpoint) return [];
  createTables(database, 'temp');
  const reader = new DocumentReader(rows);
  const store = new DocumentStore(database, 'temp');
  for (let after = 0; after < checkpoint.position;) {
    const page = saidBetween(rows, { after, upTo: checkpoint.position });
    for (const said of page)
      for (const now of reader.documentsAfter(said)) store.take(now, said.position);
    after = page.at(-1)?.position ?? checkpoint.position;
    yield after;
  }
  return [
    ...documentsIn(database, 'missing'),
    ...documentsIn(database, 'foreign'),
    ...wordsIn(database, 'missing'),
    ...wordsIn(database, 'foreign'),
  ];
}

type Code = 'missing' | 'foreign';

interface Place {
  readonly key: string;
  readonly position: number;
}

function documentsIn(database: Database, code: Code): ViewFinding[] {
  const [these, others] = code === 'missing' ? ['temp', 'main'] : ['main', 'temp'];
  const found = database
    .prepare<[], Place>(
      `select key, from_position as position from (
         select ${columns} from ${these}.search_documents
         except select ${columns} from ${others}.search_documents)
       order by 2, 1 limit ${toldMax}`,
    )
    .all();
  const told = code === 'missing' ? 'should have this document' : 'has a document too many';
  return found.map(({ key, position }) => finding(code, { key, position }, told));
}

function wordsIn(database: Database, code: Code): ViewFinding[] {
  const [these, others] = code === 'missing' ? ['temp', 'main'] : ['main', 'temp'];
  const found = database
    .prepare<[], Place>(
      `with differing as (
         select i.term, i.col, i.offset, d.key, d.from_position
         from ${these}.search_instances as i
           join (select ${place} from ${these}.search_documents) as d on d.document = i.doc
         except select i.term, i.col, i.offset, d.key, d.from_position
         from ${others}.search_instances as i
           join (select ${place} from ${others}.search_documents) as d on d.document = i.doc)
       select distinct key, from_position as position from differing
       order by 2, 1 limit ${toldMax}`,
    )
    .all();
  const told = code === 'missing' ? 'lacks words of this document' : 'has foreign words for it';
  return found.map(({ key, position }) => finding(code, { key, position }, told));
}

function finding(code: Code, { key, position }: Place, told: string): ViewFinding {
  return { code, view: searchView, key, position, message: `the index ${told}; rebuild it` };
}

import type { Database, Statement } from 'better-sqlite3';
import type { ViewFinding } from '../projections/verify-views.ts';
import { Indexer } from './indexer.ts';
import { headOf } from './search-index.ts';
import {
  beginningLengths,
  checkpointOf,
  createIndex,
  hasIndex,
  searchVersion,
  searchView,
  tableIn,
  type Checkpoint,
  type Place,
} from './tables.ts';

/** How many differences are told of each kind. */
const toldMax = 20;

const columns = 'key, thing, slug, from_position, to_position, importance, digest';
const place = 'document, key, from_position';

/**
 * Makes the index anew, as far as it has come, in temporary tables of this connection, and compares
 * its checkpoint, every version of every document and every word, both ways. The views must have
 * been verified, and the whole be in one transaction of the caller's. Yields the position that is
 * made, and returns what differs; an index that does not exist yet differs in nothing.
 */
export function* verifySearch(database: Database): Generator<number, readonly ViewFinding[]> {
  const checkpoint = checkpointOf(database, 'archive');
  if (!checkpoint) return [];
  if (checkpoint.version !== searchVersion)
    return [ofIndex('checkpoint', `version ${checkpoint.version} of the index is another’s`)];
  if (!hasIndex(database)) return [ofIndex('missing', 'tables of the index of words are gone')];
  createIndex(database, 'connection');
  const indexer = new Indexer(database, 'connection');
  // The index may be behind the views, but never ahead of them.
  const upTo = Math.min(checkpoint.position, headOf(database));
  for (let isDone = upTo === 0; !isDone;) {
    isDone = indexer.takePage(upTo);
    yield indexer.position;
  }
  const findings = [
    ...compareCheckpoint(checkpoint, checkpointOf(database, 'connection')),
    ...documentsIn(database, 'missing'),
    ...documentsIn(database, 'foreign'),
  ];
  const tell = (found: ViewFinding): void => {
    if (findings.length < toldMax) findings.push(found);
  };
  if (!areWordsSame(database, tell) || !arePlacesSame(database))
    findings.push(...wordsIn(database, 'missing'), ...wordsIn(database, 'foreign'));
  return findings;
}

function compareCheckpoint(actual: Checkpoint, anew: Checkpoint | null): ViewFinding[] {
  return (['version', 'position', 'rows'] as const)
    .filter((column) => actual[column] !== anew?.[column])
    .map((column) => {
      const said = `its checkpoint says ${column} ${actual[column]}`;
      return ofIndex('checkpoint', `${said}, an index made anew ${anew?.[column]}`);
    });
}

type Code = 'missing' | 'foreign';

interface Found {
  readonly key: string;
  readonly position: number;
}

function documentsIn(database: Database, code: Code): ViewFinding[] {
  const [these, others] = sidesOf(code);
  const found = database
    .prepare<[], Found>(
      `select key, from_position as position from (
         select ${columns} from ${tableIn(these, 'documents')}
         except select ${columns} from ${tableIn(others, 'documents')})
       order by 2, 1 limit ${toldMax}`,
    )
    .all();
  const told = code === 'missing' ? 'should have this document' : 'has a document too many';
  return found.map(({ key, position }) => finding(code, { key, position }, told));
}

/**
 * Whether two indexes that were filled alike hold the same: told in passing, without sorting. What
 * is looked up in the archive's is compared on the way with what it holds.
 */
function areWordsSame(database: Database, tell: (finding: ViewFinding) => void): boolean {
  const [these, others] = [instancesIn(database, 'archive'), instancesIn(database, 'connection')];
  const lookups = new Lookups(database, tell);
  try {
    for (const word of these) {
      const other = others.next();
      if (other.done === true || word.some((cell, at) => cell !== other.value[at])) return false;
      lookups.pass(String(word[0]), Number(word[1]));
    }
    lookups.end();
    return others.next().done === true;
  } finally {
    others.return?.();
  }
}

/**
 * What is found for each word, and for each beginning of words that the index is kept by, beside the
 * words that it holds: these lie in other places of the file, which nothing else compares. Words
 * come in their order, so that only those of the present beginnings are remembered.
 */
class Lookups {
  readonly #find: Statement<[string], number>;
  readonly #tell: (finding: ViewFinding) => void;
  /** What is gathered for, and the documents, from the whole word to its shortest beginning. */
  readonly #gathered = lookupLengths.map(() => ({ asked: '', documents: new Set<number>() }));

  constructor(database: Database, tell: (finding: ViewFinding) => void) {
    const words = tableIn('archive', 'words');
    this.#find = database
      .prepare<[string], number>(
        `select rowid from ${words} where search_words match ? order by rowid`,
      )
      .pluck();
    this.#tell = tell;
  }

  /** Takes a word as the index holds it in a document. */
  pass(word: string, document: number): void {
    for (const [at, length] of lookupLengths.entries()) {
      const gathered = this.#gathered[at];
      const asked = length === null ? quoted(word) : beginningOf(word, length);
      if (!gathered || asked === null) continue;
      if (gathered.asked !== asked) this.#compare(at, asked);
      gathered.documents.add(document);
    }
  }

  /** Compares what was gathered last. */
  end(): void {
    for (const at of lookupLengths.keys()) this.#compare(at, '');
  }

  #compare(at: number, next: string): void {
    const gathered = this.#gathered[at];
    if (!gathered) return;
    const { asked, documents } = gathered;
    const found = asked === '' ? [] : this.#find.all(asked);
    if (found.length !== documents.size || found.some((one) => !documents.has(one)))
      this.#tell(ofIndex('foreign', `it finds other documents for ${asked} than have it`));
    gathered.asked = next;
    documents.clear();
  }
}

/** Whole words (null), and the lengths of beginnings that the index is kept by. */
const lookupLengths = [null, ...beginningLengths];

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/** What asks for words that begin so; null: the word is shorter. */
function beginningOf(word: string, length: number): string | null {
  const signs = Array.from(word);
  return signs.length < length ? null : `${quoted(signs.slice(0, length).join(''))}*`;
}

/** Whether the numbers that words are found by stand for the same documents in both indexes. */
function arePlacesSame(database: Database): boolean {
  const found = sides.map(([these, others]) =>
    database
      .prepare(
        `select 1 from (select ${place} from ${tableIn(these, 'documents')}
         except select ${place} from ${tableIn(others, 'documents')}) limit 1`,
      )
      .get(),
  );
  return found.every((one) => one === undefined);
}

function instancesIn(database: Database, place: Place): IterableIterator<readonly unknown[]> {
  return database
    .prepare<[], readonly unknown[]>(
      `select term, doc, col, offset from ${tableIn(place, 'instances')}`,
    )
    .raw()
    .iterate();
}

function wordsIn(database: Database, code: Code): ViewFinding[] {
  const [these, others] = sidesOf(code);
  const found = database
    .prepare<[], Found>(
      `with differing as (
         select i.term, i.col, i.offset, d.key, d.from_position
         from ${tableIn(these, 'instances')} as i
           join (select ${place} from ${tableIn(these, 'documents')}) as d on d.document = i.doc
         except select i.term, i.col, i.offset, d.key, d.from_position
         from ${tableIn(others, 'instances')} as i
           join (select ${place} from ${tableIn(others, 'documents')}) as d on d.document = i.doc)
       select distinct key, from_position as position from differing
       order by 2, 1 limit ${toldMax}`,
    )
    .all();
  const told = code === 'missing' ? 'lacks words of this document' : 'has foreign words for it';
  return found.map(({ key, position }) => finding(code, { key, position }, told));
}

/** Where something is, and where it is not. */
type Sides = readonly [these: Place, others: Place];

const sides: readonly Sides[] = [
  ['connection', 'archive'],
  ['archive', 'connection'],
];

function sidesOf(code: Code): Sides {
  return code === 'missing' ? ['connection', 'archive'] : ['archive', 'connection'];
}

function ofIndex(code: ViewFinding['code'], what: string): ViewFinding {
  return { code, view: searchView, key: null, position: null, message: `${what}; rebuild it` };
}

function finding(code: Code, { key, position }: Found, told: string): ViewFinding {
  return { code, view: searchView, key, position, message: `the index ${told}; rebuild it` };
}

import Sqlite, { type Database } from 'better-sqlite3';

/**
 * What an archive says, read by plain SQL and by nothing of the program's own: each row of each public table, by
 * every way that leads to it (the table itself, its key, each of its indexes), and what is found for
 * each word and beginning of a word. People, their tokens and proposals are no part of it, nor is
 * when a seal was signed, which nobody is told.
 */
export type Said = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Something that is said otherwise: where, and of which position (null: it has none). */
export interface Otherwise {
  readonly way: string;
  readonly position: number | null;
}

/** A way to read: what is asked, and how an answer is told from others. */
interface Way {
  readonly name: string;
  readonly sql: string;
  /** How many of the first columns name a row. */
  readonly keys: number;
  /** Which column is a position; null: none. */
  readonly position: number | null;
  /** Asked once for each of these; null: asked once. */
  readonly each: readonly (readonly unknown[])[] | null;
  /** Whether nothing is as good as what was there. */
  readonly isMadeAnew?: true;
}

/** How many differences are looked for: enough to tell where. */
const enough = 400;

const publicTable = /^(?:events|bindings|tiles|checkpoints|sizes|search_documents|view_.+)$/u;

/** The ways that lead to what an archive says; found in the archive as it was before. */
export function waysOf(database: Database): readonly Way[] {
  const tables = column(database, `select name from sqlite_master where type = 'table'`);
  const ways = tables
    .filter((name) => publicTable.test(name))
    .flatMap((name) => waysTo(database, name));
  return [...ways, newestSeal, ...waysToWords(database)];
}

/** One that is gone is signed anew, to the byte, when it is asked for. */
const newestSeal: Way = {
  name: 'seals',
  sql: 'select size, note from seals where size >= (select max(position) from events)',
  keys: 0,
  position: 0,
  each: null,
  isMadeAnew: true,
};

interface Column {
  readonly name: string;
  readonly pk: number;
}

function waysTo(database: Database, table: string): Way[] {
  const columns = database.prepare<[], Column>(`pragma table_info(${table})`).all();
  const names = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const key = names.map(({ name }) => name);
  const others = columns.map(({ name }) => name).filter((name) => !key.includes(name));
  const selected = [...key, ...others].join(', ');
  const keys = key.length;
  const at = [...key, ...others].findIndex((name) => /^(?:from_)?position$/u.test(name));
  const position = at < 0 ? null : at;
  const sql = `select ${selected} from ${table}`;
  const each = rows(database, `select ${key.join(', ')} from ${table}`);
  const where = key.map((name) => `${name} = ?`).join(' and ');
  return [
    { name: table, sql: `${sql} not indexed`, keys, position, each: null },
    { name: `${table} by its key`, sql: `${sql} where ${where}`, keys, position, each },
    ...indexesOf(database, table).map(({ index, by }) => ({
      name: `${table} by ${index}`,
      sql: `select ${[...key, ...by].join(', ')} from ${table} indexed by ${index}
            order by ${by.join(', ')}`,
      keys,
      position,
      each: null,
    })),
  ];
}

function indexesOf(database: Database, table: string) {
  const all = database.prepare<[], { name: string }>(`pragma index_list(${table})`).all();
  return all
    .filter(({ name }) => !isPrimary(database, table, name))
    .map(({ name }) => {
      const by = database.prepare<[], { name: string }>(`pragma index_info(${name})`).all();
      return { index: name, by: by.map((one) => one.name) };
    });
}

/** What a table without row ids lies in is no index that can be named. */
function isPrimary(database: Database, table: string, index: string): boolean {
  const sql = String(
    database.prepare('select sql from sqlite_master where name = ?').pluck().get(table),
  );
  return /without rowid/iu.test(sql) && index.startsWith('sqlite_autoindex');
}

function waysToWords(database: Database): Way[] {
  const words = column(database, 'select distinct term from search_instances');
  const beginnings = words.flatMap((word) => [2, 3].map((length) => word.slice(0, length)));
  const found = 'select ?, rowid from search_words where search_words match ? order by rowid';
  const instances = 'select term, doc, col, offset from search_instances';
  const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;
  const ofWord = (asked: string): readonly string[] => [asked, asked];
  return [
    { name: 'words', sql: instances, keys: 4, position: null, each: null },
    {
      name: 'words, each looked up',
      sql: found,
      keys: 2,
      position: null,
      each: words.map((word) => ofWord(quoted(word))),
    },
    {
      name: 'words by their beginnings',
      sql: found,
      keys: 2,
      position: null,
      each: [...new Set(beginnings)].map((beginning) => ofWord(`${quoted(beginning)}*`)),
    },
  ];
}

/** What the archive at a path says by these ways; a way that can't be gone says nothing. */
export function saidBy(path: string, ways: readonly Way[]): Said {
  const said = new Map<string, ReadonlyMap<string, string>>();
  let database: Database | null = null;
  try {
    database = new Sqlite(path, { readonly: true, fileMustExist: true });
    for (const way of ways) said.set(way.name, askedBy(database, way));
  } catch {
    // What could not be opened says nothing.
  } finally {
    database?.close();
  }
  return said;
}

function askedBy(
  database: Database,
  { sql, keys, each, isMadeAnew }: Way,
): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  const take = (row: readonly unknown[]): void => {
    const cells = row.map(cellText);
    const key = cells.slice(0, keys).join(' ');
    // What is there twice says something else than what is there once.
    told.set(key, (told.get(key) ?? '') + cells.join(' '));
  };
  try {
    const asked = database.prepare<unknown[], readonly unknown[]>(sql).raw().safeIntegers();
    for (const values of each ?? [[]]) for (const row of asked.iterate(...values)) take(row);
  } catch (error) {
    // An index that is gone says nothing else: what it led to is found without it.
    if (error instanceof Error && error.message.startsWith('no such index')) return same;
    told.set('unreadable', String(error));
  }
  if (told.size === 0 && isMadeAnew === true) return same;
  return told;
}

/** Stands for an answer that is as it was. */
const same: ReadonlyMap<string, string> = new Map();

/** What two archives say otherwise than each other; empty: they say the same. */
export function otherwise(ways: readonly Way[], before: Said, after: Said): readonly Otherwise[] {
  const found: Otherwise[] = [];
  for (const { name: way, position } of ways) {
    const [was, is] = [before.get(way) ?? same, after.get(way)];
    if (is === same || found.length >= enough) continue;
    for (const key of new Set([...was.keys(), ...(is?.keys() ?? [])])) {
      if (was.get(key) === is?.get(key)) continue;
      const cells = (was.get(key) ?? is?.get(key) ?? '').split(' ');
      const at = position === null ? null : /^i(\d+)$/u.exec(cells[position] ?? '')?.[1];
      found.push({ way, position: at === null || at === undefined ? null : Number(at) });
    }
  }
  return found;
}

function cellText(cell: unknown): string {
  if (typeof cell === 'bigint') return `i${cell}`;
  if (Buffer.isBuffer(cell)) return `b${cell.toString('hex')}`;
  return `${typeof cell}${JSON.stringify(cell)}`.replaceAll(' ', '\\u0020');
}

function column(database: Database, sql: string): string[] {
  return database.prepare<[], string>(sql).pluck().all();
}

function rows(database: Database, sql: string): readonly unknown[][] {
  return database.prepare<[], unknown[]>(sql).raw().all();
}

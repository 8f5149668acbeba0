import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { between, oneOf, type Given, type Tampering } from './tampering.ts';
import { bytesOf } from './untouched.ts';

const headerLength = 100;

/** Pages of the file by what lies in them. */
const places = {
  events: /^events$/u,
  'indexes of events': /^sqlite_autoindex_events/u,
  bindings: /^bindings$/u,
  'tiles and seals': /tiles|seals/u,
  checkpoints: /^(?:checkpoints|sizes)$/u,
  views: /^view_/u,
  'indexes of views': /^(?:sqlite_autoindex_view_|view_links_1$)/u,
  search: /search_/u,
  schema: /^(?:sqlite_schema|kysely_)/u,
  'what is private': /account|token|session|invitation|setting|device|proposal/u,
} as const;

/** Ways to tamper with the bytes of the file. */
export const ofBytes: readonly Tampering[] = [
  ...Object.entries(places).map(([name, pattern]) =>
    onBytes(`flip: ${name}`, (bytes, given) => {
      const { page, size } = pageOf(given, (one) => pattern.test(one));
      flip(bytes, between(page * size, (page + 1) * size - 1, given.next), given.next);
    }),
  ),
  onBytes('flip: free page', (bytes, given) => {
    const { page, size } = freePage(given);
    flip(bytes, between(page * size, (page + 1) * size - 1, given.next), given.next);
  }),
  onBytes('flip: header', (bytes, { next }) =>
    flip(bytes, between(0, headerLength - 1, next), next),
  ),
  onBytes('flip: anywhere', (bytes, { next }) => {
    for (let times = between(1, 8, next); times > 0; times -= 1)
      flip(bytes, between(headerLength, bytes.length - 1, next), next);
  }),
  onBytes('page: blank', (bytes, given) => {
    const { page, size } = pageOf(given);
    bytes.fill(0, page * size, (page + 1) * size);
  }),
  onBytes('page: swapped', (bytes, given) => {
    const [one, other] = [pageOf(given), pageOf(given)];
    const held = Buffer.from(pageIn(bytes, one));
    pageIn(bytes, other).copy(bytes, one.page * one.size);
    held.copy(bytes, other.page * other.size);
  }),
  onBytes('page: copied over', (bytes, given) => {
    const [one, other] = [pageOf(given), pageOf(given)];
    pageIn(bytes, one).copy(bytes, other.page * other.size);
  }),
  onBytes('page: as it was earlier', (bytes, given) => {
    const earlier = bytesOf(given.untouched.earlier);
    const { page, size } = pageOf(given);
    if ((page + 1) * size <= earlier.length)
      pageIn(earlier, { page, size }).copy(bytes, page * size);
  }),
  {
    kind: 'file: cut off',
    tamper: ({ path, next }) => truncateSync(path, between(0, bytesOf(path).length - 1, next)),
  },
  {
    kind: 'file: cut off by pages',
    tamper: (given) => {
      const { size } = pageOf(given);
      const pages = bytesOf(given.path).length / size;
      truncateSync(given.path, size * between(1, pages - 1, given.next));
    },
  },
  {
    kind: 'file: as it was earlier',
    tamper: ({ path, untouched }) => writeFileSync(path, bytesOf(untouched.earlier)),
  },
];

interface Page {
  /** First 0. */
  readonly page: number;
  readonly size: number;
}

function onBytes(kind: string, change: (bytes: Buffer, given: Given) => void): Tampering {
  return {
    kind,
    tamper(given) {
      const bytes = readFileSync(given.path);
      change(bytes, given);
      writeFileSync(given.path, bytes);
    },
  };
}

function flip(bytes: Buffer, at: number, next: () => number): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << between(0, 7, next));
}

function pageIn(bytes: Buffer, { page, size }: Page): Buffer {
  return bytes.subarray(page * size, (page + 1) * size);
}

/** A page, by chance, of those tables and indexes that are meant (without: of any). */
function pageOf({ path, next }: Given, isMeant: (name: string) => boolean = () => true): Page {
  const pages = read(path, (database) =>
    database
      .prepare<[], { name: string; pageno: number; pgsize: number }>(
        'select name, pageno, pgsize from dbstat order by pageno',
      )
      .all(),
  );
  const { pageno, pgsize } = oneOf(
    pages.filter(({ name }) => isMeant(name)),
    next,
  );
  return { page: pageno - 1, size: pgsize };
}

function freePage({ path, next }: Given): Page {
  return read(path, (database) => {
    const used = new Set(database.prepare('select pageno from dbstat').pluck().all());
    const count = Number(database.pragma('page_count', { simple: true }));
    const size = Number(database.pragma('page_size', { simple: true }));
    const free = Array.from({ length: count }, (_, page) => page).filter(
      (page) => !used.has(page + 1),
    );
    return { page: oneOf(free, next), size };
  });
}

function read<Answer>(path: string, ask: (database: Sqlite.Database) => Answer): Answer {
  const database = new Sqlite(path, { readonly: true });
  try {
    return ask(database);
  } finally {
    database.close();
  }
}

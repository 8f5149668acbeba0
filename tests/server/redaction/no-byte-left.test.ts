import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { archivePath } from '../../../server/database/data-folder.ts';
import { openReader } from '../../../server/database/open.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder, type RunningServer } from '../../support/running-server.ts';

/** What must not be left anywhere: a word of our own, in every form that it may take. */
const word = 'Zyxqvornak';
const text = `${word} of Žluťoučkýville, at 14 Quibblesnatch Lane. `;
const forms = [word, 'Žluťoučkýville', 'Quibblesnatch', 'zlutouckyville', 'lu\\u0165ou\\u010dk'];
const needles = forms.flatMap((form) => [form, form.toLowerCase(), JSON.stringify(form)]);

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const at = (name: string): string => join(folder.path, name);
const run = (...args: readonly string[]) => regesta(args, { dataFolder: data });
let server: RunningServer;
let token = '';

function holding(where: string): readonly string[] {
  return readdirSync(where).filter((name) => {
    const bytes = readFileSync(join(where, name));
    return needles.some((needle) => bytes.includes(needle));
  });
}

function ask(path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(server.url + path, {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function accepted(path: string, body: object): Promise<Response> {
  const response = await ask(path, body);
  if (response.status !== 201) throw new Error(await response.text());
  return response;
}

async function append(...events: readonly object[]): Promise<readonly number[]> {
  const response = await accepted('/api/events', { events, reason: 'for a test' });
  const answer: { readonly events: readonly { readonly position: number }[] } =
    await response.json();
  return answer.events.map(({ position }) => position);
}

function rootIn(where: string, size: number): string {
  const database = openReader(archivePath(where));
  const root = Buffer.from(new StoredTree(database).rootAt(size)).toString('hex');
  database.close();
  return root;
}

function isToScrub(): boolean {
  const database = openReader(archivePath(data));
  const found = database.prepare('select 1 from to_scrub').get() !== undefined;
  database.close();
  return found;
}

const citations = [{ source: 'quiet', locator: 'page 1', stance: 'supports', quote: text }];
const recorded = {
  title: text,
  kind: 'meeting',
  date: { edtf: '1961' },
  places: [word],
  citations,
};
const stream = 'occurrence-quiet';
const said = [
  { stream: 'source-quiet', type: 'SourceRegistered', data: { type: 'report', title: text } },
  { stream: 'actor-quiet', type: 'ActorRegistered', data: { name: text.trim(), kind: 'person' } },
  {
    stream,
    type: 'OccurrenceRecorded',
    data: {
      ...recorded,
      summary: text.repeat(150),
      actors: [{ actor: 'quiet', role: 'host' }],
    },
  },
  { stream, type: 'OccurrenceRevised', data: { summary: text.repeat(80), places: ['A house'] } },
  {
    stream: 'occurrence-loud',
    type: 'OccurrenceRecorded',
    data: {
      title: 'A meeting that may be told',
      kind: 'meeting',
      date: { edtf: '1962' },
      actors: [{ actor: 'quiet', role: 'guest' }],
      citations: [{ source: 'quiet', locator: 'page 2', stance: 'supports' }],
    },
  },
];

let size = 0;
let positions: readonly number[] = [];
let rootBefore = '';
let answered = new Map<string, { readonly tag: string | null; readonly text: string }>();

async function answers(): Promise<typeof answered> {
  const register = ['occurrences', 'actors', 'sources'].flatMap((name) => [
    `/api/${name}`,
    `/api/${name}/quiet`,
    `/api/${name}/quiet/history`,
  ]);
  const views = ['timeline', 'actors', 'sources', 'tallies', 'links', 'ledger'];
  const named = [
    ...register,
    '/api/occurrences/loud',
    `/api/search?q=${word}`,
    '/api/occurrences?q=meeting',
    '/api/timeline?lanes=place',
    '/api/ledger',
    ...views.map((name) => `/api/views/${name}`),
  ].map((path) => `${path}${path.includes('?') ? '&' : '?'}asOf=seq:${size}`);
  const plain = [
    ...register,
    '/api/ledger.atom',
    `/api/events?after=${size - 10}`,
    `/log/events/${size - 10}`,
    `/api/views/timeline/diff?from=seq:${size - 6}&to=seq:${size}`,
    '/api/proposals',
    ...positions.map((position) => `/api/events/${position}/receipt`),
  ];
  const found: typeof answered = new Map();
  for (const path of [...named, ...plain]) {
    const response = await ask(path);
    found.set(path, { tag: response.headers.get('etag'), text: await response.text() });
  }
  return found;
}

const telling = (of: typeof answered): readonly string[] =>
  [...of]
    .filter(([, one]) => needles.some((form) => one.text.includes(form)))
    .map(([path]) => path);

beforeAll(async () => {
  server = await startServer(data);
  const made = await run('token', 'create', '--role', 'administrator', '--json');
  const parsed: { readonly secret: string } = JSON.parse(made.out);
  token = parsed.secret;
  positions = await append(...said);
  size = positions.at(-1) ?? 0;
  const proposed = { stream, type: 'OccurrenceRevised', data: { title: `Again: ${text}` } };
  await accepted('/api/proposals', { events: [proposed], reason: 'x' });
  await append(proposed);
  size += 1;
  positions = [...positions, size];
  await ask(`/api/search?q=${word}`);
  answered = await answers();
  writeFileSync(at('older.jsonl'), (await run('export')).out);
  writeFileSync(at('seal'), await (await ask('/log/checkpoint')).text());
  rootBefore = rootIn(data, size);
}, 120_000);

afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('an archive in which something was redacted', () => {
  it('was full of it before', () => {
    expect(telling(answered).length).toBeGreaterThan(15);
    expect(holding(data)).not.toEqual([]);
    expect(readFileSync(at('older.jsonl'), 'utf8')).toContain(word);
  });

  it('is redacted whole, though it is killed at once, and scrubbed by the next start', async () => {
    const redacted = positions.filter((_, index) => index !== 4);
    const events = redacted.map((position, index) => {
      const of = [...said.filter((_, at) => at !== 4), { stream }][index]?.stream;
      const told = { position, reason: 'Private', legalBasis: 'A law' };
      return { stream: of, type: 'EventRedacted', data: told };
    });
    await append(...events);
    await server.stop('SIGKILL');
    server = await startServer(data);
    await vi.waitFor(() => expect(isToScrub()).toBe(false), { timeout: 30_000, interval: 200 });
    expect(holding(data)).toEqual([]);
  }, 60_000);

  it('tells nothing of it on any page, at any position, under the tags of before', async () => {
    const now = await answers();
    expect(telling(now)).toEqual([]);
    const known = telling(answered).filter((path) => path.includes('asOf'));
    const tags = (of: typeof answered) => known.map((path) => of.get(path)?.tag);
    expect(tags(now).filter((tag, index) => tag !== null && tag === tags(answered)[index])).toEqual(
      [],
    );
    const { text: history } = now.get('/api/occurrences/quiet/history') ?? { text: '' };
    expect(JSON.parse(history)).toMatchObject({
      items: [
        { event: { data: null }, changes: [], redaction: { legalBasis: 'A law' } },
        {},
        {},
        {},
        {},
        {},
      ],
    });
  }, 60_000);

  it('verifies, extends what was sealed before, and says what was redacted', async () => {
    expect(rootIn(data, size)).toBe(rootBefore);
    const verified = await run('verify', '--against', at('seal'));
    expect([verified.code, verified.err]).toEqual([0, '']);
    expect(verified.out.match(/: redacted by Editor at /gu)).toHaveLength(5);
    const elsewhere = await run('verify', '--url', server.url, '--json');
    expect(JSON.parse(elsewhere.out)).toMatchObject({ isSound: true, findings: [] });
    expect(JSON.parse(elsewhere.out).redactions).toHaveLength(5);
    writeFileSync(at('receipt'), await (await ask(`/api/events/${positions[2]}/receipt`)).text());
    expect((await run('verify', at('receipt'))).out).toContain('whose data was redacted');
  }, 60_000);

  it('gives backups and exports without it, which restore to the same root', async () => {
    expect((await run('backup', at('backup'))).code).toBe(0);
    expect(holding(at('backup'))).toEqual([]);
    const exported = await run('export');
    expect(needles.filter((needle) => exported.out.includes(needle))).toEqual([]);
    writeFileSync(at('newer.jsonl'), exported.out);
    const into = { dataFolder: at('again') };
    expect((await regesta(['import', at('newer.jsonl')], into)).code).toBe(0);
    expect(rootIn(at('again'), size + 5)).toBe(rootIn(data, size + 5));
    expect((await regesta(['verify'], into)).code).toBe(0);
  }, 120_000);

  it('leaves nothing of it in a mirror that has taken it in, though nobody serves that', async () => {
    const key = await (await ask('/log/key')).text();
    const into = { dataFolder: at('mirror') };
    const once = ['mirror', server.url, '--key', key.trim(), '--once'];
    const secret = `A${word}b`;
    const [position] = await append({
      stream: 'actor-mirrored',
      type: 'ActorRegistered',
      data: { name: secret, kind: 'person' },
    });
    expect((await regesta(once, into)).code).toBe(0);
    expect(holding(at('mirror'))).not.toEqual([]);
    const told = { position, reason: 'Private', legalBasis: 'A law' };
    await append({ stream: 'actor-mirrored', type: 'EventRedacted', data: told });
    expect((await regesta(once, into)).code).toBe(0);
    expect(holding(at('mirror'))).toEqual([]);
  }, 120_000);

  it('takes an older export for what it has, and nothing back of what was redacted', async () => {
    const imported = await run('import', at('older.jsonl'), '--json');
    expect(JSON.parse(imported.out)).toMatchObject({ accepted: 0, repeated: size, refused: [] });
    expect(holding(data)).toEqual([]);
  }, 60_000);

  it('redacts what an older archive has when it takes a newer export', async () => {
    const into = { dataFolder: at('older') };
    expect((await regesta(['import', at('older.jsonl')], into)).code).toBe(0);
    const newer = await regesta(['import', at('newer.jsonl'), '--json'], into);
    expect(JSON.parse(newer.out)).toMatchObject({ accepted: 5, repeated: size, refused: [] });
    expect(holding(at('older'))).toEqual([]);
    expect((await regesta(['verify'], into)).code).toBe(0);
  }, 120_000);
});

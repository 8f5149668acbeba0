import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { AccountRole } from '../../../events/readings/accounts.ts';
import type { Proposed } from '../../../events/decisions/decide.ts';
import type { Accounts } from '../../../server/accounts/accounts.ts';
import type { Archive } from '../../../server/archive.ts';
import type { App } from '../../../server/http/app.ts';
import type { AppOptions } from '../../../server/http/context.ts';
import { serve, type Served, type ServeOptions } from '../../../server/http/serve.ts';
import { openArchive, type OpenArchive } from '../../../server/open-archive.ts';
import { appOver } from '../../support/app-over.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import * as say from '../../support/sayings.ts';

/** A server over an archive of its own, on loopback and a free port. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly app: App;
  readonly opened: OpenArchive;
  readonly secret: string;
  /** Every line that it has logged, as text. */
  logged(): string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends a request to append, by default one that is in order. */
  post(body: unknown, more?: Sent): Promise<Response>;
  /** Sends a body to any address, as an editor. */
  postTo(path: string, body: unknown): Promise<Response>;
  append(...events: readonly Proposed[]): void;
  /**
   * The headers that a page sends in the session of someone with this role: the same person for the
   * same role and name, signed in anew each time. Without a name it is e.g. `The editor`.
   */
  as(role: AccountRole, name?: string): Readonly<Record<string, string>>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** What a test sends otherwise than usual. */
interface Sent {
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What a test may choose. */
export type TestOptions = Partial<
  Omit<
    AppOptions,
    'archive' | 'reader' | 'tokens' | 'accounts' | 'proposals' | 'transparency' | 'logger'
  >
> &
  Partial<ServeOptions> & {
    /** What stands between the server and its archive. */
    readonly through?: (archive: Archive) => Archive;
  };

/** Opens a server; `close` removes all of it. */
export async function openServer({
  through = (archive) => archive,
  ...options
}: TestOptions = {}): Promise<TestServer> {
  const folder = temporaryFolder();
  const opened = await openArchive(folder.path);
  const { accounts, archive, tokens } = opened;
  let logged = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  const app = appOver(opened, {
    archive: through(archive),
    logger: pino({ level: 'debug' }, sink),
    ...options,
  });
  const served: Served = await serve(app, { host: '127.0.0.1', port: 0, ...options });
  const created = tokens.create({ name: 'Anna Keller', expiresAt: null });
  if (!created.ok) throw new Error(created.message);
  const { secret } = created;
  return {
    url: served.url,
    port: served.port,
    app,
    opened,
    secret,
    logged: () => logged,
    get: (path, headers = {}) => fetch(served.url + path, { headers, redirect: 'manual' }),
    post: (body, more = {}) =>
      fetch(`${served.url}/api/events`, {
        method: 'POST',
        body: JSON.stringify(body),
        ...more,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${secret}`,
          ...more.headers,
        },
      }),
    postTo: (path, body) =>
      fetch(served.url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      }),
    append(...events) {
      const outcome = archive.append({ events, reason: 'for a test', by: 'A test' });
      if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
    },
    as: (role, name = `The ${role}`) => sessionOf(accounts, role, name),
    stop: () => served.stop(),
    async close() {
      await served.stop();
      opened.close();
      folder.remove();
    },
  };
}

function sessionOf(accounts: Accounts, role: AccountRole, name: string): Record<string, string> {
  const login = name.toLowerCase().replaceAll(/[^a-z]+/gu, '-');
  const { people, sessions } = accounts;
  const made = people.create({ login, name, role, passwordHash: null, openId: null });
  const account = made.ok ? made.account : people.byLogin(login);
  if (account?.role !== role) throw new Error(`${name} has another role.`);
  return {
    cookie: `regesta-session=${sessions.begin(account.id, 'A test').secret}`,
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  };
}

/** A small archive that has one of everything: two positions before it ends, a date is corrected. */
export const smallArchive: readonly Proposed[] = [
  say.source('paper', { published: '2016-01-05', URL: 'https://example.org/paper' }),
  say.source('memoir', { published: '2019', citedVia: 'paper' }),
  say.actor('us', { name: 'United States' }),
  say.actor('agency', { name: 'Agency', kind: 'agency', partOf: 'us' }),
  say.instrument('accord', { title: 'Accord', parties: ['us'], citations: [say.citing('paper')] }),
  say.chronicle('main', {
    title: 'Main',
    kinds: [{ kind: 'statement', label: 'Statements', colour: 'blue' }],
  }),
  say.occurrence('summit', {
    title: 'Summit',
    summary: 'Two presidents met.',
    date: { edtf: '2015-09-25', verbatim: '25 September' },
    actors: [{ actor: 'us', role: 'host' }],
    places: ['Washington'],
    tags: ['trade'],
    chronicles: ['main'],
    importance: 5,
    effects: [{ instrument: 'accord', standing: 'agreed' }],
    citations: [
      say.citing('paper'),
      say.citing('memoir', { locator: 'page 9', date: '2015-09-26' }),
    ],
  }),
  say.occurrence('breach', {
    title: 'Breach',
    date: { edtf: '2017~', basis: 'inferred', note: 'from the order of the telling' },
    actors: [{ actor: 'agency', role: 'author' }],
    importance: 2,
    effects: [{ instrument: 'accord', standing: 'reported-breached' }],
  }),
  say.occurrence('warning', { title: 'Warning', kind: 'report', date: { edtf: '2014/2015' } }),
  say.related('breach', 'contradicts', 'summit'),
  say.disputed('summit', 'day', { date: '2015-09-26' }),
  say.say('OccurrenceRedated', 'occurrence-warning', { date: { edtf: '2014-11' } }),
  say.revised('source', 'memoir', { title: 'Memoir of an envoy' }),
];

/** The text of a file of the project. */
export function projectFile(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

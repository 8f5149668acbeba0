import { setTimeout as wait } from 'node:timers/promises';
import { parseVerifierKey, type VerifierKey } from '../../events/transparency/note.ts';
import { tilePath, type Tile } from '../../events/transparency/tiles.ts';
import { nodeHashing as hashing } from './hashing.ts';

/** An archive elsewhere that can't be read: `message` says what came instead. */
export class RemoteUnreadable extends Error {
  override readonly name = 'RemoteUnreadable';
  /** The status that it answered; null: it answered nothing that could be read. */
  readonly status: number | null;
  /** Whether anything answered there: false where no connection came about, or nothing came in time. */
  readonly hasAnswered: boolean;

  constructor(message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options);
    this.status = options.status ?? null;
    this.hasAnswered = !isSilence(options.cause);
  }
}

/** What fetch ends with where nobody is there: each at some place in a chain of causes. */
const silences = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

function isSilence(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause instanceof TooLate) return true;
  if ('code' in cause && silences.has(String(cause.code))) return true;
  return isSilence(cause.cause);
}

/** Nothing came in time. */
class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** How long an answer may take, in milliseconds. */
const waitMs = 30_000;

/** How long each kind of answer may be, in bytes: no archive makes longer ones. */
const lengths = {
  note: 64 * 1024,
  // 256 entries of at most 65,535 bytes, each with its length before it.
  tile: 256 * 65_537,
  lines: 96 * 1024 * 1024,
};

/** How often an archive may ask for patience before it counts as unreadable, and for how long. */
const asked = { times: 5, waitMaxMs: 90_000 };

/**
 * The log of an archive elsewhere, over HTTP. Each reading throws {@link RemoteUnreadable}. No redirect is
 * followed: what the token is for, and what is checked, is this address. An archive that asks for
 * patience (429) gets it.
 */
export class RemoteLog {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #stopped: AbortSignal | null;

  /**
   * `token` is for a closed archive; null: none is sent. `stopped`: ends every reading that is under
   * way; null: nothing does.
   */
  constructor(url: string, token: string | null, stopped: AbortSignal | null = null) {
    this.#base = url.replace(/\/+$/u, '');
    this.#headers = token === null ? {} : { authorization: `Bearer ${token}` };
    this.#stopped = stopped;
  }

  /** The key that the archive says is its own: believed only where it was told by someone else. */
  async key(): Promise<VerifierKey> {
    const text = await this.#text('/log/key', lengths.note);
    const key = parseVerifierKey(hashing, text.trim());
    if (!key) throw new RemoteUnreadable(`${this.#base}/log/key is no key`);
    return key;
  }

  /** The newest seal, as a signed note that is yet to be checked. */
  seal(): Promise<string> {
    return this.#text('/log/checkpoint', lengths.note);
  }

  /** A tile, or a bundle of entries. */
  tile(tile: Tile): Promise<Buffer> {
    return this.#bytes(`/log/${tilePath(tile)}`, lengths.tile);
  }

  /** Lines of events strictly after a position, in order; none: the log ends there. */
  async lines(after: number): Promise<readonly string[]> {
    const path = `/log/events/${after}`;
    const lines = (await this.#text(path, lengths.lines)).split('\n');
    if (lines.pop() !== '') throw new RemoteUnreadable(`${this.#base}${path} ends within a line`);
    return lines;
  }

  /** Whether only people with an account may read it; null: it does not say. */
  async isClosed(): Promise<boolean | null> {
    const text = await this.#text('/api/session', lengths.note);
    return /"isClosed":(true|false)/u.exec(text)?.[1]?.startsWith('t') ?? null;
  }

  /** A stream without an end; one that says nothing for so long counts as cut. */
  async *stream(
    path: string,
    { silenceMs, stopped }: { readonly silenceMs: number; readonly stopped: AbortSignal },
  ): AsyncGenerator<Uint8Array> {
    const url = `${this.#base}${path}`;
    const patience = new Patience(silenceMs, stopped);
    try {
      const { signal } = patience;
      const response = await fetch(url, { headers: this.#headers, signal, redirect: 'error' });
      if (!response.ok) throw answered(url, response.status);
      for await (const chunk of response.body ?? []) {
        patience.renew();
        yield chunk;
      }
    } catch (error) {
      throw unreadable(url, error);
    } finally {
      patience.end();
    }
  }

  async #text(path: string, lengthMax: number): Promise<string> {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await this.#bytes(path, lengthMax));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new RemoteUnreadable(`${this.#base}${path} is not UTF-8`);
    }
  }

  async #bytes(path: string, lengthMax: number): Promise<Buffer> {
    const url = `${this.#base}${path}`;
    try {
      return await this.#ask(url, lengthMax);
    } catch (error) {
      throw unreadable(url, error);
    }
  }

  /** Asks, and again after as long as it is asked to wait. */
  async #ask(url: string, lengthMax: number): Promise<Buffer> {
    for (let times = 1; ; times += 1) {
      const patience = new Patience(waitMs, this.#stopped);
      const { signal } = patience;
      try {
        const response = await fetch(url, { headers: this.#headers, signal, redirect: 'error' });
        if (response.ok) return await bodyOf(response, url, lengthMax);
        const askedMs = Number(response.headers.get('retry-after')) * 1_000;
        await response.body?.cancel();
        const isAsked = response.status === 429 && askedMs > 0 && askedMs <= asked.waitMaxMs;
        if (!isAsked || times === asked.times) throw answered(url, response.status);
        await wait(askedMs, undefined, this.#stopped ? { signal: this.#stopped } : {});
      } finally {
        patience.end();
      }
    }
  }
}

/** Ends a reading that takes too long, or when all is stopped; leaves nothing behind it. */
class Patience {
  readonly #ending = new AbortController();
  readonly #stopped: AbortSignal | null;
  readonly #stop = (): void => this.#ending.abort();
  readonly #timer: NodeJS.Timeout;

  constructor(forMs: number, stopped: AbortSignal | null) {
    this.#stopped = stopped;
    this.#timer = setTimeout(() => this.#ending.abort(new TooLate('it takes too long')), forMs);
    // Not `AbortSignal.any`: what it makes stays with the signal that lives longest.
    stopped?.addEventListener('abort', this.#stop);
    if (stopped?.aborted === true) this.#stop();
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Begins to wait anew. */
  renew(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#stopped?.removeEventListener('abort', this.#stop);
  }
}

function answered(url: string, status: number): RemoteUnreadable {
  return new RemoteUnreadable(`${url} answered ${status}`, { status });
}

function unreadable(url: string, error: unknown): RemoteUnreadable {
  if (error instanceof RemoteUnreadable) return error;
  const why = error instanceof Error ? (error.cause ?? error) : error;
  return new RemoteUnreadable(`${url} can't be read: ${String(why)}`, { cause: error });
}

async function bodyOf(response: Response, url: string, lengthMax: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > lengthMax) throw new RemoteUnreadable(`${url} is longer than any archive’s`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

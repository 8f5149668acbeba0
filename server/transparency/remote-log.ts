import { parseVerifierKey, type VerifierKey } from '../../events/transparency/note.ts';
import { tilePath, type Tile } from '../../events/transparency/tiles.ts';
import { nodeHashing as hashing } from './hashing.ts';

/** An archive elsewhere that can't be read: `message` says what came instead. */
export class RemoteUnreadable extends Error {
  override readonly name = 'RemoteUnreadable';
}

/** How long an answer may take, and how long it may be: no archive makes longer ones. */
const waitMs = 30_000;
const lengthMax = 96 * 1024 * 1024;

/** The log of an archive elsewhere, over HTTP. Each reading throws {@link RemoteUnreadable}. */
export class RemoteLog {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** `token` is for a closed archive; null: none is sent. */
  constructor(url: string, token: string | null) {
    this.#base = url.replace(/\/+$/u, '');
    this.#headers = token === null ? {} : { authorization: `Bearer ${token}` };
  }

  /** The key that the archive says is its own: believed only where it was told by someone else. */
  async key(): Promise<VerifierKey> {
    const text = await this.#text('/log/key');
    const key = parseVerifierKey(hashing, text.trim());
    if (!key) throw new RemoteUnreadable(`${this.#base}/log/key is no key`);
    return key;
  }

  /** The newest seal, as a signed note that is yet to be checked. */
  seal(): Promise<string> {
    return this.#text('/log/checkpoint');
  }

  /** A tile, or a bundle of entries. */
  tile(tile: Tile): Promise<Buffer> {
    return this.#bytes(`/log/${tilePath(tile)}`);
  }

  /** Lines of events strictly after a position, in order; none: the log ends there. */
  async lines(after: number): Promise<readonly string[]> {
    const path = `/log/events/${after}`;
    const lines = (await this.#text(path)).split('\n');
    if (lines.pop() !== '') throw new RemoteUnreadable(`${this.#base}${path} ends within a line`);
    return lines;
  }

  async #text(path: string): Promise<string> {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await this.#bytes(path));
    } catch (error) {
      if (error instanceof RemoteUnreadable) throw error;
      throw new RemoteUnreadable(`${this.#base}${path} is not UTF-8`);
    }
  }

  async #bytes(path: string): Promise<Buffer> {
    const url = `${this.#base}${path}`;
    try {
      const signal = AbortSignal.timeout(waitMs);
      const response = await fetch(url, { headers: this.#headers, signal, redirect: 'error' });
      if (!response.ok) throw new RemoteUnreadable(`${url} answered ${response.status}`);
      return await bodyOf(response, url);
    } catch (error) {
      if (error instanceof RemoteUnreadable) throw error;
      const why = error instanceof Error ? (error.cause ?? error) : error;
      throw new RemoteUnreadable(`${url} can't be read: ${String(why)}`, { cause: error });
    }
  }
}

async function bodyOf(response: Response, url: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > lengthMax) throw new RemoteUnreadable(`${url} is longer than any archive’s`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseVerifierKey, type VerifierKey } from '../../../events/transparency/note.ts';
import { checkReceipt } from '../../../events/transparency/receipt.ts';
import { serve } from '../../../server/http/serve.ts';
import { openArchive } from '../../../server/open-archive.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { RemoteLog, RemoteUnreadable } from '../../../server/transparency/remote-log.ts';
import { openSeal } from '../../../server/transparency/seals.ts';
import { verifyRemote } from '../../../server/transparency/verify-remote.ts';
import { appOver } from '../../support/app-over.ts';
import { pathOf } from '../../support/tile-client.ts';
import { between, oneOf } from './tampering.ts';
import { edited } from './of-rows.ts';
import type { Untouched } from './untouched.ts';

/** What became of a lie in something that is served. */
export interface Lied {
  readonly kind: string;
  /** Whether any byte of it was another. */
  readonly isChanged: boolean;
  readonly isDetected: boolean;
  readonly isNamed: boolean;
  /** A stack, where something was thrown; null: nothing was. */
  readonly thrown: string | null;
}

/** Passes on what an archive serves, but for one lie at a time. */
export class Mirror {
  readonly #files: ReadonlyMap<string, Buffer>;
  readonly #receipts: readonly string[];
  readonly #untouched: Untouched;
  readonly #key: VerifierKey;
  readonly #server: Server;
  #lie: { readonly path: string; readonly body: Buffer } | null = null;

  private constructor(
    untouched: Untouched,
    key: VerifierKey,
    { files, receipts }: Awaited<ReturnType<typeof everythingServed>>,
  ) {
    this.#untouched = untouched;
    this.#key = key;
    this.#files = files;
    this.#receipts = receipts;
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      const body = this.#lie?.path === path ? this.#lie.body : files.get(path);
      response.writeHead(body ? 200 : 404).end(body);
    });
  }

  /** Begins to serve what the archive serves. */
  static async open(untouched: Untouched): Promise<Mirror> {
    const key = parseVerifierKey(hashing, untouched.key);
    if (!key) throw new Error('there is no key');
    const mirror = new Mirror(untouched, key, await everythingServed(untouched));
    await new Promise<void>((resolve) => mirror.#server.listen(0, '127.0.0.1', resolve));
    return mirror;
  }

  /** Lies once, by chance, and has it checked: an answer over HTTP, or a receipt. */
  async lie(next: () => number): Promise<Lied> {
    if (next() < 0.2) return this.#lieInReceipt(next);
    const path = oneOf([...this.#files.keys()], next);
    const honest = this.#files.get(path) ?? Buffer.alloc(0);
    const { way, body } = lieIn(honest, [...this.#files.values()], next);
    const kind = `served: ${path.split('/')[2] ?? ''} ${way}`;
    this.#lie = { path, body };
    const isChanged = !asFar(path, body, honest).equals(honest);
    const { port } = this.#server.address() as AddressInfo;
    const remote = new RemoteLog(`http://127.0.0.1:${port}`, null);
    const older = this.#untouched.seals.map((note) => ({ note, key: this.#key }));
    const against = { key: this.#key, older };
    try {
      const { findings } = await verifyRemote(remote, against, () => undefined);
      const isNamed = findings.some(({ position }) => position !== null);
      return { kind, isChanged, isDetected: findings.length > 0, isNamed, thrown: null };
    } catch (error) {
      const isTold = error instanceof RemoteUnreadable;
      const thrown = isTold ? null : String(error instanceof Error ? error.stack : error);
      return { kind, isChanged, isDetected: isTold, isNamed: false, thrown };
    } finally {
      this.#lie = null;
    }
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #lieInReceipt(next: () => number): Lied {
    const honest = oneOf(this.#receipts, next);
    const receipt = edited(honest, next);
    const found = checkReceipt(hashing, receipt, (bytes) => Buffer.from(bytes).toString('utf8'));
    const isHeld =
      found.found === 'included' && openSeal(found.receipt.proof.seal, this.#key) !== null;
    return {
      kind: 'served: receipt edited',
      isChanged: receipt !== honest,
      isDetected: !isHeld,
      isNamed: false,
      thrown: null,
    };
  }
}

/** What is meant by an answer: of events, those that were sealed, though more may have come since. */
function asFar(path: string, body: Buffer, honest: Buffer): Buffer {
  const isWhole = body.at(-1) === honest.at(-1);
  return path.startsWith('/log/events/') && isWhole ? body.subarray(0, honest.length) : body;
}

function lieIn(honest: Buffer, others: readonly Buffer[], next: () => number) {
  const at = between(0, honest.length - 1, next);
  const flipped = Buffer.from(honest);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << between(0, 7, next));
  return oneOf(
    [
      { way: 'flipped', body: flipped },
      { way: 'flipped', body: flipped },
      { way: 'cut off', body: honest.subarray(0, at) },
      { way: 'made longer', body: Buffer.concat([honest, honest.subarray(at)]) },
      { way: 'another', body: oneOf(others, next) },
    ],
    next,
  );
}

/** Every file that tells of the log, as it is read to the end, and receipts from all over it. */
async function everythingServed(untouched: Untouched) {
  const opened = await openArchive(untouched.folder());
  const app = appOver(opened);
  const served = await serve(app, { host: '127.0.0.1', port: 0 });
  const files = new Map<string, Buffer>();
  const get = async (path: string): Promise<Buffer> => {
    const response = await fetch(served.url + path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  };
  try {
    const size = opened.archive.head().position;
    const paths = [
      '/log/checkpoint',
      '/log/events/0',
      ...tilesOf(size).map((one) => `/log/${one}`),
    ];
    for (const path of paths) files.set(path, await get(path));
    const positions = [1, 2, size >> 1, 256, 257, size];
    const receipts = await Promise.all(
      positions.map(async (at) => (await get(`/api/events/${at}/receipt`)).toString('utf8')),
    );
    return { files, receipts };
  } finally {
    await served.stop();
    opened.close();
  }
}

function tilesOf(size: number): string[] {
  const last = size % 256;
  return ['0', 'entries']
    .flatMap((level) => [pathOf(level, 0, 256), pathOf(level, 1, last)])
    .concat(pathOf('1', 0, 1));
}

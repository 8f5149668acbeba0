import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can be served: what to listen with, and how to let its clients go. */
export interface Servable {
  readonly handler: RequestListener;
  /** Says that it is not ready any more, and ends the live streams. */
  stop(): void;
  /** Resolves when nothing waits any more to be done; takes nothing more. */
  drain(): Promise<void>;
}

/** A server that listens. */
export interface Served {
  /** Where it listens; for an address that means all of them, the local one. */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, lets what is under way finish, and resolves once all is closed. */
  stop(): Promise<void>;
}

/** Where to listen, and how long to wait for what is under way when stopping. */
export interface ServeOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly graceMs?: number;
  readonly connectionsMax?: number;
  /** How long a client may take to send its headers, and the whole of its request. */
  readonly headersMs?: number;
  readonly requestMs?: number;
}

/** Listens. Rejects where the address is taken or not ours. */
export async function serve(app: Servable, options: ServeOptions): Promise<Served> {
  const { headersMs = 10_000, requestMs = 60_000 } = options;
  const server = createServer(
    {
      // A client that sends its headers or body a byte at a time is let go.
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(5_000, headersMs),
      // Longer than proxies keep theirs, so that they never send into a connection being closed.
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
      insecureHTTPParser: false,
    },
    app.handler,
  );
  server.maxConnections = options.connectionsMax ?? 2_000;
  server.maxRequestsPerSocket = 10_000;
  await listen(server, options);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  let stopping: Promise<void> | null = null;
  return {
    url: urlOf(address),
    port: address.port,
    stop: () => (stopping ??= stop(server, app, options.graceMs ?? 5_000)),
  };
}

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

/** `close` waits for every connection: live streams are ended first, and stragglers cut at last. */
async function stop(server: Server, app: Servable, graceMs: number): Promise<void> {
  app.stop();
  await closed(server, graceMs);
  // Whoever was cut off may have sent something that waits: what was taken is appended.
  await app.drain();
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that was busy and is now kept alive has nothing more to finish.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close((error) => {
      clearTimeout(cut);
      clearInterval(sweep);
      if (error) reject(error);
      else resolve();
    });
  });
}

function urlOf({ address, family, port }: AddressInfo): string {
  const isAll = address === '0.0.0.0' || address === '::';
  if (isAll) return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

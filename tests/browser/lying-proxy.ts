import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Tells an answer otherwise than the server gave it. */
export type Lie = (path: string, text: string) => string;

/** Someone between pages and a server, who passes on what both say, or says otherwise. */
export interface LyingProxy {
  readonly url: string;
  /** Whom it passes requests on to. */
  target: string;
  /** Null: it passes on every answer as it is. */
  lie: Lie | null;
  close(): Promise<void>;
}

/** Starts a proxy before a server, on loopback and a free port; honest at first. */
export async function startLyingProxy(target: string): Promise<LyingProxy> {
  const server = createServer((request, response) => void passOn(proxy, request, response));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const proxy: LyingProxy = {
    url: `http://127.0.0.1:${port}`,
    target,
    lie: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

async function passOn(
  { target, lie }: LyingProxy,
  { url = '/', headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Nothing is told live through it: a page that hears nothing reads all the same.
  if (url.startsWith('/api/events/live')) return void response.writeHead(204).end();
  const { cookie = '', accept = '*/*' } = headers;
  const answer = await fetch(target + url, { headers: { cookie, accept } });
  const type = answer.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isText = /json|text\/plain/u.test(type);
  const body = lie && isText ? Buffer.from(lie(url, bytes.toString('utf8'))) : bytes;
  response.writeHead(answer.status, {
    'content-type': type,
    'content-security-policy': answer.headers.get('content-security-policy') ?? '',
    'cache-control': 'no-store',
  });
  response.end(body);
}

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { openHasty, type Front } from '../hasty.ts';
import type { Violation } from './log-index.ts';

const appended = z.looseObject({
  events: z.array(
    z.looseObject({
      id: z.string(),
      stream: z.string(),
      expectedVersion: z.union([z.int(), z.literal('any')]),
    }),
  ),
});

type Appended = z.infer<typeof appended>;

interface Reply {
  readonly status: number;
  readonly text: string;
}

type Forward = (method: string, path: string, body: string | null) => Promise<Reply>;

/** A server that has a fault of old, and what must be found of it. */
export interface FaultyFront {
  readonly fault: string;
  readonly found: Violation;
  open(url: string, secret: string): Promise<Front>;
}

/** Every fault that is sown. */
export const faultyFronts: readonly FaultyFront[] = [
  {
    fault: 'looks at the version first, and appends then',
    found: 'lost-update',
    open: (url, secret) => openFront(url, secret, checkThenAct),
  },
  { fault: 'acknowledges before it commits', found: 'lost', open: openHasty },
  {
    fault: 'records again what is sent again',
    found: 'uninvited',
    open: (url, secret) => openFront(url, secret, doubling()),
  },
  {
    fault: 'answers from what it read a while ago',
    found: 'stale',
    open: (url, secret) => openFront(url, secret, remembering()),
  },
];

type Behave = (
  forward: Forward,
  method: string,
  path: string,
  body: string | null,
) => Promise<Reply>;

async function openFront(url: string, secret: string, behave: Behave): Promise<Front> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const forward: Forward = async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      headers,
      ...(body !== null && { method, body }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = method === 'GET' ? null : Buffer.concat(chunks).toString('utf8');
    const reply = await behave(forward, method, path, body);
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.text);
  };
  const server = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    handedOn: () => Promise.resolve(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const checkThenAct: Behave = async (forward, method, path, body) => {
  if (body === null) return forward(method, path, body);
  const asked = appended.parse(JSON.parse(body));
  for (const { stream, expectedVersion: expected } of asked.events) {
    if (expected === 'any') continue;
    const { text } = await forward('GET', `/api/sources/${stream.slice('source-'.length)}`, null);
    const actual = Number(/"version":(\d+)/u.exec(text)?.[1]);
    const conflicts = [{ stream, expected, actual }];
    if (actual !== expected) return { status: 412, text: JSON.stringify({ conflicts }) };
  }
  const events = asked.events.map((event) => ({ ...event, expectedVersion: 'any' }));
  return forward(method, path, JSON.stringify({ ...asked, events }));
};

function doubling(): Behave {
  const seen = new Set<string>();
  return (forward, method, path, body) => {
    if (body === null) return forward(method, path, body);
    const asked: Appended = appended.parse(JSON.parse(body));
    const isAgain = asked.events.some(({ id }) => seen.has(id));
    for (const { id } of asked.events) seen.add(id);
    if (!isAgain) return forward(method, path, body);
    const events = asked.events.map((event) => {
      return { ...event, id: randomUUID(), expectedVersion: 'any' };
    });
    return forward(method, path, JSON.stringify({ ...asked, events }));
  };
}

/** For how many more requests a reading is remembered: no clock, so that a slow machine forgets too. */
const rememberedFor = 12;

function remembering(): Behave {
  const known = new Map<string, { readonly reply: Reply; readonly until: number }>();
  let requests = 0;
  return async (forward, method, path, body) => {
    requests += 1;
    const remembered = body === null ? known.get(path) : undefined;
    if (remembered && requests <= remembered.until) return remembered.reply;
    const reply = await forward(method, path, body);
    if (body === null) known.set(path, { reply, until: requests + rememberedFor });
    return reply;
  };
}

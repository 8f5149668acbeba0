import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const asked = z.object({ events: z.array(z.object({ id: z.string(), stream: z.string() })) });

/** A server in front of a server, to be closed. */
export interface Front {
  readonly url: string;
  /** Resolves once nothing is left to hand on. */
  handedOn(): Promise<void>;
  close(): void;
}

/**
 * The losing control: a front that answers 201 before it hands the events on, as one that
 * acknowledges before it commits.
 */
export async function openHasty(url: string, secret: string): Promise<Front> {
  let handed = Promise.resolve();
  let position = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await textOf(request);
    const { events } = asked.parse(JSON.parse(text));
    const recordedAt = new Date().toISOString();
    const told = events.map(({ id, stream }) => {
      position += 1;
      return { id, stream, position, version: 1, recordedAt };
    });
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ events: told }));
    handed = handed.then(() => handOn(url, secret, text));
  };
  const server = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    handedOn: () => handed,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function handOn(url: string, secret: string, body: string): Promise<void> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  await fetch(`${url}/api/events`, { method: 'POST', headers, body }).catch(() => null);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { printVerifierKey } from '../../events/transparency/note.ts';
import type { VerifierKey } from '../../events/transparency/note.ts';
import type { Servable } from '../http/serve.ts';
import { httpAnswer, plainAnswer, type HttpAnswer } from './answers.ts';
import { openBudget } from './budget.ts';
import type { Witness, WitnessAnswer } from './witness.ts';

/** What a witness is served with. */
export interface WitnessAppOptions {
  readonly witness: Witness;
  readonly verifier: VerifierKey;
  readonly logger: Logger;
  /** Requests that one address may make in a minute. */
  readonly requestsMax?: number;
}

/** Greatest length of a submission, in bytes: 63 hashes and a seal with many signatures fit. */
const bodyMax = 16 * 1024;

/**
 * The HTTP layer of a witness (C2SP tlog-witness v1.0): submissions are taken at `/add-checkpoint`;
 * the newest seal that it cosigned of a log is at `/<SHA-256 of the origin, in hex>/checkpoint`, and
 * its own key at `/`.
 */
export function createWitnessApp(options: WitnessAppOptions): Servable {
  const budget = openBudget(options.requestsMax ?? 240, () => performance.now());
  const answerOf = async (request: IncomingMessage): Promise<HttpAnswer> => {
    if (!budget.take(request.socket.remoteAddress ?? '')) {
      const headers = { 'Retry-After': String(budget.windowS) };
      return plainAnswer(429, 'that was too many requests; wait and go on', headers);
    }
    const path = request.url?.split('?')[0] ?? '/';
    return path === '/add-checkpoint' ? taken(request, options) : told(request, path, options);
  };
  return {
    handler: (request, response) => {
      const fail = (error: unknown): void => {
        options.logger.error({ err: error }, 'a request failed');
        send(
          response,
          plainAnswer(500, 'it failed, and nothing was cosigned; send it again later'),
        );
      };
      answerOf(request).then((answer) => send(response, answer), fail);
    },
    stop: () => undefined,
    // Whatever was taken is answered within the same turn.
    drain: () => Promise.resolve(),
  };
}

/** Answers a submission. */
async function taken(request: IncomingMessage, options: WitnessAppOptions): Promise<HttpAnswer> {
  if (request.method !== 'POST') return refusedMethod('POST');
  const bytes = await bodyOf(request);
  if (bytes === null) return plainAnswer(413, `a submission has at most ${bodyMax} bytes`);
  const body = textOf(bytes);
  if (body === null) return plainAnswer(400, 'the body is not UTF-8');
  const answer = options.witness.add(body);
  note(options.logger, answer, body);
  return httpAnswer(answer);
}

/** Tells what a witness is, and what it has seen. */
function told(
  request: IncomingMessage,
  path: string,
  { witness, verifier }: WitnessAppOptions,
): HttpAnswer {
  const origin = witness.origins.find((one) => path === `/${hashOf(one)}/checkpoint`);
  if (path !== '/' && origin === undefined) return plainAnswer(404, 'there is nothing here');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusedMethod('GET, HEAD');
  if (origin === undefined) return plainAnswer(200, printVerifierKey(verifier));
  const newest = witness.newest(origin);
  if (newest === null) return plainAnswer(404, 'nothing of this log was cosigned yet');
  return { status: 200, type: 'text/plain; charset=utf-8', body: newest };
}

function refusedMethod(allow: string): HttpAnswer {
  return plainAnswer(405, `this takes ${allow}`, { Allow: allow });
}

/** Writes down what is worth it: a seal that contradicts what was seen is kept as evidence. */
function note(logger: Logger, answer: WitnessAnswer, body: string): void {
  switch (answer.end) {
    case 'cosigned': {
      const { origin, size } = answer.seal;
      return logger.info({ origin, size }, 'cosigned');
    }
    case 'other-root':
    case 'unproved':
      return logger.warn({ end: answer.end, message: answer.message, body }, 'refused');
    case 'malformed':
    case 'unknown-log':
    case 'unsigned':
    case 'other-size':
      return logger.info({ end: answer.end }, 'refused');
  }
}

function send(response: ServerResponse, { status, type, body, headers }: HttpAnswer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // A body that was not read to its end would be taken for the next request.
    ...(response.req.complete ? {} : { Connection: 'close' }),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** The body of a request; null: it is longer than it may be. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > bodyMax) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How a log is named in an address: the SHA-256 of its origin, in lower-case hex. */
function hashOf(origin: string): string {
  return createHash('sha256').update(origin, 'utf8').digest('hex');
}

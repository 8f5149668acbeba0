import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { printVerifierKey } from '../../events/transparency/note.ts';
import type { VerifierKey } from '../../events/transparency/note.ts';
import type { Servable } from '../http/serve.ts';
import { httpAnswer, plainAnswer, type HttpAnswer } from './answers.ts';
import { addressesBehind } from './asker.ts';
import { openBudget, type Budget } from './budget.ts';
import { openDiary } from './diary.ts';
import type { Witness } from './witness.ts';

/** What a witness is served with. */
export interface WitnessAppOptions {
  readonly witness: Witness;
  readonly verifier: VerifierKey;
  readonly logger: Logger;
  /** Requests that one address may make in a minute; as many again of what each log has signed. */
  readonly requestsMax?: number;
  /** IP addresses or subnets of proxies; only these are believed for whom they ask. */
  readonly trustedProxies?: readonly string[];
}

/** Greatest length of a submission, in bytes: 63 hashes and a seal with many signatures fit. */
const bodyMax = 16 * 1024;

/**
 * The HTTP layer of a witness (C2SP tlog-witness v1.0): submissions are taken at `/add-checkpoint`;
 * the newest seal that it cosigned of a log is at `/<SHA-256 of the origin, in hex>/checkpoint`, and
 * its own key at `/`.
 */
export function createWitnessApp(options: WitnessAppOptions): Servable {
  const { witness, logger, requestsMax = 240, trustedProxies = [] } = options;
  const addressOf = addressesBehind(trustedProxies);
  const ofAnyone = openBudget(requestsMax, () => performance.now());
  const ofLogs = openBudget(requestsMax, () => performance.now());
  const write = openDiary(logger);
  const answerOf = async (request: IncomingMessage): Promise<HttpAnswer> => {
    const address = addressOf(request);
    const forAnyone = (answer: () => HttpAnswer) =>
      ofAnyone.take(address) ? answer() : tooMany(ofAnyone);
    const path = request.url?.split('?')[0] ?? '/';
    if (path !== '/add-checkpoint') return forAnyone(() => told(request, path, options));
    const body = await submitted(request);
    if (typeof body !== 'string') return forAnyone(() => body);
    const read = witness.read(body);
    if (read.end !== 'signed')
      return forAnyone(() => {
        write(read, body);
        return httpAnswer(read);
      });
    // A seal is public, and whoever has it can send it: each from a budget of its own.
    if (!ofLogs.take(`${read.seal.origin} ${address}`)) return tooMany(ofLogs);
    const answer = witness.follow(read);
    write(answer, body);
    return httpAnswer(answer);
  };
  return {
    handler: (request, response) => {
      const fail = (error: unknown): void => {
        logger.error({ err: error }, 'a request failed');
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

/** The body of a submission; or an answer, where there is none. */
async function submitted(request: IncomingMessage): Promise<string | HttpAnswer> {
  if (request.method !== 'POST') return refusedMethod('POST');
  const bytes = await bodyOf(request);
  if (bytes === null) return plainAnswer(413, `a submission has at most ${bodyMax} bytes`);
  return textOf(bytes) ?? plainAnswer(400, 'the body is not UTF-8');
}

function tooMany({ windowS }: Budget): HttpAnswer {
  const headers = { 'Retry-After': String(windowS) };
  return plainAnswer(429, 'that was too many requests; wait and go on', headers);
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

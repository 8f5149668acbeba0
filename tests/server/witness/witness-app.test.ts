import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyTypes, printVerifierKey } from '../../../events/transparency/note.ts';
import { serve, type Served } from '../../../server/http/serve.ts';
import { keyOf } from '../../../server/transparency/key-file.ts';
import { openMemory, type Memory } from '../../../server/witness/memory.ts';
import { Witness } from '../../../server/witness/witness.ts';
import { createWitnessApp, type WitnessAppOptions } from '../../../server/witness/witness-app.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import { rawRequest } from '../http/raw-request.ts';
import { openLog } from './open-log.ts';

const folder = temporaryFolder();
const key = keyOf('witness.example/w', keyTypes.cosignature, Buffer.alloc(32, 5));
const log = openLog('log.example');
const fork = openLog('log.example', (index) => `other ${index}`);
let memory: Memory;
let served: Served;

beforeAll(async () => {
  memory = openMemory(folder.path);
  served = await serveWitness();
});
afterAll(async () => {
  await served.stop();
  memory.close();
  folder.remove();
});

function serveWitness(
  options: Partial<Pick<WitnessAppOptions, 'logger' | 'requestsMax' | 'trustedProxies'>> = {},
): Promise<Served> {
  const logs = [log.key.verifier];
  const witness = new Witness({ key, logs, memory, now: () => new Date() });
  const logger = pino({ level: 'silent' });
  const { verifier } = key;
  const app = createWitnessApp({ witness, verifier, logger, requestsMax: 10_000, ...options });
  return serve(app, { host: '127.0.0.1', port: 0 });
}

const add = (body: BodyInit, init: RequestInit = {}) =>
  fetch(`${served.url}/add-checkpoint`, { method: 'POST', body, ...init });

async function statusAndType(response: Response): Promise<string> {
  await response.text();
  return `${response.status} ${response.headers.get('content-type')}`;
}

describe('a witness over HTTP', () => {
  it('answers each submission with the status that the protocol gives it', async () => {
    const plain = 'text/plain; charset=utf-8';
    const steps: readonly (readonly [string, string])[] = [
      ['old x\n\n', `400 ${plain}`],
      [openLog('elsewhere.example').submission(0, 1), `404 ${plain}`],
      [
        log
          .submission(0, 3)

          .replace(/(— \S+ \S{9})./u, '$1x'),
        `403 ${plain}`,
      ],
      [log.submission(0, 3), `200 ${plain}`],
      [log.submission(2, 7), '409 text/x.tlog.size'],
      [log.submission(3, 7), `200 ${plain}`],
      [fork.submission(7, 7), `409 ${plain}`],
      [fork.submission(7, 9), `422 ${plain}`],
      [`old 7\n\n${log.seal(5)}`, `400 ${plain}`],
    ];
    for (const [body, expected] of steps)
      expect([body, await statusAndType(await add(body))]).toEqual([body, expected]);
  });

  it('tells the size that it saw last, and nothing beside it', async () => {
    await add(log.submission(7, 8));
    expect(await (await add(log.submission(0, 9))).text()).toBe('8\n');
  });

  it('gives lines that begin with a dash and end with a line break', async () => {
    const { body } = { body: await (await add(log.submission(8, 8))).text() };
    expect(body).toMatch(/^— witness\.example\/w \S+\n$/u);
  });

  it('cosigns one of many that come at once from the same size, and tells it to the others', async () => {
    const from = Number(await (await add(log.submission(0, 1))).text());
    const sizes = Array.from({ length: 40 }, (_, at) => from + 1 + (at % 20));
    const answers = await Promise.all(sizes.map((to) => add(log.submission(from, to))));
    const statuses = answers.map(({ status }) => status);
    const cosigned = answers.findIndex(({ status }) => status === 200);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(await answer.text()).toBe(`${sizes[cosigned]}\n`);
  });

  it('takes nothing that is too long, whether its length is told or not', async () => {
    expect((await add('x'.repeat(16 * 1024 + 1))).status).toBe(413);
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const endless =
      'POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\n' +
      chunk.repeat(4);
    const answer = await rawRequest(served.port, endless);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /u);
    expect(answer).toMatch(/^Connection: close\r$/mu);
  });

  it('takes no bytes that are no text', async () => {
    expect((await add(Uint8Array.of(0xff, 0xfe))).status).toBe(400);
  });

  it('has no other addresses and methods', async () => {
    const of = async (path: string, method = 'GET') =>
      (await fetch(served.url + path, { method })).status;
    expect(await of('/add-checkpoint')).toBe(405);
    expect(await of('/', 'POST')).toBe(405);
    expect(await of('/witness.db')).toBe(404);
    expect(await of('/witness-key', 'DELETE')).toBe(404);
    expect(await of(`/${'0'.repeat(64)}/checkpoint`)).toBe(404);
  });

  it('tells its key, and the newest seal that it cosigned of a log', async () => {
    const verifier = printVerifierKey(key.verifier);
    expect(await (await fetch(`${served.url}/`)).text()).toBe(`${verifier}\n`);
    const name = createHash('sha256').update('log.example').digest('hex');
    const newest = await (await fetch(`${served.url}/${name}/checkpoint`)).text();
    expect(newest).toBe(memory.of('log.example')?.seal);
    expect(newest).toMatch(/^log\.example\n\d+\n\S+\n\n— log\.example \S+\n— witness\S+ \S+\n$/u);
    const head = await fetch(`${served.url}/${name}/checkpoint`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('answers an address only so often', async () => {
    const strict = await serveWitness({ requestsMax: 3 });
    const ask = async () => {
      const response = await fetch(`${strict.url}/`);
      await response.text();
      return [response.status, response.headers.get('retry-after')];
    };
    const answers = [await ask(), await ask(), await ask(), await ask()];
    await strict.stop();
    expect(answers).toEqual([...Array.from({ length: 3 }, () => [200, null]), [429, '60']]);
  });

  it('takes what a log signed from an address that strangers have used up', async () => {
    const strict = await serveWitness({ requestsMax: 2 });
    const send = async (body: string) => {
      const response = await fetch(`${strict.url}/add-checkpoint`, { method: 'POST', body });
      await response.text();
      return response.status;
    };
    const spent = [await send('x'), await send('x'), await send('x')];
    const signed = [log.submission(0, 1), log.submission(0, 1), log.submission(0, 1)];
    const answers = [];
    for (const body of signed) answers.push(await send(body));
    await strict.stop();
    expect(spent).toEqual([400, 400, 429]);
    expect(answers).toEqual([409, 409, 429]);
  });

  it('tells apart who asks through a proxy that it trusts, and through no other', async () => {
    const ask = async (of: Served, forwarded: string) => {
      const headers = { 'x-forwarded-for': forwarded };
      const response = await fetch(`${of.url}/`, { headers });
      await response.text();
      return response.status;
    };
    const from = ['192.0.2.1', '192.0.2.2', '9.9.9.9, 192.0.2.2', '192.0.2.3, 127.0.0.9'];
    const statuses: number[][] = [];
    for (const trustedProxies of [['127.0.0.0/8'], ['192.0.2.1']]) {
      const strict = await serveWitness({ requestsMax: 1, trustedProxies });
      const answers: number[] = [];
      for (const forwarded of from) answers.push(await ask(strict, forwarded));
      await strict.stop();
      statuses.push(answers);
    }
    expect(statuses).toEqual([
      [200, 200, 429, 200],
      [200, 429, 429, 429],
    ]);
  });

  it('writes a seal that contradicts another to its log once, and no other', async () => {
    const lines: string[] = [];
    const logger = pino({}, { write: (line) => void lines.push(line) });
    const told = await serveWitness({ logger });
    const { size = 0 } = memory.of('log.example') ?? {};
    const bodies = [fork.submission(size, size), fork.submission(size, size + 1)];
    const padding = `— other.example ${Buffer.alloc(68).toString('base64')}\n`;
    for (const body of [...bodies, ...bodies, `${bodies[0]}${padding}`])
      await (await fetch(`${told.url}/add-checkpoint`, { method: 'POST', body })).text();
    await told.stop();
    const ends = lines.map((line): { end: string; body?: string } => JSON.parse(line));
    expect(ends.map(({ end }) => end)).toEqual([
      'other-root',
      'unproved',
      'other-root',
      'unproved',
      'other-root',
    ]);
    expect(ends.map(({ body }) => body)).toEqual([
      bodies[0],
      ...Array.from({ length: 4 }, () => undefined),
    ]);
  });
});

import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What a serving process tells its parent. */
const told = z.object({ url: z.string(), secret: z.string() });

/** A server in its own process, and the clients that append to it. */
export interface ManyClients {
  /** Lets all clients append so many events in all, and returns how many a second. */
  append(count: number): Promise<number>;
  close(): void;
}

/** Starts a server and clients that append one event at a time, each as soon as it was answered. */
export async function startClients(
  mode: 'together' | 'each',
  clients: number,
): Promise<ManyClients> {
  const script = fileURLToPath(new URL('serving-process.ts', import.meta.url));
  const child = fork(script, [mode]);
  const { url, secret } = told.parse(
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    }),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let number = 0;
  const appendOne = (): Promise<void> => {
    number += 1;
    const title = `Report ${number} of a desk that writes one after the other`;
    const data = { type: 'report', title, published: '2018-12', publisher: 'A desk' };
    const event = { stream: `source-s${number}`, type: 'SourceRegistered', data };
    return post(`${url}/api/events`, { agent, secret, body: { events: [event], reason: 'bench' } });
  };
  return {
    async append(count) {
      const start = performance.now();
      let left = count;
      const client = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await appendOne();
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
      return (count * 1_000) / (performance.now() - start);
    },
    close() {
      agent.destroy();
      child.disconnect();
    },
  };
}

function post(
  url: string,
  {
    agent,
    secret,
    body,
  }: { readonly agent: Agent; readonly secret: string; readonly body: object },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 201) resolve();
        else reject(new Error(`the server answered ${response.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end(text);
  });
}

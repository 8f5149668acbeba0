import { Agent, request } from 'node:http';

/** An answer; null in place of one: it got lost. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The server's clock, as it tells it. */
  readonly date: string | undefined;
}

/** Asks over one connection, kept alive, from an address of its own. */
export class Asker {
  readonly #agent: Agent;
  readonly #secret: string;

  /** `number` gives the address: budgets are for each, and these tests are no flood of one. */
  constructor(secret: string, number = 1) {
    this.#secret = secret;
    const localAddress = `127.${1 + ((number >> 16) % 250)}.${(number >> 8) % 250}.${1 + (number % 250)}`;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress });
  }

  get(url: string): Promise<Answer | null> {
    return this.#ask(url, null);
  }

  post(url: string, body: object): Promise<Answer | null> {
    return this.#ask(url, JSON.stringify(body));
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(url: string, body: string | null): Promise<Answer | null> {
    return new Promise((resolve) => {
      const asked = request(url, {
        agent: this.#agent,
        method: body === null ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${this.#secret}`,
          ...(body !== null && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
        },
      });
      const lose = (): void => resolve(null);
      asked.once('error', lose);
      asked.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', lose);
        response.once('aborted', lose);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            body: parse(text),
            date: response.headers.date,
          });
        });
      });
      asked.setTimeout(60_000, () => asked.destroy());
      asked.end(body ?? undefined);
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { setTimeout } from 'node:timers/promises';
import { Asker } from '../ask.ts';
import { endOf, read, requestOf, type Meant } from './client.ts';
import type { Recorder } from './recorder.ts';

/** How clients go about it. */
export interface Workload {
  readonly secret: string;
  /** The address of a server that is up, whenever it is asked for. */
  readonly url: () => Promise<string>;
  readonly clients: number;
  readonly operations: number;
  readonly streams: readonly string[];
  readonly recorder: Recorder;
  readonly next: () => number;
  /** The share of appends that are sent twice though they were answered. */
  readonly twice: number;
  /** Told before each operation. */
  readonly onOperation: (op: number) => void;
}

/**
 * Lets clients read and append, some on versions that are past, some whatever the version is, some
 * to two streams at once, some twice, each operation recorded before it is sent and after it was
 * answered.
 */
export async function runWorkload(workload: Workload): Promise<void> {
  let op = 0;
  const takeOp = (): number | null => {
    if (op >= workload.operations) return null;
    op += 1;
    workload.onOperation(op);
    return op;
  };
  const versions = new Map<string, number>();
  await Promise.all(
    Array.from({ length: workload.clients }, (_, at) =>
      new Client(workload, at + 1, versions).run(takeOp),
    ),
  );
}

class Client {
  readonly #workload: Workload;
  readonly #asker: Asker;
  /** What the clients last saw of each stream; they tell each other, and so they collide. */
  readonly #versions: Map<string, number>;

  constructor(workload: Workload, number: number, versions: Map<string, number>) {
    this.#workload = workload;
    this.#asker = new Asker(workload.secret, number);
    this.#versions = versions;
  }

  async run(takeOp: () => number | null): Promise<void> {
    for (let op = takeOp(); op !== null; op = takeOp())
      if (this.#workload.next() < 0.25) await this.#read(op);
      else await this.#append(op);
    this.#asker.close();
  }

  async #read(op: number): Promise<void> {
    const { recorder, url } = this.#workload;
    const stream = this.#anyStream();
    recorder.tell({ entry: 'read', op, stream });
    const told = await read(this.#asker, await url(), { op, stream });
    recorder.tell(told ?? { entry: 'unknown', op });
    if (told) this.#see(stream, told.version);
    else await setTimeout(20);
  }

  async #append(op: number): Promise<void> {
    const { recorder, url, next, twice } = this.#workload;
    const events = this.#means();
    recorder.tell({ entry: 'append', op, events });
    const body = requestOf(op, events);
    // Who got no answer asks again, with the same ids; some ask again though they got one.
    const attempts = next() < twice ? 2 : 1;
    let end = null;
    for (let attempt = 1; attempt <= attempts || (end === null && attempt <= 4); attempt += 1) {
      const again = endOf(op, await this.#asker.post(`${await url()}/api/events`, body));
      if (end !== null && again !== null) recorder.tell(end);
      end = again ?? end;
      if (again === null) await setTimeout(20 * attempt);
      if (end?.entry === 'conflict') break; // asked again, it might be none
    }
    recorder.tell(end ?? { entry: 'unknown', op });
    if (end?.entry === 'conflict') this.#see(end.stream, end.actual);
    if (end?.entry !== 'acknowledged') return;
    for (const [at, { stream }] of events.entries())
      this.#see(stream, end.places[at]?.version ?? 0);
  }

  #means(): readonly Meant[] {
    const { next } = this.#workload;
    const streams = new Set([this.#anyStream(), ...(next() < 0.15 ? [this.#anyStream()] : [])]);
    return [...streams].map((stream) => {
      const known = this.#versions.get(stream) ?? 1;
      return {
        stream,
        expected: next() < 0.2 ? 'any' : Math.max(1, known - (next() < 0.1 ? 1 : 0)),
      };
    });
  }

  #anyStream(): string {
    const { streams, next } = this.#workload;
    return streams[Math.floor(next() ** 2 * streams.length)] ?? '';
  }

  #see(stream: string, version: number): void {
    this.#versions.set(stream, Math.max(version, this.#versions.get(stream) ?? 0));
  }
}

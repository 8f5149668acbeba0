import type { AppendRequest, Outcome, Settled } from './archive.ts';

/** How much may wait at once, and how much of it is committed together. */
export interface QueueLimits {
  readonly requestsMax: number;
  /** In bytes, as they were sent. */
  readonly weightMax: number;
  /** Events of one group, unless a single request has more: others wait no longer than for these. */
  readonly groupMax: number;
  /** In bytes, likewise: what one transaction writes must fit into the write-ahead log. */
  readonly groupWeightMax: number;
}

/** A newsroom’s burst many times over, and far less than the memory of a small machine. */
export const queueLimits: QueueLimits = {
  requestsMax: 2_000,
  weightMax: 64 * 1024 * 1024,
  groupMax: 1_000,
  groupWeightMax: 4 * 1024 * 1024,
};

/** The longest that requests are gathered for. */
const patienceMaxMs = 10;

/** Too much waits already, or the server is closing: nothing was begun. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** Commits requests together; see `Archive.appendAll`. */
type AppendAll = (requests: readonly AppendRequest[]) => readonly Settled[];

interface Waiting {
  readonly request: AppendRequest;
  readonly weight: number;
  settle(settled: Settled): void;
}

/**
 * Requests to append that come at the same time share one transaction and one wait for the disk.
 *
 * 1. They are decided in the order in which they came, each on what the ones before it leave.
 * 2. Each ends as it would alone: that one is refused, or throws, is nothing to the others.
 * 3. None is answered before the commit that holds it has returned. If that commit fails, all of its
 *    group are told so.
 * 4. What comes while a group is committed is in the next one. A group is gathered for as long as
 *    every turn of the loop brings more, and no longer than the last one took.
 * 5. What waits is bounded; beyond it nothing is taken. `close` takes nothing more, and resolves when
 *    all that was taken is answered.
 */
export class AppendQueue {
  readonly #appendAll: AppendAll;
  readonly #limits: QueueLimits;
  #waiting: Waiting[] = [];
  #weight = 0;
  #isDue = false;
  #isClosed = false;
  readonly #now: () => number;
  /** How long the last group took: to gather for as long costs nobody more than that again. */
  #patienceMs = 0;
  #onEmpty: (() => void)[] = [];

  constructor(
    appendAll: AppendAll,
    limits: QueueLimits = queueLimits,
    now: () => number = () => performance.now(),
  ) {
    this.#appendAll = appendAll;
    this.#limits = limits;
    this.#now = now;
  }

  /** Appends with whatever else comes at this time. Rejects with {@link QueueFull} beyond the bounds. */
  append(request: AppendRequest, weight: number): Promise<Outcome> {
    const { requestsMax, weightMax } = this.#limits;
    const isFull = this.#waiting.length >= requestsMax || this.#weight + weight > weightMax;
    // One request alone is always taken: how long it may be is bounded where it comes in.
    if (this.#isClosed || (isFull && this.#waiting.length > 0))
      return Promise.reject(new QueueFull('too many requests to append wait already'));
    return new Promise((resolve, reject) => {
      const settle = (settled: Settled): void => {
        if (settled.end === 'threw') reject(asError(settled.error));
        else resolve(settled.outcome);
      };
      this.#waiting.push({ request, weight, settle });
      this.#weight += weight;
      this.#wake();
    });
  }

  close(): Promise<void> {
    this.#isClosed = true;
    if (this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onEmpty.push(resolve));
  }

  /** Gathers what comes, from now on. */
  #wake(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    const start = this.#now();
    const look = (known: number): void => {
      const count = this.#waiting.length;
      const hasTime = this.#now() - start < this.#patienceMs;
      if (count > known && hasTime) setImmediate(() => look(count));
      else this.#commitNext();
    };
    setImmediate(() => look(0));
  }

  #commitNext(): void {
    this.#isDue = false;
    const group = this.#takeGroup();
    const start = this.#now();
    const settled = this.#settledOf(group);
    this.#patienceMs = Math.min(this.#now() - start, patienceMaxMs);
    for (const [index, one] of settled.entries()) group[index]?.settle(one);
    if (this.#waiting.length > 0) this.#wake();
    else for (const resolve of this.#onEmpty.splice(0)) resolve();
  }

  #takeGroup(): readonly Waiting[] {
    const { groupMax, groupWeightMax } = this.#limits;
    let [events, bytes] = [0, 0];
    const end = this.#waiting.findIndex(({ request, weight }, index) => {
      events += request.events.length;
      bytes += weight;
      return index > 0 && (events > groupMax || bytes > groupWeightMax);
    });
    const group = this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
    for (const { weight } of group) this.#weight -= weight;
    return group;
  }

  #settledOf(group: readonly Waiting[]): readonly Settled[] {
    try {
      return this.#appendAll(group.map(({ request }) => request));
    } catch (error) {
      return group.map(() => ({ end: 'threw', error }));
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

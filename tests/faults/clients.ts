import { Asker } from './ask.ts';
import { appendBatch, type Batch } from './batches.ts';

/** Clients that append, each one request after the other, until they get no answer. */
export interface Clients {
  /** What they asked and were told so far, in the order of the answers. */
  readonly batches: readonly Batch[];
  /** When each of these answers came, in milliseconds since 1970. */
  readonly answeredMs: readonly number[];
  /** Resolves once so many requests were acknowledged, or no client is left. */
  acknowledged(count: number): Promise<void>;
  /** Resolves once no client is left. */
  readonly done: Promise<void>;
  /** Lets no client ask again. */
  stop(): void;
}

/** Lets so many clients append to a server. */
export function letAppend(url: string, secret: string, clients: number): Clients {
  const batches: Batch[] = [];
  const answeredMs: number[] = [];
  const stopping = new AbortController();
  let acknowledged = 0;
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const tell = (isLast: boolean): void => {
    for (const { count, resolve } of waiting) if (isLast || acknowledged >= count) resolve();
  };
  const run = async (number: number): Promise<void> => {
    const asker = new Asker(secret, number);
    while (!stopping.signal.aborted) {
      const batch = await appendBatch(asker, url);
      batches.push(batch);
      answeredMs.push(performance.timeOrigin + performance.now());
      if (batch.end === 'acknowledged') acknowledged += 1;
      else if (batch.detail === '') break; // nobody answered
      tell(false);
    }
    asker.close();
  };
  const done = Promise.all(Array.from({ length: clients }, (_, at) => run(at + 1))).then(() =>
    tell(true),
  );
  return {
    batches,
    answeredMs,
    acknowledged: (count) =>
      Promise.race([done, new Promise<void>((resolve) => waiting.push({ count, resolve }))]),
    done,
    stop: () => stopping.abort(),
  };
}

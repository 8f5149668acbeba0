import { setTimeout as wait } from 'node:timers/promises';
import { linesOf, lineText } from '../exchange/lines.ts';
import { RemoteUnreadable, type RemoteLog } from '../transparency/remote-log.ts';

/** How long the stream of heads may say nothing, in milliseconds: an archive says something every 15 s. */
const silenceMaxMs = 45_000;

/** How often one looks without having heard anything, with a stream and without, in milliseconds. */
const lookEveryMs = { listening: 60_000, deaf: 5_000 };

/** The most bytes of one line of the stream. */
const lineMax = 256 * 1024;

/**
 * Where the log of an archive elsewhere ends, as its live stream tells: a hint when to look, and
 * nothing that is believed. A stream that can't be had, ends or falls silent is asked for again;
 * meanwhile `news` comes by the clock.
 */
export class RemoteHeads {
  readonly #remote: Pick<RemoteLog, 'stream'>;
  readonly #stopped: AbortSignal;
  #heard = 0;
  #isListening = false;
  #wake: () => void = () => undefined;

  constructor(remote: Pick<RemoteLog, 'stream'>, stopped: AbortSignal) {
    this.#remote = remote;
    this.#stopped = stopped;
  }

  /** Listens until it is stopped. */
  async listen(): Promise<void> {
    while (!this.#stopped.aborted) {
      try {
        await this.#hear();
      } catch (error) {
        if (!(error instanceof RemoteUnreadable)) throw error;
      }
      this.#isListening = false;
      await pause(lookEveryMs.deaf, this.#stopped);
    }
  }

  /** Resolves when the log is known to go beyond a position, or when it is time to look, or at the stop. */
  async news(position: number): Promise<void> {
    const woken = new AbortController();
    const wake = (): void => woken.abort();
    this.#wake = () => {
      if (this.#heard > position || this.#stopped.aborted) wake();
    };
    this.#stopped.addEventListener('abort', wake);
    this.#wake();
    await pause(this.#isListening ? lookEveryMs.listening : lookEveryMs.deaf, woken.signal);
    this.#stopped.removeEventListener('abort', wake);
    this.#wake = () => undefined;
  }

  async #hear(): Promise<void> {
    const path = '/api/events/live?only=heads';
    const options = { silenceMs: silenceMaxMs, stopped: this.#stopped };
    for await (const line of linesOf(this.#remote.stream(path, options), lineMax)) {
      this.#isListening = true;
      const read = lineText(line);
      const id = read.ok ? /^id: ?(\d{1,15})\r?$/u.exec(read.text)?.[1] : undefined;
      if (id === undefined) continue;
      this.#heard = Number(id);
      this.#wake();
    }
  }
}

/** Waits, or until it is stopped: then without a fuss. */
export async function pause(forMs: number, stopped: AbortSignal): Promise<void> {
  await wait(forMs, undefined, { signal: stopped }).catch((error: unknown) => {
    if (!stopped.aborted) throw error;
  });
}

import type { Head } from './log.ts';

/** How often a log with listeners is looked at for what other processes appended. */
const lookEveryMs = 500;

/** Told of the end of the log: its position, and when it was recorded. */
export type HeadListener = (position: number, recordedAt: string | null) => void;

/**
 * Tells listeners how far the log reaches, whoever appended to it.
 *
 * 1. Each listener is told of a head once, and of none that is older than the last.
 * 2. A log that can't be read ends nothing: whoever listens for that is told, and it is read again
 *    half a second later.
 */
export class LogWatch {
  readonly #read: () => Head;
  readonly #listeners = new Set<HeadListener>();
  readonly #fearful = new Set<(error: unknown) => void>();
  #told: number;
  #looking: NodeJS.Timeout | null = null;

  constructor(read: () => Head) {
    this.#read = read;
    this.#told = read().position;
  }

  onAppended(listener: HeadListener): () => void {
    this.#listeners.add(listener);
    this.#looking ??= setInterval(() => this.#look(), lookEveryMs).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stopLooking();
    };
  }

  onUnread(listener: (error: unknown) => void): () => void {
    this.#fearful.add(listener);
    return () => void this.#fearful.delete(listener);
  }

  /** Looks soon, once whoever appended has been answered. */
  wake(): void {
    if (this.#listeners.size > 0) setImmediate(() => this.#look());
  }

  /** Lets everyone go: the log is not read any more. */
  close(): void {
    this.#listeners.clear();
    this.#fearful.clear();
    this.#stopLooking();
  }

  #stopLooking(): void {
    if (this.#looking !== null) clearInterval(this.#looking);
    this.#looking = null;
  }

  #look(): void {
    if (this.#listeners.size === 0) return;
    const head = this.#seen();
    if (head === null || head.position <= this.#told) return;
    this.#told = head.position;
    for (const listener of this.#listeners) listener(head.position, head.recordedAt);
  }

  #seen(): Head | null {
    try {
      return this.#read();
    } catch (error) {
      for (const listener of this.#fearful) listener(error);
      return null;
    }
  }
}

import { pipeline } from 'node:stream/promises';

/** Where a command reads and writes: results on `out`, messages for people on `err`. */
export interface Terminal {
  readonly in: AsyncIterable<Uint8Array>;
  out(text: string): void;
  /** Writes much to `out`, no faster than it is taken. */
  pour(pages: NodeJS.ReadableStream): Promise<void>;
  err(text: string): void;
  /** Whether a person watches standard error, so that progress is worth showing. */
  readonly isWatched: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    in: process.stdin,
    out: (text) => void process.stdout.write(text),
    pour: (pages) => pipeline(pages, process.stdout, { end: false }),
    err: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY,
    environment: process.env,
  };
}

/**
 * A line of progress that overwrites itself while a person watches, at most ten times a second;
 * quiet in a pipe. Call `done` before anything else is said.
 */
export function progressLine(terminal: Terminal): { show(text: string): void; done(): void } {
  let shownAt = 0;
  let isShown = false;
  return {
    show(text) {
      const now = performance.now();
      if (!terminal.isWatched || now - shownAt < 100) return;
      shownAt = now;
      isShown = true;
      terminal.err(`\r\u001B[K${text}`);
    },
    done() {
      if (isShown) terminal.err('\r\u001B[K');
      isShown = false;
    },
  };
}

/** What somebody else wrote as one line, in which nothing moves the cursor or hides what was said. */
export function lineOf(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}

import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Entry } from './entry.ts';

/** Writes a history to a file, an entry a line, in the order in which it is told. */
export class Recorder {
  readonly #file: WriteStream;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    this.#file = createWriteStream(path);
  }

  tell(entry: Entry): void {
    this.#file.write(`${JSON.stringify(entry)}\n`);
  }

  /** Ends the writing, and reads it all again. */
  async *entries(): AsyncGenerator<Entry> {
    this.#file.end();
    if (!this.#file.writableFinished) await once(this.#file, 'finish');
    for await (const line of createInterface({ input: createReadStream(this.#path) })) {
      const entry: Entry = JSON.parse(line);
      yield entry;
    }
  }
}

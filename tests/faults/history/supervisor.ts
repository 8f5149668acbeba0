import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fakeTimeLibrary } from '../machine.ts';
import { runServer, type ServerProcess } from '../server-process.ts';

/** What is done to the server of a history. */
export type Blow = 'kill' | 'pause' | 'clock';

/** Runs the server of a history, and does to it what happens to computers. */
export class Supervisor {
  readonly #folder: string;
  readonly #clockFile: string;
  readonly #onUp: (url: string) => void;
  #server: ServerProcess | null = null;
  #up: Promise<ServerProcess>;
  /** How many blows were dealt, by name. */
  readonly dealt: Record<Blow, number> = { kill: 0, pause: 0, clock: 0 };

  /** `onUp` is told the address whenever a server is up. */
  constructor(folder: string, onUp: (url: string) => void) {
    this.#folder = folder;
    this.#clockFile = `${folder}.clock`;
    this.#onUp = onUp;
    this.#turnClock(0);
    this.#up = this.#start();
  }

  /** The address of the server, once it is up. */
  async url(): Promise<string> {
    return (await this.#up).url;
  }

  /** Deals a blow; `chance` is from 0 to 1. */
  async deal(blow: Blow, chance: number): Promise<void> {
    const server = await this.#up;
    this.dealt[blow] += 1;
    switch (blow) {
      case 'kill':
        this.#up = server.kill().then(() => this.#start());
        await this.#up;
        return;
      case 'pause':
        server.signal('SIGSTOP');
        await setTimeout(chance * 200);
        server.signal('SIGCONT');
        return;
      case 'clock':
        this.#turnClock(Math.floor((chance - 0.5) * 800));
    }
  }

  async stop(): Promise<void> {
    const server = await this.#up;
    if ((await server.stop()) !== 0) throw new Error(`the server said: ${server.said()}`);
  }

  /** Kills the server, whatever state it is in. */
  async kill(): Promise<void> {
    await this.#up.catch(() => null);
    await this.#server?.kill();
  }

  async #start(): Promise<ServerProcess> {
    const environment: Record<string, string> =
      fakeTimeLibrary === undefined
        ? {}
        : {
            LD_PRELOAD: fakeTimeLibrary,
            FAKETIME_TIMESTAMP_FILE: this.#clockFile,
            // It reads the file at most once a second: else each look at the clock would.
            FAKETIME_CACHE_DURATION: '1',
            FAKETIME_DONT_FAKE_MONOTONIC: '1',
          };
    const server = await runServer({ folder: this.#folder, environment });
    this.#server = server;
    this.#onUp(server.url);
    return server;
  }

  #turnClock(days: number): void {
    writeFileSync(this.#clockFile, `${days < 0 ? '-' : '+'}${Math.abs(days)}d\n`);
  }
}

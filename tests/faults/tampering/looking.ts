import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../../server/verify.ts';
import type { Otherwise } from './said.ts';
import type { Untouched } from './untouched.ts';

const script = fileURLToPath(new URL('looking-process.ts', import.meta.url));

/** So long, verifying some 300 events, is for ever. */
const hangMs = 120_000;

/** What was seen of a tampered archive. */
export interface Looked {
  readonly differences: readonly Otherwise[];
  /** `refused` with words, `thrown` with a stack; `hung` or `died` without any. */
  readonly end: 'verified' | 'refused' | 'thrown' | 'hung' | 'died';
  readonly findings: readonly Finding[];
  readonly message: string;
}

/** Looks at tampered archives in another process, which is begun anew where one kills it. */
export class Looking {
  readonly #untouched: Untouched;
  #child: ChildProcess | null = null;

  constructor(untouched: Untouched) {
    this.#untouched = untouched;
  }

  /** Looks at the archive at a path; not `isAgainst`: without key and seals. */
  look(path: string, isAgainst = true): Promise<Looked> {
    const child = (this.#child ??= this.#begin());
    return new Promise((resolve) => {
      const end = (looked: Looked): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(looked);
      };
      const timer = setTimeout(() => {
        this.stop();
        end(unseen('hung'));
      }, hangMs);
      child.once('message', (looked) => end(looked as Looked));
      child.once('exit', () => {
        this.#child = null;
        end(unseen('died'));
      });
      child.send({ path, isAgainst });
    });
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #begin(): ChildProcess {
    const { path, key, seals } = this.#untouched;
    return fork(script, [path, key, JSON.stringify(seals)], { execArgv: ['--import', 'tsx'] });
  }
}

function unseen(end: Looked['end']): Looked {
  return { differences: [], end, findings: [], message: '' };
}

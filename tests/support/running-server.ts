import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../server/cli/regesta.mjs', import.meta.url));

/** A server of this program as its own process, on loopback and a free port. */
export interface RunningServer {
  readonly url: string;
  readonly dataFolder: string;
  /** Everything it has said on standard output and standard error so far. */
  said(): string;
  /** Sends a signal (default SIGTERM) and waits for the end; returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A folder of its own for one test, and its removal. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'regesta-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts `regesta serve` over a data folder and waits until it prints its address. */
export async function startServer(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, [launcher, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'warn',
      REGESTA_DATA: dataFolder,
      ...environment,
    },
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /(http:\/\/\S+:\d+\/?)\s*$/mu.exec(said)?.[1];
      if (address) resolve(address.replace(/\/$/u, ''));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return {
    url,
    dataFolder,
    said: () => said,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

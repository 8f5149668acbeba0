import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command line as it was built; the launcher before it would be one process more to kill. */
export const program = fileURLToPath(new URL('../../dist/server/cli/main.js', import.meta.url));

/** A server in a process of its own, on loopback and a free port. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** How long it took until it told its address, in milliseconds. */
  readonly startedMs: number;
  readonly isRunning: () => boolean;
  /** What it said so far. */
  readonly said: () => string;
  /** Resolves to its exit code, once it ended; null: by a signal. */
  readonly ended: Promise<number | null>;
  /** Sends a signal to this process and none other. */
  signal(signal: NodeJS.Signals): void;
  /** Kills it, if it still runs, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** How a server is run. */
export interface RunOptions {
  readonly folder: string;
  /** A program that runs it, such as strace; it must become the server, or die with it. */
  readonly under?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly port?: number;
}

/** A server that ended before it told its address; the message is what it said. */
export class EndedAtStart extends Error {}

/** Starts a server. Throws {@link EndedAtStart}. */
export async function runServer(options: RunOptions): Promise<ServerProcess> {
  const began = performance.now();
  const [command, ...args] = [...(options.under ?? []), process.execPath, program, 'serve'];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(options.port ?? 0),
      LOG_LEVEL: 'error',
      REGESTA_FOUND: 'empty',
      REGESTA_DATA: options.folder,
      ...options.environment,
    },
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string | null>((resolve) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /Regesta is at (http:\/\/\S+)/u.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => resolve(null));
  });
  if (url === null) throw new EndedAtStart(`the server did not start: ${said}`);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    url,
    pid: child.pid ?? 0,
    startedMs: performance.now() - began,
    isRunning,
    said: () => said,
    ended,
    signal: (signal) => void child.kill(signal),
    async kill() {
      if (isRunning()) child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

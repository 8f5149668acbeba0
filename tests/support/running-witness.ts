import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/server/cli/main.js', import.meta.url));

/** A witness of this program as its own process, on loopback and a free port. */
export interface RunningWitness {
  readonly url: string;
  readonly pid: number;
  /** Its verifier key, as it printed it. */
  readonly key: string;
  /** Everything it has said so far. */
  said(): string;
  /** Resolves to its exit code, once it ended; null: by a signal. */
  readonly ended: Promise<number | null>;
  /** Sends a signal (default SIGTERM) and waits for the end; returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** How a witness is run. */
export interface WitnessOptions {
  readonly folder: string;
  /** The keys of the logs that it knows. */
  readonly logs: readonly string[];
  readonly name?: string;
  readonly port?: number;
  /** A program that runs it, such as strace; it must become the witness, or die with it. */
  readonly under?: readonly string[];
}

/** Starts `regesta witness` and waits until it prints its address. */
export async function startWitness(options: WitnessOptions): Promise<RunningWitness> {
  const { folder, logs, name = 'witness.example/w', port = 0, under = [] } = options;
  const flags = ['--folder', folder, '--name', name, ...logs.flatMap((key) => ['--log', key])];
  const [command = '', ...args] = [...under, process.execPath, program, 'witness', ...flags];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'info' },
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /The witness is at (\S+)/u.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then((code) => reject(new Error(`the witness ended with ${code}: ${said}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    key: /REGESTA_WITNESSES: (\S+) /u.exec(said)?.[1] ?? '',
    said: () => said,
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

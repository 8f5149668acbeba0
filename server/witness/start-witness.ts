import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { keyTypes, type VerifierKey } from '../../events/transparency/note.ts';
import { makeFolder } from '../database/data-folder.ts';
import { serve } from '../http/serve.ts';
import type { Settings } from '../settings.ts';
import { openKeyFile, readKeyFile, type SigningKey } from '../transparency/key-file.ts';
import { openMemory, WitnessUnusable, type Memory } from './memory.ts';
import { Witness } from './witness.ts';
import { createWitnessApp } from './witness-app.ts';

/** A witness that runs. */
export interface RunningWitness {
  readonly url: string;
  readonly verifier: VerifierKey;
  /** Answers what is under way, and closes its memory. */
  stop(): Promise<void>;
}

/** How a witness is run. */
export interface WitnessSettings extends Pick<
  Settings,
  'host' | 'port' | 'logLevel' | 'trustedProxies'
> {
  /** Where its key and its memory lie. */
  readonly folder: string;
  readonly logs: readonly VerifierKey[];
  /** The name of a new witness; null: one is made up. A witness that has a key keeps its name. */
  readonly name: string | null;
}

/** Starts a witness. Rejects with `WitnessUnusable`, `KeyUnusable`, `NotAnArchive`, or where the address can't be had. */
export async function startWitness(settings: WitnessSettings): Promise<RunningWitness> {
  const { folder, logs, host, port, trustedProxies } = settings;
  makeFolder(folder, '--folder');
  const { key, memory } = openFolder(folder, settings.name);
  const { verifier } = key;
  try {
    const logger = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
    const witness = new Witness({ key, logs, memory, now: () => new Date() });
    const app = createWitnessApp({ witness, verifier, logger, trustedProxies });
    const served = await serve(app, { host, port, connectionsMax: 500, requestMs: 20_000 });
    const stop = () => served.stop().finally(() => memory.close());
    return { url: served.url, verifier, stop };
  } catch (error) {
    memory.close();
    throw error;
  }
}

/** Opens key and memory. A key without a memory could contradict what it once signed. */
function openFolder(
  folder: string,
  name: string | null,
): { readonly key: SigningKey; readonly memory: Memory } {
  const path = join(folder, 'witness-key');
  // The memory comes first: a crash after it leaves a memory without a key, and a key is made.
  const memory = openMemory(folder, readKeyFile(path) && path);
  try {
    const made = name ?? `regesta.invalid/witness-${randomBytes(6).toString('hex')}`;
    const key = openKeyFile(path, { name: made, type: keyTypes.cosignature });
    if (key.verifier.type !== keyTypes.cosignature)
      throw new WitnessUnusable(`${path} holds the key of a log; name another folder`);
    return { key, memory };
  } catch (error) {
    memory.close();
    throw error;
  }
}

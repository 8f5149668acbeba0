import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { keyTypes, type VerifierKey } from '../../../events/transparency/note.ts';
import { serve } from '../../../server/http/serve.ts';
import type { AskedWitness } from '../../../server/submitting/asked-witness.ts';
import { keyOf, type SigningKey } from '../../../server/transparency/key-file.ts';
import { openMemory, type Memory } from '../../../server/witness/memory.ts';
import { Witness } from '../../../server/witness/witness.ts';
import { createWitnessApp } from '../../../server/witness/witness-app.ts';
import { temporaryFolder } from '../../support/running-server.ts';

/** A witness for a test, over HTTP on loopback. */
export interface TestWitness {
  readonly asked: AskedWitness;
  readonly memory: Memory;
  close(): Promise<void>;
}

/** The key of a witness by this name. */
export function witnessKey(name: string): SigningKey {
  return keyOf(name, keyTypes.cosignature, Buffer.alloc(32, name));
}

/** Opens a real witness that knows one log. */
export async function openWitness(name: string, log: VerifierKey): Promise<TestWitness> {
  const folder = temporaryFolder();
  const memory = openMemory(folder.path);
  const key = witnessKey(name);
  const witness = new Witness({ key, logs: [log], memory, now: () => new Date() });
  const logger = pino({ level: 'silent' });
  const { verifier } = key;
  const app = createWitnessApp({ witness, verifier, logger, requestsMax: 100_000 });
  const served = await serve(app, { host: '127.0.0.1', port: 0 });
  return {
    asked: { key: verifier, url: served.url },
    memory,
    async close() {
      await served.stop();
      memory.close();
      folder.remove();
    },
  };
}

/** What a liar does with a request. */
export type Lie = (request: IncomingMessage, response: ServerResponse) => void;

/** A witness that does whatever a test wants. */
export async function openLiar(
  name: string,
  lie: Lie,
): Promise<{ readonly asked: AskedWitness; close(): void }> {
  const server = createServer(lie);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked: { key: witnessKey(name).verifier, url: `http://127.0.0.1:${port}` },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

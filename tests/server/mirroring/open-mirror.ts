import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Proposed } from '../../../events/decisions/decide.ts';
import { startRegesta } from '../../../server/main.ts';
import { catchUp, type Come } from '../../../server/mirroring/catching-up.ts';
import { openArchive, type OpenArchive } from '../../../server/open-archive.ts';
import { parseSettings } from '../../../server/settings.ts';
import { RemoteLog } from '../../../server/transparency/remote-log.ts';

/** An archive that is served from a folder, in this process. */
export interface ServedArchive {
  readonly url: string;
  readonly opened: OpenArchive;
  append(...events: readonly Proposed[]): void;
  stop(): Promise<void>;
}

/** Serves the archive of a folder, which begins empty. */
export async function serveFolder(folder: string): Promise<ServedArchive> {
  const environment = {
    REGESTA_FOUND: 'empty',
    PORT: '0',
    LOG_LEVEL: 'silent',
    REGESTA_DATA: folder,
  };
  const parsed = parseSettings(environment);
  if (!parsed.ok) throw new Error(parsed.message);
  const opened = await openArchive(folder);
  const running = await startRegesta(opened, parsed.settings);
  return {
    url: running.url,
    opened,
    append(...events) {
      const outcome = opened.archive.append({ events, reason: 'for a test', by: 'A test' });
      if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
    },
    stop: () => running.stop(),
  };
}

/** What stands between a mirror and its original, and may lie. */
export interface Liar {
  readonly url: string;
  /** Passes on from here from now on. */
  to: string;
  /** What it makes of an answer; null: it passes it on as it is. */
  lie: ((path: string, body: Buffer) => Buffer) | null;
  /** Answers by itself where it is not null. */
  answer: ((path: string, response: ServerResponse) => boolean) | null;
  close(): void;
}

/** Opens what passes everything on, but for its lies. */
export async function openLiar(to: string): Promise<Liar> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (liar.answer?.(path, response) === true) return;
    void passOn(path, response);
  });
  const passOn = async (path: string, response: ServerResponse): Promise<void> => {
    const answer = await fetch(liar.to + path);
    const body = Buffer.from(await answer.arrayBuffer());
    const kept = liar.lie === null ? body : liar.lie(path, body);
    response.writeHead(answer.status).end(kept);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const liar: Liar = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to,
    lie: null,
    answer: null,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return liar;
}

/** Opens the mirror of a folder. */
export function openMirror(folder: string, of: ServedArchive, url = of.url): Promise<OpenArchive> {
  return openArchive(folder, undefined, {
    mirrorOf: { key: of.opened.transparency.key.verifier, url },
  });
}

/** Catches a mirror up; gives each step. */
export async function caughtUp(mirror: OpenArchive, url: string): Promise<readonly Come[]> {
  const steps: Come[] = [];
  const remote = new RemoteLog(url, null);
  for await (const come of catchUp({ remote, ...mirror })) steps.push(come);
  return steps;
}

/** Size and root hash of an archive's log. */
export function rootOf({ transparency: { tree } }: OpenArchive): string {
  return `${tree.size()} ${Buffer.from(tree.rootAt(tree.size())).toString('hex')}`;
}

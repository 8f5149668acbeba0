import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archivePath } from '../../../server/database/data-folder.ts';
import { openReader } from '../../../server/database/open.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder, type RunningServer } from '../../support/running-server.ts';

const launcher = fileURLToPath(new URL('../../../server/cli/regesta.mjs', import.meta.url));
const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
let server: RunningServer;
let key = '';

beforeAll(async () => {
  server = await startServer(at('original'));
  key = (await (await fetch(`${server.url}/log/key`)).text()).trim();
});

afterAll(async () => {
  await server.stop();
  folder.remove();
});

const mirror = (name: string, ...rest: readonly string[]) =>
  regesta(['mirror', ...rest], { dataFolder: at(name) });

const actor = (id: string): string =>
  JSON.stringify({
    stream: `actor-${id}`,
    type: 'ActorRegistered',
    data: { name: id, kind: 'state' },
  });

const say = (name: string, id: string) =>
  regesta(['import'], { dataFolder: at(name), input: `${actor(id)}\n` });

function rootIn(name: string): string {
  const database = openReader(archivePath(at(name)));
  const tree = new StoredTree(database);
  const root = `${tree.size()} ${Buffer.from(tree.rootAt(tree.size())).toString('hex')}`;
  database.close();
  return root;
}

/** A mirror that follows as its own process; `has` resolves once it tells that it has so many events. */
function following(name: string, ...rest: readonly string[]) {
  const child = spawn(process.execPath, [launcher, 'mirror', ...rest, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, REGESTA_DATA: at(name) },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async has(position: number): Promise<void> {
      for (;;) {
        const line = await lines.next();
        if (line.done === true) throw new Error(`it ended before it had ${position} events`);
        if (JSON.parse(line.value).position === position) return;
      }
    },
    stop(signal: NodeJS.Signals): Promise<number | null> {
      child.kill(signal);
      return ended;
    },
  };
}

describe('regesta mirror', () => {
  it('follows until it is stopped, and goes on after it was killed', async () => {
    const killed = following('followed', server.url, '--key', key);
    await killed.has(443);
    await killed.stop('SIGKILL');
    expect((await say('original', 'meanwhile')).code).toBe(0);
    const again = following('followed');
    await again.has(444);
    expect(await again.stop('SIGTERM')).toBe(0);
    expect(rootIn('followed')).toBe(rootIn('original'));
  });

  it('takes in what the other sealed, and goes on where it was', async () => {
    const first = await mirror('copy', server.url, '--key', key, '--once');
    expect([first.code, first.err]).toEqual([0, '']);
    expect(rootIn('copy')).toBe(rootIn('original'));
    expect((await say('original', 'later')).code).toBe(0);
    const again = await mirror('copy', '--once', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ added: 1 });
    expect(rootIn('copy')).toBe(rootIn('original'));
    const verified = await regesta(['verify'], { dataFolder: at('copy') });
    expect([verified.code, verified.err]).toEqual([0, '']);
  });

  it('is not taken over while the other answers', async () => {
    const refused = await mirror('copy', '--take-over');
    expect([refused.code, refused.err.includes('still answers')]).toEqual([2, true]);
  });

  it('begins under no key but one that was given', async () => {
    const refused = await mirror('unpinned', server.url, '--once');
    expect([refused.code, refused.err.includes(key)]).toEqual([2, true]);
    expect(existsSync(at('unpinned'))).toBe(false);
  });

  it('takes no archive of its own for a mirror', async () => {
    await say('own', 'mine');
    const refused = await mirror('own', server.url, '--key', key, '--once');
    expect([refused.code, refused.err.includes('an archive of its own')]).toEqual([1, true]);
  });

  it('makes an archive that nothing is said in, and that signs nothing', async () => {
    await mirror('kept', server.url, '--key', key, '--once');
    const refused = await say('kept', 'mine');
    expect([refused.code, refused.err.includes(`a mirror of ${server.url}`)]).toEqual([2, true]);
    const serving = await startServer(at('kept'));
    const posted = await fetch(`${serving.url}/api/events`, { method: 'POST' });
    expect([posted.status, await posted.json()]).toMatchObject([403, { code: 'mirror' }]);
    const verified = await regesta(['verify', '--url', serving.url, '--key', key], {
      dataFolder: at('elsewhere'),
    });
    expect([verified.code, verified.err]).toEqual([0, '']);
    expect(await serving.stop()).toBe(0);
    expect(existsSync(join(at('kept'), 'log-key'))).toBe(false);
  });
});

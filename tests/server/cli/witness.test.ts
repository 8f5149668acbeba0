import { chmodSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printVerifierKey } from '../../../events/transparency/note.ts';
import { regesta } from '../../support/command.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import { startWitness, type RunningWitness } from '../../support/running-witness.ts';
import { openLog } from '../witness/open-log.ts';

const log = openLog('log.example');
const logKey = printVerifierKey(log.key.verifier);
let folder: ReturnType<typeof temporaryFolder>;
const running: RunningWitness[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop('SIGKILL');
  folder.remove();
});

async function start(): Promise<RunningWitness> {
  const witness = await startWitness({ folder: folder.path, logs: [logKey] });
  running.push(witness);
  return witness;
}

const add = ({ url }: RunningWitness, body: string) =>
  fetch(`${url}/add-checkpoint`, { method: 'POST', body });

const refused = (...args: readonly string[]) =>
  regesta(['witness', '--folder', folder.path, ...args], {
    dataFolder: folder.path,
    environment: { PORT: '0' },
  });

describe('regesta witness', () => {
  it('makes a key for its owner alone, prints it, and is the same after a stop', async () => {
    const first = await start();
    expect(first.key).toMatch(/^witness\.example\/w\+[\da-f]{8}\+B/u);
    expect(statSync(join(folder.path, 'witness-key')).mode & 0o777).toBe(0o600);
    expect((await add(first, log.submission(0, 3))).status).toBe(200);
    expect(await first.stop()).toBe(0);
    const second = await start();
    expect(second.key).toBe(first.key);
    expect(await (await add(second, log.submission(0, 4))).text()).toBe('3\n');
  });

  it('writes down a seal that contradicts what it saw, whole', async () => {
    const witness = await start();
    await add(witness, log.submission(0, 3));
    const fork = openLog('log.example', (index) => `other ${index}`);
    expect((await add(witness, fork.submission(3, 3))).status).toBe(409);
    await witness.stop();
    expect(witness.said()).toContain(JSON.stringify(fork.submission(3, 3)));
  });

  it('remembers what it signed though it is killed as soon as it answers', async () => {
    const first = await start();
    expect((await add(first, log.submission(0, 5))).status).toBe(200);
    await first.stop('SIGKILL');
    const second = await start();
    expect(await (await add(second, log.submission(0, 6))).text()).toBe('5\n');
    expect((await add(second, log.submission(5, 6))).status).toBe(200);
  });

  it('does not go on under its key when its memory is gone', async () => {
    await (await start()).stop();
    rmSync(join(folder.path, 'witness.db'));
    const ended = await refused('--log', logKey);
    expect([ended.code, ended.err]).toEqual([1, expect.stringMatching(/is forgotten/u)]);
    expect(() => statSync(join(folder.path, 'witness.db'))).toThrow(/ENOENT/u);
  });

  it('does not take an empty file for its memory', async () => {
    await (await start()).stop();
    truncateSync(join(folder.path, 'witness.db'));
    for (let start = 0; start < 2; start += 1) {
      const ended = await refused('--log', logKey);
      expect([ended.code, ended.err]).toEqual([1, expect.stringMatching(/is forgotten/u)]);
    }
  });

  it('does not use a key that others may read', async () => {
    await (await start()).stop();
    chmodSync(join(folder.path, 'witness-key'), 0o644);
    const ended = await refused('--log', logKey);
    expect([ended.code, ended.err]).toEqual([1, expect.stringMatching(/chmod 600/u)]);
    expect(readFileSync(join(folder.path, 'witness-key'), 'utf8')).toMatch(/^PRIVATE\+KEY\+/u);
  });

  it('refuses what is no key of a log, and no name', async () => {
    const witness = await start();
    const ends = [
      await refused('--log', 'name+00000000+AAAA'),
      await refused('--log', witness.key),
      await refused('--log', logKey, '--name', 'a b'),
      await refused(),
    ];
    expect(ends.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(ends.map(({ err }) => err)).toEqual([
      expect.stringMatching(/--log is no key/u),
      expect.stringMatching(/--log is the key of a witness/u),
      expect.stringMatching(/--name takes a name/u),
      expect.stringMatching(/--log/u),
    ]);
  });
});

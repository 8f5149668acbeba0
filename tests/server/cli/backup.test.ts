import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder } from '../../support/running-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const at = (...names: readonly string[]): string => join(folder.path, ...names);
const here = (...args: readonly string[]) => regesta(args, { dataFolder: at('data') });

const actor = (id: string): string =>
  `${JSON.stringify({ stream: `actor-${id}`, type: 'ActorRegistered', data: { name: id, kind: 'state' } })}\n`;

const add = (id: string) => regesta(['import'], { dataFolder: at('data'), input: actor(id) });

async function positionOf(dataFolder: string): Promise<number> {
  const ended = await regesta(['verify', '--json'], { dataFolder });
  expect([ended.code, ended.err]).toEqual([0, '']);
  const { position }: { position: number } = JSON.parse(ended.out);
  return position;
}

describe('regesta backup', () => {
  it('copies the archive of one moment with its key and seal while a server appends to it', async () => {
    const server = await startServer(at('data'));
    const backedUp = await here('backup', at('copy'));
    expect(backedUp.code).toBe(0);
    expect(backedUp.out).toMatch(/^443 events verified/u);
    expect(backedUp.err).toContain('keep it private');
    expect((await add('later')).code).toBe(0);
    expect(await server.stop()).toBe(0);
    expect(await positionOf(at('copy'))).toBe(443);
    expect(await positionOf(at('data'))).toBe(444);
    expect(statSync(at('copy', 'log-key')).mode & 0o777).toBe(0o600);
  });

  it('writes over nothing, and needs an archive', async () => {
    expect((await here('backup', at('copy'))).err).toContain('there is no archive');
    await add('one');
    mkdirSync(at('copy'), { recursive: true });
    writeFileSync(at('copy', 'mine'), 'precious');
    const refused = await here('backup', at('copy'));
    expect([refused.code, refused.err.includes('holds something already')]).toEqual([1, true]);
    expect(readFileSync(at('copy', 'mine'), 'utf8')).toBe('precious');
  });
});

describe('regesta restore', () => {
  beforeEach(async () => {
    await add('one');
    const backedUp = await here('backup', at('copy'));
    if (backedUp.code !== 0) throw new Error(backedUp.err);
  });

  it('puts a backup in the place of an archive that is gone', async () => {
    rmSync(at('data'), { recursive: true });
    const restored = await here('restore', at('copy'));
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(await positionOf(at('data'))).toBe(1);
    expect((await add('two')).code).toBe(0);
    expect(await positionOf(at('data'))).toBe(2);
  });

  it('never writes over an archive', async () => {
    const refused = await here('restore', at('copy'));
    expect([refused.code, refused.err.includes('move it away')]).toEqual([1, true]);
  });

  it('refuses a backup that does not verify, and names what is wrong', async () => {
    const database = new Sqlite(at('copy', 'regesta.db'));
    database.exec('drop trigger events_never_updated');
    database.exec("update events set recorded_by = 'Mallory'");
    database.close();
    rmSync(at('data'), { recursive: true });
    const refused = await here('restore', at('copy'));
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(/other-root.*nothing was restored/su);
    expect(existsSync(at('data', 'regesta.db'))).toBe(false);
  });

  it('refuses one that is older than what was here, by the head that was kept', async () => {
    await add('two');
    rmSync(at('data', 'regesta.db'));
    rmSync(at('data', 'last-seal'));
    const beyond = await here('restore', at('copy'));
    expect([beyond.code, beyond.err.includes('reached position 2')]).toEqual([3, true]);
  });

  it('goes on under a new key where the loss is accepted', async () => {
    await add('two');
    rmSync(at('data', 'regesta.db'));
    const refused = await here('restore', at('copy'));
    expect([refused.code, refused.err.includes('2 events were sealed')]).toEqual([3, true]);
    const accepted = await here('restore', at('copy'), '--accept-loss');
    expect([accepted.code, accepted.err]).toEqual([0, '']);
    expect(existsSync(at('data', 'log-key.former'))).toBe(true);
    expect((await add('three')).code).toBe(0);
    expect(await positionOf(at('data'))).toBe(2);
    const key = (path: string) => readFileSync(path, 'utf8');
    expect(key(at('data', 'log-key'))).not.toBe(key(at('data', 'log-key.former')));
  });

  it('needs a backup', async () => {
    rmSync(at('data'), { recursive: true });
    expect((await here('restore', at('nowhere'))).err).toContain('there is no backup');
  });
});

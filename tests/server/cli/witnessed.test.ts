import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyTypes, parseNote, printVerifierKey } from '../../../events/transparency/note.ts';
import { keyOf } from '../../../server/transparency/key-file.ts';
import { regesta, type Ended } from '../../support/command.ts';
import { startServer, temporaryFolder, type RunningServer } from '../../support/running-server.ts';
import { startWitness, type RunningWitness } from '../../support/running-witness.ts';

const folder = temporaryFolder();
const scratch = temporaryFolder();
const former = join(scratch.path, 'former');
const soon = { timeout: 20_000 };
const stranger = printVerifierKey(
  keyOf('stranger.example', keyTypes.cosignature, Buffer.alloc(32, 9)).verifier,
);
let witness: RunningWitness;
let server: RunningServer;
let key = '';

const serve = (dataFolder: string) =>
  startServer(dataFolder, { REGESTA_WITNESSES: `${witness.key} ${witness.url}` });

const get = async (path: string) => (await fetch(server.url + path)).text();
const signatures = async () => parseNote(await get('/log/checkpoint'))?.signatures.length;

async function add(dataFolder: string, name: string): Promise<void> {
  const line = { stream: `actor-${name}`, type: 'ActorRegistered', data: { name, kind: 'person' } };
  const ended = await regesta(['import'], { dataFolder, input: `${JSON.stringify(line)}\n` });
  expect([ended.code, ended.err]).toEqual([0, expect.anything()]);
}

beforeAll(async () => {
  for (const name of ['ada', 'jonas']) await add(folder.path, name);
  const log = await startServer(folder.path, { REGESTA_FOUND: 'empty' });
  key = (await (await fetch(`${log.url}/log/key`)).text()).trim();
  await log.stop();
  witness = await startWitness({ folder: join(scratch.path, 'witness'), logs: [key] });
  server = await serve(folder.path);
});

afterAll(async () => {
  await server.stop();
  await witness.stop();
  folder.remove();
  scratch.remove();
});

const verify = (...args: readonly string[]): Promise<Ended> =>
  regesta(['verify', ...args], { dataFolder: folder.path });

describe('regesta verify --witness', () => {
  it('can be asked for soon after an append', async () => {
    await expect.poll(signatures, soon).toBe(2);
  });

  it('tells of an archive elsewhere when its seal was cosigned', async () => {
    const ended = await verify('--url', server.url, '--key', key, '--witness', witness.key);
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(ended.out).toMatch(
      /^witness\.example\/w has cosigned the seal over 2 events, at \d{4}-\d\d-\d\dT[\d:]+Z$/mu,
    );
  });

  it('ends with 3 where one of those that must have cosigned it has not', async () => {
    const both = ['--witness', witness.key, '--witness', stranger];
    const ended = await verify('--url', server.url, '--key', key, ...both, '--json');
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.out)).toMatchObject({
      isSound: false,
      cosigned: [{ witness: 'witness.example/w' }],
      findings: [{ code: 'not-cosigned', message: expect.stringMatching(/^stranger\.example/u) }],
    });
  });

  it('tells so of a receipt, offline', async () => {
    const receipt = join(scratch.path, 'event-1.tlog-proof');
    writeFileSync(receipt, await get('/api/events/1/receipt'));
    const good = await verify(receipt, '--key', key, '--witness', witness.key);
    expect([good.code, good.out]).toEqual([0, expect.stringMatching(/witness\.example\/w has/u)]);
    const missing = await verify(receipt, '--key', key, '--witness', stranger);
    expect([missing.code, missing.err]).toEqual([3, expect.stringMatching(/^not-cosigned: /u)]);
  });

  it('tells of the archive here which seal a witness cosigned last', async () => {
    const good = await verify('--witness', witness.key);
    expect([good.code, good.out]).toEqual([0, expect.stringMatching(/the seal over 2 events/u)]);
    const missing = await verify('--witness', stranger);
    expect([missing.code, missing.err]).toEqual([3, expect.stringMatching(/not-cosigned/u)]);
  });

  it('takes no key of a log', async () => {
    const ended = await verify('--witness', key);
    expect([ended.code, ended.err]).toEqual([2, expect.stringMatching(/--witness is the key of/u)]);
  });
});

describe('an archive that goes on from an older copy of itself, seals and all', () => {
  it('is sound in its own eyes, and is told by its witness', async () => {
    await server.stop();
    cpSync(folder.path, former, { recursive: true });
    await add(folder.path, 'mallory');
    server = await serve(folder.path);
    await expect
      .poll(async () => parseNote(await get('/log/checkpoint'))?.text, soon)
      .toMatch(/^3$/mu);
    await expect.poll(signatures, soon).toBe(2);
    await server.stop();
    expect((await regesta(['verify'], { dataFolder: former })).code).toBe(0);
    await add(former, 'another');
    server = await serve(former);
    await expect
      .poll(() => get('/metrics'), soon)
      .toContain('regesta_witness_trouble{witness="witness.example/w",trouble="contradicted"} 1');
    expect(server.said()).toMatch(/"trouble":"contradicted".*is not what the log begins with/u);
    expect(await signatures()).toBe(1);
    const ended = await verify('--url', server.url, '--key', key, '--witness', witness.key);
    expect([ended.code, ended.err]).toEqual([3, expect.stringMatching(/not-cosigned/u)]);
    expect(witness.said()).toContain('"end":"other-root"');
  });
});

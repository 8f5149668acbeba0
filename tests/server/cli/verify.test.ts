import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyTypes, printVerifierKey } from '../../../events/transparency/note.ts';
import { keyOf } from '../../../server/transparency/key-file.ts';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder } from '../../support/running-server.ts';

const folder = temporaryFolder();
const other = temporaryFolder();
const file = (name: string): string => join(folder.path, name);
let key = '';

beforeAll(async () => {
  const server = await startServer(folder.path);
  key = await (await fetch(`${server.url}/log/key`)).text();
  writeFileSync(file('old-seal'), await (await fetch(`${server.url}/log/checkpoint`)).text());
  const receipt = await fetch(`${server.url}/api/events/7/receipt`);
  writeFileSync(file('event-7.tlog-proof'), await receipt.text());
  await server.stop();
});

afterAll(() => {
  folder.remove();
  other.remove();
});

const verify = (...rest: readonly string[]) =>
  regesta(['verify', ...rest], { dataFolder: folder.path });

describe('regesta verify', () => {
  it('finds that history was only extended since an older seal', async () => {
    const line = {
      stream: 'actor-harbour-board',
      type: 'ActorRegistered',
      data: { name: 'The harbour board', kind: 'agency' },
    };
    const input = `${JSON.stringify(line)}\n`;
    const imported = await regesta(['import'], { dataFolder: folder.path, input });
    expect([imported.code, imported.err]).toEqual([0, '']);
    const verified = await verify('--against', file('old-seal'));
    expect([verified.code, verified.err]).toEqual([0, '']);
    expect(verified.out).toMatch(/^444 events verified: .*its tree and seals hold/u);
  });

  it('refuses a seal that can’t be read, and a key that is none', async () => {
    expect((await verify('--against', file('nowhere'))).code).toBe(2);
    const forged = file('forged-seal');
    writeFileSync(forged, readFileSync(file('old-seal'), 'utf8').replace('\n443\n', '\n442\n'));
    const found = await verify('--against', forged);
    expect([found.code, found.err.includes('bad-seal')]).toEqual([3, true]);
    expect((await verify('--key', 'a+b+c')).code).toBe(2);
  });

  it('names the event whose data was changed', async () => {
    const database = new Sqlite(file('regesta.db'));
    database.exec('drop trigger events_never_updated');
    const change = database.prepare('update events set data = ? where position = 7');
    const data = database.prepare('select data from events where position = 7').pluck().get();
    change.run(String(data).replace('"title":"', '"title":"Not '));
    const found = await verify('--json');
    expect(found.code).toBe(3);
    const { findings }: { findings: object[] } = JSON.parse(found.out);
    expect(findings).toContainEqual(
      expect.objectContaining({ part: 'tree', code: 'other-data', position: 7 }),
    );
    change.run(data);
    database.close();
  });
});

describe('regesta verify of a receipt', () => {
  const receipt = (): string => file('event-7.tlog-proof');
  const offline = (...rest: readonly string[]) =>
    regesta(['verify', ...rest], { dataFolder: other.path });

  it('checks it offline, with the key of the log', async () => {
    writeFileSync(file('key'), key);
    for (const named of [key.trim(), file('key')]) {
      const found = await offline(receipt(), '--key', named);
      expect([found.code, found.err]).toEqual([0, '']);
      expect(found.out).toMatch(
        /^event 7, \w+ was recorded by .+ under its seal over 443 events\n$/u,
      );
    }
    expect((await verify(receipt())).code).toBe(0);
  });

  it('does not believe it without a key, or under another', async () => {
    const found = await offline(receipt());
    expect([found.code, found.err.startsWith('no-key: ')]).toEqual([3, true]);
    await regesta(['token', 'list'], { dataFolder: other.path });
    expect((await offline(receipt())).err).toMatch(/^bad-seal: /u);
  });

  it('tells the name of a key as a line that moves nothing else on a terminal', async () => {
    const { verifier } = keyOf('evil\u009b2J.example', keyTypes.ed25519, Buffer.alloc(32, 7));
    const found = await offline(receipt(), '--key', printVerifierKey(verifier));
    expect([found.code, found.err]).toEqual([
      3,
      'bad-seal: the seal is not signed with the key of evil 2J.example\n',
    ]);
  });

  it('does not believe one that was changed, or that is none', async () => {
    const changed = file('changed.tlog-proof');
    const text = readFileSync(receipt(), 'utf8');
    const extra = /^extra (.+)$/mu.exec(text)?.[1] ?? '';
    const said = Buffer.from(extra, 'base64').toString('utf8').replace('recordedBy":"', '$&Not ');
    writeFileSync(changed, text.replace(extra, Buffer.from(said).toString('base64')));
    const found = await offline(changed, '--key', key.trim(), '--json');
    expect(found.code).toBe(3);
    expect(JSON.parse(found.out)).toMatchObject({ isSound: false, code: 'not-included' });
    writeFileSync(changed, 'nothing of the sort');
    expect((await offline(changed)).err).toMatch(/^unreadable: /u);
  });
});

import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archivePath } from '../../server/database/data-folder.ts';
import { checkedAtOnceMax } from '../../server/database/check.ts';
import { regesta } from '../support/command.ts';
import { Asker } from './ask.ts';
import { appendBatch, type Batch } from './batches.ts';
import { fakeTime } from './clock.ts';
import { damageEvent, damagePage } from './damage.ts';
import { isKept, noFigures, count, type Figures } from './figures.ts';
import { judge } from './judge.ts';
import { LiveReader } from './live-reader.ts';
import { lacking } from './machine.ts';
import { mount, run, unmount } from './mounts.ts';
import { EndedAtStart, runServer, type ServerProcess } from './server-process.ts';
import { makeTemplate, type Template } from './template.ts';

let template: Template;
let folder: string;
let asker: Asker;
const servers: ServerProcess[] = [];

beforeEach(async () => {
  template = await makeTemplate();
  folder = template.copyTo(template.folder());
  asker = new Asker(template.secret);
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  asker.close();
  template.remove();
});

async function serve(at = folder): Promise<ServerProcess> {
  const server = await runServer({ folder: at });
  servers.push(server);
  return server;
}

/** What a start that must fail says; it must be one line that names the program. */
async function refusal(at = folder): Promise<string> {
  const said = await serve(at).then(
    () => 'it started',
    (error: unknown) => (error instanceof EndedAtStart ? error.message : String(error)),
  );
  const lines = said.replace('the server did not start: ', '').trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^regesta: /u);
  return lines[0] ?? '';
}

async function append(server: ServerProcess, times: number): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (let at = 0; at < times; at += 1) batches.push(await appendBatch(asker, server.url));
  expect(batches.map(({ end }) => end)).toEqual(batches.map(() => 'acknowledged'));
  return batches;
}

async function figuresOf(batches: readonly Batch[]): Promise<Figures> {
  const figures = noFigures();
  count(figures, await judge(folder, batches));
  return figures;
}

const needsRoot = lacking(['root']);

describe('a start over what a crash or a keeper left', () => {
  it('misses a write-ahead log that was removed, and takes it up when it is put back', async () => {
    const server = await serve();
    const batches = await append(server, 5);
    await server.kill();
    const wal = `${archivePath(folder)}-wal`;
    renameSync(wal, `${wal}.aside`);
    expect(await refusal()).toMatch(/ends at position 0, but had reached 1\d: .*put it back/u);
    renameSync(`${wal}.aside`, wal);
    expect(await figuresOf(batches)).toSatisfy(isKept);
  });

  it('misses commits that one flipped bit of the write-ahead log hides', async () => {
    const server = await serve();
    await append(server, 5);
    await server.kill();
    const wal = `${archivePath(folder)}-wal`;
    const bytes = readFileSync(wal);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(wal, bytes);
    expect(await refusal()).toContain('what was recorded after it is missing');
  });

  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['was emptied', (path: string) => writeFileSync(path, '')],
  ])('makes no new file where one %s, so that a backup can take its place', async (_how, lose) => {
    const server = await serve();
    await append(server, 2);
    expect(await server.stop()).toBe(0);
    const path = archivePath(folder);
    lose(path);
    const before = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]);
    expect(await refusal()).toMatch(/is gone or empty, .* reached position 6: .*restore a backup/u);
    expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size])).toEqual(
      before,
    );
  });

  it('misses the key that its log was sealed with, and makes no other', async () => {
    const server = await serve();
    await append(server, 2);
    expect(await server.stop()).toBe(0);
    renameSync(join(folder, 'log-key'), join(folder, 'aside'));
    expect(await refusal()).toMatch(/log-key is gone, .*put it back/u);
    renameSync(join(folder, 'aside'), join(folder, 'log-key'));
    expect(await (await serve()).stop()).toBe(0);
  });

  it('refuses a file that a newer version of this program wrote', async () => {
    const file = new Sqlite(archivePath(folder));
    file.prepare(`insert into kysely_migration values ('9999-later', '2100-01-01')`).run();
    file.close();
    expect(await refusal()).toMatch(/newer version .*9999-later.*update this one/u);
  });

  it('refuses a file with a damaged page, and leaves it for repair', async () => {
    const server = await serve();
    await append(server, 20);
    expect(await server.stop()).toBe(0);
    const bytes = damagePage(archivePath(folder));
    expect(await refusal()).toContain('is damaged');
    expect(readFileSync(archivePath(folder)).equals(bytes)).toBe(true);
  });

  it('serves a large file at once, checks it meanwhile, and ends when it is damaged', async () => {
    const file = new Sqlite(archivePath(folder));
    const pages = Math.ceil(checkedAtOnceMax / 4_096) + 1_000;
    file.exec(`create table padding (bytes);
      insert into padding values (zeroblob(${pages * 4_096})); drop table padding`);
    file.close();
    damagePage(archivePath(folder), 'view_standing');
    const server = await serve();
    expect(await server.ended).toBe(1);
    expect(server.said()).toContain('restore a backup');
  });

  it('ends in one line in a folder of the system, where none can be made', async () => {
    expect(await refusal('/proc/regesta')).toContain('set REGESTA_DATA');
  });
});

describe.skipIf(needsRoot !== null)(
  `a start on a disk that takes nothing (${needsRoot ?? ''})`,
  () => {
    it('names a folder that may not be written to', async () => {
      mount(folder, '--bind', folder);
      try {
        run('mount', '-o', 'remount,bind,ro', folder);
        expect(await refusal()).toMatch(/folder that this user may write to|let this user write/u);
      } finally {
        unmount(folder);
      }
    });

    it('names a file that may not be written to', async () => {
      run('mount', '--bind', archivePath(folder), archivePath(folder));
      try {
        run('mount', '-o', 'remount,bind,ro', archivePath(folder));
        expect(await refusal()).toContain('let this user write to the file');
      } finally {
        run('umount', archivePath(folder));
      }
    });

    it('reads on when the disk is full, thanks to the ballast, and takes events when it is not', async () => {
      const place = template.folder();
      mount(place, '-t', 'tmpfs', '-o', 'size=300m', 'none');
      try {
        const full = template.copyTo(join(place, 'data'));
        const server = await serve(full);
        const batches = await append(server, 3);
        const filler = join(place, 'filler');
        // It ends where the disk does.
        expect(() => run('dd', 'if=/dev/zero', `of=${filler}`, 'bs=64k')).toThrow('No space');
        await server.kill();
        const again = await serve(full);
        expect((await asker.get(`${again.url}/api/events?limit=1`))?.status).toBe(200);
        rmSync(filler);
        batches.push(...(await append(again, 3)));
        await again.kill();
        folder = full;
        expect(await figuresOf(batches)).toSatisfy(isKept);
      } finally {
        unmount(place);
      }
    });
  },
);

const needsClock = lacking(['libfaketime']);

describe.skipIf(needsClock !== null)(`a start with a clock behind (${needsClock ?? ''})`, () => {
  it('says so, and records as of the last event, as one whose clock goes back does', async () => {
    const before = await serve();
    const batches = await append(before, 1);
    await before.kill();
    const clock = `${folder}.clock`;
    writeFileSync(clock, '-365d\n');
    const server = await runServer({
      folder,
      environment: { ...fakeTime(clock), LOG_LEVEL: 'warn' },
    });
    servers.push(server);
    expect(server.said()).toContain('the clock is behind the last event of the log');
    batches.push(...(await append(server, 1)));
    await server.kill();
    const [first, second] = batches.map(({ receipts }) => receipts.at(-1)?.recordedAt);
    expect(second).toBe(first);
    expect(await figuresOf(batches)).toSatisfy(isKept);
  });
});

describe('a server whose file is damaged under it', () => {
  it('ends a live stream that meets the damage, and goes on', async () => {
    const before = await serve();
    const batches = await append(before, 60);
    expect(await before.stop()).toBe(0);
    const server = await serve();
    damageEvent(archivePath(folder), batches[0]?.ids[0] ?? '');
    const stream = new LiveReader(0, () => undefined);
    stream.follow(server.url);
    await expect.poll(() => stream.isOver(), { timeout: 30_000 }).toBe(true);
    const answer = await asker.get(`${server.url}/api/events?after=0&limit=100`);
    expect(answer).toMatchObject({
      status: 500,
      body: { detail: expect.stringContaining('damaged') },
    });
    await append(server, 1);
    expect(server.said()).toContain('look at what the system logged');
  });
});

describe('several servers of one archive', () => {
  it('append side by side, and go on when one of them is killed', async () => {
    const [one, other] = [await serve(), await serve()];
    const batches = [...(await append(one, 3)), ...(await append(other, 3))];
    await one.kill();
    batches.push(...(await append(other, 3)));
    const third = await serve();
    batches.push(...(await append(third, 3)), ...(await append(other, 3)));
    await other.kill();
    await third.kill();
    expect(await figuresOf(batches)).toSatisfy(isKept);
  });
});

describe('a command on an archive', () => {
  it('tells a trouble of the disk in one line, with the remedy', async () => {
    damagePage(archivePath(folder));
    const ended = await regesta(['export'], { dataFolder: folder });
    expect(ended.code).toBe(1);
    expect(ended.err.trim().split('\n')).toEqual([expect.stringContaining('restore a backup')]);
  });
});

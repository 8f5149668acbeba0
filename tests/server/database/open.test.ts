import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../server/database/migrate.ts';
import {
  applicationId,
  openDatabase,
  openReader,
  openWriter,
} from '../../../server/database/open.ts';
import { temporaryFolder } from '../../support/running-server.ts';

const script = fileURLToPath(new URL('migrating-process.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'regesta.db');
});
afterEach(() => folder.remove());

describe('opening', () => {
  it('marks a new file as an archive', () => {
    openWriter(path).close();
    const file = new Sqlite(path);
    expect(file.pragma('application_id', { simple: true })).toBe(applicationId);
    file.close();
  });

  it('sets every pragma anew each time (2)', () => {
    openWriter(path).close();
    const writer = openWriter(path);
    const pragmas = [
      'journal_mode',
      'synchronous',
      'recursive_triggers',
      'foreign_keys',
      'trusted_schema',
      'cell_size_check',
      'busy_timeout',
      'journal_size_limit',
    ].map((name) => [name, writer.pragma(name, { simple: true })]);
    writer.close();
    expect(Object.fromEntries(pragmas)).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      recursive_triggers: 1,
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      busy_timeout: 5_000,
      journal_size_limit: 33_554_432,
    });
  });

  it('gives readers a connection that can not write', () => {
    const { reader, writer, ...database } = openDatabase(path);
    writer.exec('create table notes (a)');
    expect(() => reader.exec('insert into notes values (1)')).toThrow('readonly');
    database.close();
  });

  it('refuses a file that is no database, and leaves it as it was (1)', () => {
    writeFileSync(path, 'dear diary, '.repeat(100));
    expect(() => openWriter(path)).toThrow(`${path} was not made by this program`);
    expect(readFileSync(path, 'utf8')).toBe('dear diary, '.repeat(100));
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it.each([
    ['without a mark', 'create table notes (a)'],
    ['with its own mark', 'pragma application_id = 7; create table notes (a)'],
  ])('refuses the database of another program, %s, and leaves it as it was (1)', (_what, sql) => {
    const file = new Sqlite(path);
    file.exec(sql);
    file.close();
    const before = readFileSync(path);
    expect(() => openWriter(path)).toThrow('was not made by this program');
    expect(() => openReader(path)).toThrow('was not made by this program');
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses a damaged file when it is asked to check (3)', async () => {
    await migrate(path);
    const writer = openWriter(path);
    writer.exec(`
      with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000)
      insert into tokens (id, name, hash, created_at, expires_at, revoked_at)
         select 'id-' || i, 'name', 'hash-' || i, '', null, null from n`);
    writer.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, bytes.length - 3 * 4_096, bytes.length - 4_096);
    writeFileSync(path, bytes);
    expect(() => openWriter(path, { isChecked: true })).toThrow(`${path}: the file is damaged`);
  });

  it('lets a second program open the same archive meanwhile', () => {
    const first = openDatabase(path);
    const second = openDatabase(path, { isChecked: true });
    second.close();
    first.close();
    expect(existsSync(path)).toBe(true);
  });
});

describe('migrating', () => {
  it('runs each migration once, in order', async () => {
    expect(await migrate(path)).toEqual(Object.keys(migrations));
    expect(await migrate(path)).toEqual([]);
  });

  it('waits for the other where two programs start at once', async () => {
    const ends = await Promise.all([start(), start(), start()]);
    expect(ends.map(({ errors }) => errors)).toEqual(['', '', '']);
    expect(ends.flatMap(({ ran }) => ran)).toEqual(Object.keys(migrations));
  });

  it('refuses an archive of a newer program, with the remedy', async () => {
    await migrate(path);
    const writer = openWriter(path);
    writer.exec(`insert into kysely_migration values ('9999-merkle', '2030-01-01')`);
    writer.close();
    await expect(migrate(path)).rejects.toThrow('newer version of this program');
  });

  it('keeps nothing of migrations that fail', async () => {
    openWriter(path).close();
    const file = new Sqlite(path);
    file.exec('create table tokens (a)');
    file.close();
    await expect(migrate(path)).rejects.toThrow('tokens');
    const after = new Sqlite(path);
    const tables = after.prepare(`select name from sqlite_master where name = 'events'`).all();
    after.close();
    expect(tables).toEqual([]);
  });
});

async function start(): Promise<{ ran: readonly string[]; errors: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, path]);
  let [said, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return { ran: said === '' ? [] : JSON.parse(said), errors };
}

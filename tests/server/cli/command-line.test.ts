import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder } from '../../support/running-server.ts';

const founding = new URL('../../../events/chronicle/founding.jsonl', import.meta.url);
const lines = readFileSync(founding, 'utf8').trimEnd().split('\n');
const source = JSON.stringify({
  stream: 'source-a',
  type: 'SourceRegistered',
  data: { type: 'book', title: 'A book', published: '1900' },
});
const unsourced = JSON.stringify({
  stream: 'occurrence-b',
  type: 'OccurrenceRecorded',
  data: {
    title: 'Something',
    date: { edtf: '1899' },
    kind: 'other',
    citations: [{ source: 'none', locator: 'p. 1', stance: 'supports' }],
  },
});

let folder: ReturnType<typeof temporaryFolder>;
let dataFolder: string;
beforeEach(() => {
  folder = temporaryFolder();
  dataFolder = join(folder.path, 'data');
});
afterEach(() => folder.remove());

describe('regesta import', () => {
  it('takes the founding chronicle in, and recognises it the second time', async () => {
    const first = await regesta(['import', '--json'], { dataFolder, input: lines.join('\n') });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({ accepted: lines.length, refused: [] });
    const second = await regesta(['import', '--json'], { dataFolder, input: lines.join('\n') });
    expect(JSON.parse(second.out)).toMatchObject({ accepted: 0, repeated: lines.length });
  });

  it('loses nothing but the refused lines, and says why', async () => {
    const input = [source, '{', unsourced, '', '{"stream":1}', Buffer.from([0xff]).toString()].join(
      '\n',
    );
    const ended = await regesta(['import', '--json'], { dataFolder, input });
    expect(ended.code).toBe(2);
    const report: unknown = JSON.parse(ended.out);
    expect(report).toMatchObject({ accepted: 1, repeated: 0 });
    expect(report).toHaveProperty('refused.length', 4);
    expect(report).toMatchObject({
      refused: [
        { line: 2, end: 'issue', code: 'not-json' },
        { line: 3, end: 'refusal', pointer: '/data/citations/0/source' },
        { line: 5, end: 'issue', code: 'not-an-event' },
        { line: 6, end: 'issue' },
      ],
    });
  });

  it('names a line that is not UTF-8, and goes on', async () => {
    const input = Buffer.concat([Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from(source)]);
    const ended = await regesta(['import', '--json'], { dataFolder, input });
    expect(JSON.parse(ended.out)).toMatchObject({
      accepted: 1,
      refused: [{ line: 1, code: 'not-utf-8' }],
    });
  });

  it('keeps nothing of an atomic import with one refused line', async () => {
    const input = [source, unsourced].join('\n');
    const ended = await regesta(['import', '--atomic'], { dataFolder, input });
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/^line 2: /u);
    const { out } = await regesta(['export'], { dataFolder });
    expect(out).toBe('');
  });

  it('rehearses without keeping anything', async () => {
    const ended = await regesta(['import', '--dry-run'], { dataFolder, input: source });
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('1 would be accepted') });
    expect((await regesta(['export'], { dataFolder })).out).toBe('');
  });

  it('says which file it can not read', async () => {
    const ended = await regesta(['import', join(folder.path, 'none')], { dataFolder });
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('none') });
  });
});

describe('regesta export', () => {
  it('restores into an empty archive as the same log, byte for byte', async () => {
    await regesta(['import'], { dataFolder, input: lines.slice(0, 60).join('\n') });
    const exported = await regesta(['export'], { dataFolder });
    const other = join(folder.path, 'other');
    const restored = await regesta(['import'], { dataFolder: other, input: exported.out });
    expect(restored.code).toBe(0);
    expect((await regesta(['export'], { dataFolder: other })).out).toBe(exported.out);
  });

  it('loses nothing of an export but the lines that are refused', async () => {
    await regesta(['import'], { dataFolder, input: lines.slice(0, 60).join('\n') });
    const exported = (await regesta(['export'], { dataFolder })).out.trimEnd().split('\n');
    const broken = exported.with(20, '{').join('\n');
    const other = join(folder.path, 'other');
    const ended = await regesta(['import', '--json'], { dataFolder: other, input: broken });
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('from line 21 on') });
    const { accepted, refused } = JSON.parse(ended.out) as { accepted: number; refused: unknown[] };
    expect(refused[0]).toMatchObject({ line: 21, code: 'not-json' });
    expect(accepted + refused.length).toBe(60);
    const kept = (await regesta(['export'], { dataFolder: other })).out.split('\n');
    expect(kept.slice(0, 20)).toEqual(exported.slice(0, 20));
  });

  it('takes a part of an export in as new lines, none of them refused for the gaps', async () => {
    await regesta(['import'], { dataFolder, input: lines.join('\n') });
    const { out } = await regesta(['export'], { dataFolder });
    const registered = out.split('\n').filter((line) => line.includes('"SourceRegistered"'));
    for (const flags of [[], ['--atomic']]) {
      const other = join(folder.path, `other${flags.length}`);
      const ended = await regesta(['import', '--json', ...flags], {
        dataFolder: other,
        input: registered.join('\n'),
      });
      expect(JSON.parse(ended.out)).toMatchObject({ accepted: registered.length, refused: [] });
    }
  });

  it('keeps nothing of an export with a refused line when told so', async () => {
    await regesta(['import'], { dataFolder, input: lines.slice(0, 60).join('\n') });
    const exported = (await regesta(['export'], { dataFolder })).out.trimEnd().split('\n');
    const other = join(folder.path, 'other');
    const input = exported.with(40, '{').join('\n');
    expect((await regesta(['import', '--atomic'], { dataFolder: other, input })).code).toBe(2);
    expect((await regesta(['export'], { dataFolder: other })).out).toBe('');
  });

  it('goes on where restoring was cut short, byte for byte', async () => {
    await regesta(['import'], { dataFolder, input: lines.slice(0, 60).join('\n') });
    const exported = await regesta(['export'], { dataFolder });
    const other = join(folder.path, 'other');
    const half = exported.out.split('\n').slice(0, 30).join('\n');
    await regesta(['import'], { dataFolder: other, input: half });
    const rest = await regesta(['import', '--json'], { dataFolder: other, input: exported.out });
    expect(JSON.parse(rest.out)).toMatchObject({ accepted: 30, repeated: 30, refused: [] });
    expect((await regesta(['export'], { dataFolder: other })).out).toBe(exported.out);
  });

  it('writes a file, and never over another', async () => {
    await regesta(['import'], { dataFolder, input: source });
    const file = join(folder.path, 'log.jsonl');
    expect((await regesta(['export', file], { dataFolder })).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('"SourceRegistered"');
    expect(await regesta(['export', file], { dataFolder })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^regesta: the file \S+ is there already; name a new one$/mu),
    });
    expect((await regesta(['export', join(folder.path, 'no', 'x')], { dataFolder })).code).toBe(2);
  });
});

describe('regesta rebuild', () => {
  it('changes nothing that verifies', async () => {
    await regesta(['import'], { dataFolder, input: lines.join('\n') });
    const rebuilt = await regesta(['rebuild', '--json'], { dataFolder });
    expect(JSON.parse(rebuilt.out)).toEqual({ events: lines.length });
    expect(await regesta(['verify'], { dataFolder })).toMatchObject({ code: 0 });
  });
});

describe('regesta token', () => {
  it('makes a token that opens the door until it is revoked', async () => {
    const made = await regesta(['token', 'create', '--name', 'Ada', '--json'], { dataFolder });
    const { id, secret } = JSON.parse(made.out) as { id: string; secret: string };
    expect(secret).toMatch(/^regesta_/u);
    const listed = await regesta(['token', 'list', '--json'], { dataFolder });
    expect(JSON.parse(listed.out)).toMatchObject([{ id, name: 'Ada', revokedAt: null }]);
    expect(listed.out).not.toContain(secret);
    expect((await regesta(['token', 'revoke', id], { dataFolder })).code).toBe(0);
    expect((await regesta(['token', 'revoke', 'nobody'], { dataFolder })).code).toBe(2);
  });

  it('refuses an expiry that is no instant', async () => {
    const ended = await regesta(['token', 'create', '--expires', 'soon'], { dataFolder });
    expect(ended.code).toBe(2);
  });
});

describe('regesta', () => {
  it('ends with 2 for a command or flag that it does not know', async () => {
    expect((await regesta(['fly'], { dataFolder })).code).toBe(2);
    expect((await regesta(['import', '--fly'], { dataFolder })).code).toBe(2);
    expect((await regesta(['--help'], { dataFolder })).code).toBe(0);
  });

  it('stops at a setting that does not parse, with one line that names it', async () => {
    const ended = await regesta(['serve'], { dataFolder, environment: { PORT: 'x' } });
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err.trim().split('\n')).toEqual([expect.stringContaining('PORT')]);
  });

  it('leaves a file alone that it did not make', async () => {
    mkdirSync(dataFolder);
    writeFileSync(join(dataFolder, 'regesta.db'), 'a diary, not a database\n'.repeat(100));
    const ended = await regesta(['verify'], { dataFolder });
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('left as it is') });
  });
});

describe('regesta serve', () => {
  it('founds the archive once, answers, and ends with 0 when asked to stop', async () => {
    const server = await startServer(dataFolder);
    const answer = await fetch(`${server.url}/api/occurrences?limit=1`);
    expect(answer.status).toBe(200);
    const { asOf } = (await answer.json()) as { asOf: { position: number } };
    expect(asOf.position).toBe(lines.length);
    expect(await server.stop()).toBe(0);
    const again = await startServer(dataFolder);
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    expect(await again.stop('SIGINT')).toBe(0);
    expect((await regesta(['export'], { dataFolder })).out.trim().split('\n')).toHaveLength(
      lines.length,
    );
  });

  it('is stopped by a signal to the npm that started it', async () => {
    const npm = spawn('npm', ['start'], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', REGESTA_DATA: dataFolder },
    });
    const ended = new Promise<number | null>((resolve) => npm.once('close', resolve));
    let said = '';
    const url = await new Promise<string>((resolve) => {
      npm.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const address = /http:\/\/\S+:\d+/u.exec(said)?.[0];
        if (address) resolve(address);
      });
    });
    npm.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('says in one line which address it can not have', async () => {
    const environment = { HOST: 'nowhere.invalid', PORT: '0', LOG_LEVEL: 'silent' };
    const ended = await regesta(['serve'], { dataFolder, environment });
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('set HOST') });
    expect(ended.err.trim().split('\n')).toHaveLength(1);
  });

  it('starts empty when told to', async () => {
    const server = await startServer(dataFolder, { REGESTA_FOUND: 'empty' });
    const answer = await fetch(`${server.url}/api/occurrences`);
    expect(await answer.json()).toMatchObject({ asOf: { position: 0 }, total: 0, items: [] });
    await server.stop();
  });
});

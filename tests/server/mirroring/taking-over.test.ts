import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archivePath } from '../../../server/database/data-folder.ts';
import { IsMirror } from '../../../server/mirroring/mirrored.ts';
import { NotTakenOver, takeOver } from '../../../server/mirroring/taking-over.ts';
import { openArchive, type OpenArchive } from '../../../server/open-archive.ts';
import { openSeal } from '../../../server/transparency/seals.ts';
import { verify } from '../../../server/verify.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import * as say from '../../support/sayings.ts';
import { caughtUp, openMirror, serveFolder, type ServedArchive } from './open-mirror.ts';

let folder: ReturnType<typeof temporaryFolder>;
let original: ServedArchive;
let mirror: OpenArchive;

const at = (...names: readonly string[]): string => join(folder.path, ...names);
const toKey = () => original.opened.transparency.key.verifier;

beforeEach(async () => {
  folder = temporaryFolder();
  original = await serveFolder(at('original'));
  original.append(say.actor('a'), say.actor('b'));
  mirror = await openMirror(at('mirror'), original);
  await caughtUp(mirror, original.url);
});

afterEach(async () => {
  mirror.close();
  await original.stop();
  folder.remove();
});

const over = (keyFile: string | null, acceptsLoss = false) =>
  takeOver(mirror, { dataFolder: at('mirror'), keyFile, acceptsLoss });

async function reopen(): Promise<void> {
  mirror.close();
  mirror = await openArchive(at('mirror'));
}

const append = (id: string) =>
  mirror.archive.append({ events: [say.actor(id)], reason: 'for a test', by: 'A test' });

/** Seals the original over one more event, of which the mirror only sees the seal. */
function sealOneMore(): void {
  original.append(say.actor('c'));
  const { seals } = original.opened.transparency;
  const note = seals.current() ?? '';
  const seal = openSeal(note, toKey());
  if (!seal) throw new Error('it is no seal');
  mirror.transparency.seals.keep(note, seal);
}

async function findings(former: Parameters<typeof verify>[1] & object): Promise<unknown> {
  return (await verify(archivePath(at('mirror')), former)).findings;
}

describe('taking a mirror over with the key of its original', () => {
  it('goes on under that key, from the last event on', async () => {
    const sealed = mirror.transparency.seals.current() ?? '';
    expect(() => append('mine')).toThrow(IsMirror);
    expect(over(at('original', 'log-key'))).toMatchObject({ under: 'same-key', size: 2, lost: 0 });
    await reopen();
    expect(append('mine').outcome).toBe('appended');
    const { key, seals } = mirror.transparency;
    expect(openSeal(seals.current() ?? '', toKey())?.size).toBe(3);
    expect(statSync(at('mirror', 'log-key')).mode & 0o777).toBe(0o600);
    expect(await findings({ key: key.verifier, seals: [sealed] })).toEqual([]);
  });

  it('takes the key that lies in its folder', () => {
    cpSync(at('original', 'log-key'), at('mirror', 'log-key'));
    expect(over(null).under).toBe('same-key');
  });

  it('takes the key that was brought, though a crash left another file in its place', () => {
    writeFileSync(at('mirror', 'log-key'), '', { mode: 0o600 });
    expect(over(at('original', 'log-key')).under).toBe('same-key');
    const [there, brought] = [at('mirror', 'log-key'), at('original', 'log-key')];
    expect(readFileSync(there, 'utf8')).toBe(readFileSync(brought, 'utf8'));
  });

  it('is refused where more was sealed than the mirror has, whatever loss is accepted (1)', () => {
    sealOneMore();
    const key = at('original', 'log-key');
    expect(() => over(key)).toThrow(/would contradict what it sealed/u);
    expect(() => over(key, true)).toThrow(NotTakenOver);
    expect(existsSync(at('mirror', 'log-key'))).toBe(false);
    expect(() => append('mine')).toThrow(IsMirror);
  });

  it('is refused with the key of another log, and with none where one was named', async () => {
    await (await serveFolder(at('other'))).stop();
    expect(() => over(at('other', 'log-key'))).toThrow(/is the key of another log/u);
    expect(() => over(at('nowhere'))).toThrow(/there is no key at/u);
  });
});

describe('taking a mirror over without that key', () => {
  it('goes on under a new one, and still holds what the former sealed (2)', async () => {
    const sealed = mirror.transparency.seals.current() ?? '';
    const { formerSeal, under } = over(null);
    expect([under, formerSeal && readFileSync(formerSeal, 'utf8')]).toEqual(['new-key', sealed]);
    await reopen();
    append('mine');
    const { key, seals } = mirror.transparency;
    expect(openSeal(seals.current() ?? '', toKey())).toBeNull();
    expect(openSeal(seals.current() ?? '', key.verifier)?.size).toBe(3);
    const former = [{ note: sealed, key: toKey() }];
    expect(await findings({ key: key.verifier, seals: [], former })).toEqual([]);
  });

  it('finds an old seal that its log does not extend', async () => {
    over(null);
    await reopen();
    append('mine');
    original.append(say.actor('c'));
    const note = original.opened.transparency.seals.current() ?? '';
    const against = { key: mirror.transparency.key.verifier, seals: [] };
    expect(await findings({ ...against, former: [{ note, key: toKey() }] })).toMatchObject([
      { code: 'other-root', position: 3 },
    ]);
    // Its own former seals are checked unasked.
    mirror.database.writer.prepare('update former_seals set note = ?').run(note);
    expect(await findings(against)).toMatchObject([{ code: 'other-root', position: 3 }]);
  });

  it('accepts the loss of what was sealed only when it is told to', async () => {
    sealOneMore();
    expect(() => over(null)).toThrow(/accept the loss with --accept-loss/u);
    expect(over(null, true)).toMatchObject({ under: 'new-key', size: 2, lost: 1 });
    await reopen();
    expect(append('mine').outcome).toBe('appended');
    expect(await findings({ key: mirror.transparency.key.verifier, seals: [] })).toEqual([]);
  });

  it('is for mirrors', async () => {
    over(null);
    await reopen();
    expect(() => over(null)).toThrow(/is no mirror/u);
  });
});

describe('a mirror', () => {
  it('is verified under the key of its original, and stays one when it is opened again', async () => {
    await reopen();
    expect(mirror.transparency.mirrored?.url).toBe(original.url);
    expect(() => append('mine')).toThrow(IsMirror);
    expect(await findings({ key: toKey(), seals: [] })).toEqual([]);
  });

  it('that was taken over takes nothing more from its original', async () => {
    original.append(say.actor('c'));
    mirror.database.writer.prepare('delete from mirrored').run();
    await expect(caughtUp(mirror, original.url)).rejects.toThrow(/is no mirror any more/u);
    const { seals, tree } = mirror.transparency;
    expect(tree.size()).toBe(2);
    // Nor its seals: a log of its own that came to that size would give them out as its own.
    expect(seals.over(3)).toBeNull();
  });
});

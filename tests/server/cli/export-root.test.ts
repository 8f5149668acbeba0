import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { archivePath } from '../../../server/database/data-folder.ts';
import { openReader } from '../../../server/database/open.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder } from '../../support/running-server.ts';

const [here, there, elsewhere] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
afterAll(() => [here, there, elsewhere].forEach((folder) => folder.remove()));

function rootIn(folder: string): string {
  const database = openReader(archivePath(folder));
  const tree = new StoredTree(database);
  const root = Buffer.from(tree.rootAt(tree.size())).toString('hex');
  database.close();
  return root;
}

describe('an export', () => {
  it('makes an archive with the same root hash, and again the same export', async () => {
    await (await startServer(here.path)).stop();
    const file = join(here.path, 'log.jsonl');
    expect((await regesta(['export', file], { dataFolder: here.path })).code).toBe(0);
    expect((await regesta(['import', file], { dataFolder: there.path })).code).toBe(0);
    expect(rootIn(there.path)).toBe(rootIn(here.path));
    const again = await regesta(['export'], { dataFolder: there.path });
    expect(again.out).toBe(readFileSync(file, 'utf8'));
  });

  it('without its salts makes the same log under another root', async () => {
    const text = readFileSync(join(here.path, 'log.jsonl'), 'utf8');
    const bare = join(elsewhere.path, 'bare.jsonl');
    writeFileSync(bare, text.replaceAll(/"salt":"[^"]+",/gu, ''));
    expect((await regesta(['import', bare], { dataFolder: elsewhere.path })).code).toBe(0);
    expect(rootIn(elsewhere.path)).not.toBe(rootIn(here.path));
    expect((await regesta(['verify'], { dataFolder: elsewhere.path })).code).toBe(0);
  });

  it('with a salt that is none is not taken as it is', async () => {
    const folder = temporaryFolder();
    const text = readFileSync(join(here.path, 'log.jsonl'), 'utf8');
    const bent = text.replace(/"salt":"[^"]+"/u, '"salt":"AAAA"');
    const ended = await regesta(['import'], { dataFolder: folder.path, input: bent });
    expect(ended.code).toBe(0);
    expect(rootIn(folder.path)).not.toBe(rootIn(here.path));
    folder.remove();
  });
});

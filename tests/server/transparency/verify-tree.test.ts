import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printNote } from '../../../events/transparency/note.ts';
import { printSeal } from '../../../events/transparency/seal.ts';
import { keyOf, signNote } from '../../../server/transparency/key-file.ts';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { verifyTree, type Against } from '../../../server/transparency/verify-tree.ts';
import { openTree, type TreeOnTheBench } from './open-tree.ts';

const key = keyOf('example.org/archive', 1, Buffer.alloc(32, 5));
const forger = keyOf('example.org/archive', 1, Buffer.alloc(32, 6));

let bench: TreeOnTheBench;
beforeEach(async () => {
  bench = await openTree();
  bench.add(600);
  for (const name of ['events_never_updated', 'events_never_deleted'])
    bench.database.exec(`drop trigger ${name}`);
});
afterEach(() => bench.database.close());

function sealAt(size: number, root?: Uint8Array, by = key): string {
  const origin = key.verifier.name;
  const text = printSeal({
    origin,
    size,
    root: root ?? new StoredTree(bench.database).rootAt(size),
    extensions: [],
  });
  return printNote({ text, signatures: [signNote(by, text)] });
}

function codes(seals: readonly string[] = [], head = 600): string[] {
  const against: Against = { seals, key: key.verifier };
  const steps = verifyTree(bench.database, head, against);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value.map(({ code, position }) => `${code} ${position}`);
}

describe('verifying the tree', () => {
  it('finds nothing wrong with one that grew', () => {
    expect(codes([0, 1, 256, 599, 600].map((size) => sealAt(size)))).toEqual([]);
  });

  it('finds data that was changed, and whose', () => {
    bench.database.exec(`update events set data = '{"name":"Another"}' where position = 300`);
    expect(codes()).toEqual(['other-data 300']);
  });

  it('finds an envelope that was changed, by the tile over it', () => {
    bench.database.exec(`update events set recorded_by = 'Mallory' where position in (300, 302)`);
    expect(codes()).toEqual(['other-entry 300', 'other-entry 302']);
  });

  it('tells the first hundred events of a log that was rewritten', () => {
    bench.database.exec(`update events set data = '{}'`);
    expect(codes()).toHaveLength(100);
  });

  it('finds what binds an event that is not there', () => {
    bench.database.exec('insert into bindings values (604, null, zeroblob(32))');
    expect(codes()).toEqual(['stray-binding 604']);
    bench.database.exec('insert into bindings values (0, null, zeroblob(32))');
    expect(codes()).toEqual(['stray-binding 0']);
  });

  it('finds a kept seal that is not over what it is kept for', () => {
    const keep = bench.database.prepare(`insert into seals values (?, ?, '')`);
    keep.run(300, sealAt(300));
    expect(codes()).toEqual([]);
    keep.run(600, sealAt(301));
    keep.run(400, sealAt(400, undefined, forger));
    expect(codes()).toEqual(['bad-seal 400', 'bad-seal 600']);
  });

  it('finds what no tile is over yet by the seal that is', () => {
    const seal = sealAt(600);
    bench.database.exec(`update events set reason = 'another' where position = 599`);
    expect(codes()).toEqual([]);
    expect(codes([seal])).toEqual(['other-root 600']);
  });

  it('finds an event that lost what binds it', () => {
    bench.database.exec('delete from bindings where position = 42');
    expect(codes()).toEqual(['unbound 42']);
  });

  it('finds a tile that is gone, another’s, or over events that are not there', () => {
    bench.database.exec('delete from tiles where level = 0 and ordinal = 1');
    bench.database.exec('update tiles set hashes = zeroblob(8192) where ordinal = 0');
    bench.database.exec('insert into tiles values (0, 9, zeroblob(8192), zeroblob(32))');
    bench.database.exec('insert into tiles values (0, -1, zeroblob(8192), zeroblob(32))');
    expect(codes()).toEqual([
      'other-tile 256',
      'other-tile 512',
      'stray-tile null',
      'stray-tile null',
    ]);
  });

  it('finds a root that is not that of its tile', () => {
    bench.database.exec('update tiles set root = zeroblob(32) where ordinal = 1');
    expect(codes()).toEqual(['other-tile 512']);
  });

  it('finds a log that lost its end', () => {
    const seal = sealAt(600);
    bench.database.exec('delete from events where position > 590');
    expect(codes([seal], 590)).toEqual(['stray-binding 591', 'lost-end 600']);
    bench.database.exec('delete from bindings where position > 590');
    expect(codes([seal], 590)).toEqual(['lost-end 600']);
  });

  it('finds a forged log by an older seal, though all of it was hashed anew', async () => {
    const seal = sealAt(500);
    const forged = await openTree();
    forged.add(400);
    forged.add(200);
    const honest = bench;
    bench = forged;
    expect(codes([seal])).toEqual([]);
    forged.database.exec('drop trigger events_never_updated');
    forged.database.exec(`update events set reason = 'rewritten' where position = 2`);
    forged.database.exec('delete from tiles');
    expect(codes([seal])).toContain('other-root 500');
    bench = honest;
    forged.database.close();
  });

  it('finds a seal that was not signed with the key', () => {
    expect(codes([sealAt(600, undefined, forger)])).toEqual(['bad-seal null']);
    expect(codes([sealAt(600).replace('\n600\n', '\n599\n')])).toEqual(['bad-seal null']);
    expect(codes(['nonsense'])).toEqual(['bad-seal null']);
  });
});

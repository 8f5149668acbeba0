import { describe, expect, it } from 'vitest';
import {
  forgetLog,
  keepKey,
  keepSeal,
  keptKey,
  keptSeal,
  type KeptKey,
} from '../../../client/verifying/kept.ts';
import { printSeal } from '../../../events/transparency/seal.ts';
import { printNote } from '../../../events/transparency/note.ts';
import { fullDrawer, openDrawer } from './drawer.ts';

const seal = { origin: 'example.org/log', size: 7, root: new Uint8Array(32), extensions: [] };
const note = printNote({
  text: printSeal(seal),
  signatures: [{ name: 'example.org/log', keyId: 1, signature: new Uint8Array(64) }],
});
const kept = { note, since: '2026-11-23T01:00:00.000Z', firstSize: 3 };
const key: KeptKey = { key: 'a+b+c', since: '2026-11-23T01:00:00.000Z', from: 'entered' };

describe('what a browser keeps of a log', () => {
  it('is read as it was kept, until it is forgotten', () => {
    const drawer = openDrawer();
    expect([keptKey(drawer), keptSeal(drawer)]).toEqual([null, null]);
    expect([keepKey(drawer, key), keepSeal(drawer, kept)]).toEqual([true, true]);
    expect(keptKey(drawer)).toEqual(key);
    expect(keptSeal(drawer)).toEqual({ ...kept, seal });
    forgetLog(drawer);
    expect([keptKey(drawer), keptSeal(drawer)]).toEqual([null, null]);
  });

  it('is nothing where the browser’s store is full', () => {
    const drawer = fullDrawer();
    expect([keepKey(drawer, key), keepSeal(drawer, kept)]).toEqual([false, false]);
  });

  it.each(['', '{', 'null', '7', '{"key":7}', '{"note":"none","since":"","firstSize":1}'])(
    'is nothing where %j was put in its place',
    (text) => {
      const drawer = openDrawer();
      drawer.setItem('regesta-log-key', text);
      drawer.setItem('regesta-log-seal', text);
      expect([keptKey(drawer), keptSeal(drawer)]).toEqual([null, null]);
    },
  );
});

import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../events/transparency/base64.ts';
import { commitmentOf, entryText } from '../../../events/transparency/entry.ts';
import {
  isKeyName,
  parseNote,
  parseVerifierKey,
  printNote,
  printVerifierKey,
  signaturesBy,
} from '../../../events/transparency/note.ts';
import { parseProofFile, printProofFile } from '../../../events/transparency/proof-file.ts';
import { parseSeal, printSeal } from '../../../events/transparency/seal.ts';
import {
  hashesAt,
  parseTilePath,
  tilePath,
  tilesOf,
  tileWidth,
  widthIn,
} from '../../../events/transparency/tiles.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { vectorsOf } from './vectors.ts';

const bytes = fc.uint8Array({ maxLength: 100 });
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('Base 64', () => {
  it('is what Node makes of the same bytes, and comes back', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(toBase64(given)).toBe(Buffer.from(given).toString('base64'));
        expect(fromBase64(toBase64(given))).toEqual(given);
      }),
    );
  });

  it.each(['A', 'AA', 'AA=', 'AB==', 'AAB=', 'AA==\n', ' AA==', 'A-==', 'AAAA=', '====', 'AAAAAA'])(
    'is not %j',
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );
});

describe('a path of a tile', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 3, index: 999, width: 1 }, 'tile/3/999.p/1'],
    [{ level: 0, index: 1000, width: 255 }, 'tile/0/x001/000.p/255'],
    [{ level: 63, index: 1_234_067, width: 256 }, 'tile/63/x001/x234/067'],
    [{ level: null, index: 12, width: 7 }, 'tile/entries/012.p/7'],
  ])('of %j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/001/x000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/07',
    'tile/0/000/',
    'tile/-1/000',
    'tile/0/000.p/',
    'tile/data/000',
    '../tile/0/000',
  ])('is not %s', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  it('names every tile of a tree of 70,000 leaves', () => {
    const tiles = [...tilesOf(70_000)];
    const at = (level: number) => tiles.filter((tile) => tile.level === level);
    expect(at(0).filter(({ width }) => width === tileWidth)).toHaveLength(273);
    expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(at(1)).toHaveLength(2);
    expect(at(1).at(-1)).toEqual({ level: 1, index: 1, width: 17 });
    expect(at(2)).toEqual([{ level: 2, index: 0, width: 1 }]);
    expect([...tilesOf(256)].map(({ width }) => width)).toEqual([256, 1]);
    expect([...tilesOf(0)]).toEqual([]);
    expect(hashesAt(1, 70_000)).toBe(273);
    expect(widthIn(70_000, { level: 0, index: 274 })).toBe(0);
  });
});

interface NoteVectors {
  readonly vectors: readonly {
    readonly name: string;
    readonly message: string;
    readonly trusted_vkeys: readonly string[];
    readonly accept: boolean;
  }[];
}

/** Whether a note carries a good signature of one of these keys, and no bad one of any. */
function isTrusted(message: string, keys: readonly string[]): boolean {
  const note = parseNote(message);
  if (!note) return false;
  const checks = keys.flatMap((text) => {
    const key = parseVerifierKey(hashing, text);
    if (!key) return [];
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.publicKey]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return signaturesBy(key, note).map(({ signature }) =>
      verify(null, Buffer.from(note.text), publicKey, signature),
    );
  });
  return checks.length > 0 && checks.every(Boolean);
}

const notes = vectorsOf('signed-note.json') as NoteVectors | null;

describe('a note', () => {
  const text = 'example.org/archive\n3\nhash\n';
  const signature = {
    name: 'example.org/archive',
    keyId: 0xfedcba98,
    signature: new Uint8Array(64),
  };

  it('is read as it is written', () => {
    const note = { text, signatures: [signature, { ...signature, name: 'witness', keyId: 1 }] };
    expect(parseNote(printNote(note))).toEqual(note);
  });

  it('may have empty lines in its text', () => {
    const note = { text: 'one\n\ntwo\n', signatures: [signature] };
    expect(parseNote(printNote(note))).toEqual(note);
  });

  it.each([
    'no signature\n\n',
    'no blank line\n— name AAAAAAAA\n',
    printNote({ text: 'bell\u0007\n', signatures: [signature] }),
    printNote({ text: 'carriage\r\n', signatures: [signature] }),
    'half a pair \ud800\n\n— name AAAAAAAA\n',
    'no last line break\n\n— name AAAAAAAA',
    'short\n\n— name AAAA\n',
    'plus\n\n— na+me AAAAAAAA\n',
    'hyphen\n\n- name AAAAAAAA\n',
    'junk\n\n— name AAAAAAAA\njunk\n',
  ])('is not %j', (message) => {
    expect(parseNote(message)).toBeNull();
  });

  it('has names of keys without spaces or plus signs', () => {
    expect(['a', 'example.org/é'].every(isKeyName)).toBe(true);
    expect(['', 'a b', 'a\u2003b', 'a\u00a0b', 'a+b', 'a\nb'].some(isKeyName)).toBe(false);
  });

  // The vectors of others lie beside the checkout where they are at all.
  it.skipIf(!notes)('is judged as the vectors of Go’s note package are', () => {
    for (const { name, message, trusted_vkeys: keys, accept } of notes?.vectors ?? [])
      expect([name, isTrusted(message, keys)]).toEqual([name, accept]);
  });
});

describe('a verifier key', () => {
  // The key of the example in the specification of Go’s checksum database.
  const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

  it('is read as it is written, and its id follows from its name', () => {
    const key = parseVerifierKey(hashing, text);
    expect(key).toMatchObject({ name: 'PeterNeumann', keyId: 0xc74f20a3, type: 1 });
    expect(key && printVerifierKey(key)).toBe(text);
  });

  it.each([
    text.replace('c74f', 'c74e'),
    text.replace('+ARpc', '+AhpC'),
    text.replace('Peter', 'Paul'),
    `${text}AA`,
    'name+c74f20a3',
    '',
  ])('is not %s', (other) => {
    expect(parseVerifierKey(hashing, other)).toBeNull();
  });
});

interface SealVectors {
  readonly vectors: readonly { readonly name: string; readonly body: string; accept: boolean }[];
}

const seals = vectorsOf('checkpoint-body.json') as SealVectors | null;

describe('a seal', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.nat(), hash, (size, root) => {
        const seal = { origin: 'example.org/archive', size, root, extensions: [] };
        expect(parseSeal(printSeal(seal))).toEqual(seal);
      }),
    );
  });

  const root = toBase64(new Uint8Array(32));

  it.each([
    `\n3\n${root}\n`,
    `origin\n03\n${root}\n`,
    `origin\n-3\n${root}\n`,
    `origin\n9007199254740993\n${root}\n`,
    `origin\n3\n${root}`,
    `origin\n3\nYmFuYW5hcw==\n`,
    `origin\n3\n${root}\n\n`,
    'origin\n3\n',
  ])('is not %j', (text) => {
    expect(parseSeal(text)).toBeNull();
  });

  // The vectors of others lie beside the checkout where they are at all.
  it.skipIf(!seals)('is refused where the vectors of transparency-dev refuse it', () => {
    const refused = (seals?.vectors ?? []).filter(({ accept }) => !accept);
    expect(refused.filter(({ body }) => parseSeal(body) !== null)).toEqual([]);
  });
});

describe('a proof file', () => {
  const seal = 'example.org/archive\n9\nhash\n\n— example.org/archive AAAAAAAA\n';

  it('is read as it is written', () => {
    fc.assert(
      fc.property(
        fc.option(fc.uint8Array({ minLength: 1, maxLength: 50 })),
        fc.nat(),
        fc.array(hash, { maxLength: 20 }),
        (extra, index, proof) => {
          const file = { extra, index, proof, seal };
          expect(parseProofFile(printProofFile(file))).toEqual(file);
        },
      ),
    );
  });

  it('has the form that the specification shows', () => {
    const proof = [new Uint8Array(32)];
    expect(printProofFile({ extra: Uint8Array.of(1, 2, 3), index: 8, proof, seal })).toBe(
      `c2sp.org/tlog-proof@v1\nextra AQID\nindex 8\n${toBase64(new Uint8Array(32))}\n\n${seal}`,
    );
  });

  it.each([
    `c2sp.org/tlog-proof@v2\nindex 8\n\n${seal}`,
    `c2sp.org/tlog-proof@v1\nindex 08\n\n${seal}`,
    `c2sp.org/tlog-proof@v1\nextra !\nindex 8\n\n${seal}`,
    `c2sp.org/tlog-proof@v1\nindex 8\nAAAA\n\n${seal}`,
    'c2sp.org/tlog-proof@v1\nindex 8\n',
  ])('is not %j', (text) => {
    expect(parseProofFile(text)).toBeNull();
  });
});

describe('an entry', () => {
  const head = {
    position: 7,
    id: '0197e0c4-7c00-7000-8000-000000000007',
    stream: 'occurrence-summit',
    version: 1,
    type: 'OccurrenceRecorded',
    schemaVersion: 1,
    recordedAt: '2026-01-01T00:00:00.000Z',
    recordedBy: 'Anna Keller',
    reason: 'first telling',
  };

  it('holds the envelope and a commitment, and nothing of the data', () => {
    const commitment = commitmentOf(hashing, new Uint8Array(32), '{"title":"Summit"}');
    const text = entryText(head, commitment);
    expect(JSON.parse(text)).toEqual({ ...head, commitment: toBase64(commitment) });
    expect(Object.keys(JSON.parse(text) as object)).toEqual([...Object.keys(head), 'commitment']);
    expect(text).not.toContain('Summit"}');
  });

  it('is bound to the data by its salt', () => {
    const salt = Uint8Array.from({ length: 32 }, (_, index) => index);
    const commitment = commitmentOf(hashing, salt, '{}');
    expect(commitment).toEqual(hashing.sha256(salt, hashing.utf8('{}')));
    expect(commitmentOf(hashing, new Uint8Array(32), '{}')).not.toEqual(commitment);
  });
});

import { createPublicKey } from 'node:crypto';
import type { TLogAuthority } from '@sigstore/verify/dist/trust/trust.types.js';
import { verifyTLogInclusion } from '@sigstore/verify/dist/tlog/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from './open-server.ts';

type Entry = Parameters<typeof verifyTLogInclusion>[0];
type InclusionProof = NonNullable<Entry['inclusionProof']>;

/** What a receipt says, by the lines of its text alone (C2SP tlog-proof). */
interface Read {
  readonly index: string;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: string;
}

/** Around powers of two and full tiles. */
const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 31, 63, 64, 65, 127, 128, 129, 255, 256, 257, 258, 300];

let server: TestServer;
let authority: TLogAuthority;
/** What was served while the archive had these sizes. */
const entries: { readonly size: number; readonly entry: Entry }[] = [];

beforeAll(async () => {
  server = await openServer();
  authority = authorityOf(await text('/log/key'));
  for (const [at, size] of sizes.entries()) {
    const before = sizes[at - 1] ?? 0;
    const actors = Array.from({ length: size - before }, (_, one) => say.actor(`a${before + one}`));
    server.append(...actors);
    for (const index of new Set([0, before, size >> 1, size - 1])) {
      const receipt = readReceipt(await text(`/api/events/${index + 1}/receipt`));
      entries.push({ size, entry: entryOf(receipt, await bodyAt(index, size)) });
    }
  }
});

afterAll(() => server.close());

async function text(path: string): Promise<string> {
  return (await server.get(path)).text();
}

/** The entry at an index, as the bundle that it is in has it. */
async function bodyAt(index: number, size: number): Promise<Buffer> {
  const [tile, first] = [index >> 8, (index >> 8) << 8];
  const width = Math.min(256, size - first);
  const partial = width === 256 ? '' : `.p/${width}`;
  const served = await server.get(`/log/tile/entries/00${tile}${partial}`);
  let bundle = Buffer.from(await served.arrayBuffer());
  for (let at = first; at < index; at += 1) bundle = bundle.subarray(2 + bundle.readUInt16BE());
  return bundle.subarray(2, 2 + bundle.readUInt16BE());
}

function readReceipt(receipt: string): Read {
  const [head = '', ...rest] = receipt.split('\n\n');
  const lines = head.split('\n');
  const at = lines.findIndex((line) => line.startsWith('index '));
  return {
    index: lines[at]?.slice(6) ?? '',
    hashes: lines.slice(at + 1).map((line) => Buffer.from(line, 'base64')),
    checkpoint: rest.join('\n\n'),
  };
}

function entryOf({ index, hashes, checkpoint }: Read, body: Buffer): Entry {
  const [, treeSize = '', root = ''] = checkpoint.split('\n');
  return {
    logIndex: index,
    logId: { keyId: authority.logID },
    kindVersion: { kind: '', version: '' },
    integratedTime: '0',
    inclusionPromise: undefined,
    inclusionProof: {
      logIndex: index,
      treeSize,
      rootHash: Buffer.from(root, 'base64'),
      hashes: [...hashes],
      checkpoint: { envelope: checkpoint },
    },
    canonicalizedBody: body,
  };
}

/** The log as a client of sigstore trusts it, from the key that it publishes. */
function authorityOf(key: string): TLogAuthority {
  const [, name = '', id = '', encoded = ''] = /^(.+)\+([\da-f]{8})\+(\S+)\n$/u.exec(key) ?? [];
  const frame = Buffer.from('302a300506032b6570032100', 'hex');
  const raw = Buffer.from(encoded, 'base64').subarray(1);
  return {
    logID: Buffer.from(id, 'hex'),
    baseURL: `https://${name}`,
    publicKey: createPublicKey({ key: Buffer.concat([frame, raw]), format: 'der', type: 'spki' }),
    validFor: { start: new Date(0), end: new Date('9999-01-01') },
  };
}

function isAccepted(entry: Entry, by: TLogAuthority = authority): boolean {
  try {
    verifyTLogInclusion(entry, [by]);
    return true;
  } catch {
    return false;
  }
}

function flip(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[at % flipped.length] = (flipped[at % flipped.length] ?? 0) ^ (1 << (at & 7));
  return flipped;
}

describe('sigstore’s verifier', () => {
  it('accepts each receipt, with its seal, at every size', () => {
    expect(entries.length).toBeGreaterThan(50);
    const refused = entries.filter(({ entry }) => !isAccepted(entry));
    expect(refused.map(({ size, entry }) => [size, entry.logIndex])).toEqual([]);
  });

  it('accepts none with a bit of the entry, a hash or the seal changed', () => {
    for (const [at, { entry }] of entries.entries()) {
      const { inclusionProof: proof, canonicalizedBody: body } = entry;
      const [first, ...rest] = proof?.hashes ?? [];
      const envelope = proof?.checkpoint?.envelope ?? '';
      const lies: Entry[] = [
        { ...entry, canonicalizedBody: flip(body, at * 31) },
        ...(first ? [proving(entry, { hashes: [flip(first, at), ...rest] })] : []),
        ...(first ? [proving(entry, { hashes: rest })] : []),
        proving(entry, { logIndex: String(Number(proof?.logIndex) + 1) }),
        proving(entry, { checkpoint: { envelope: envelope.replace(/\n(\d+)\n/u, '\n1$1\n') } }),
        proving(entry, { checkpoint: { envelope: withOtherSignature(envelope, at) } }),
      ];
      expect(lies.map((lie) => isAccepted(lie))).toEqual(lies.map(() => false));
    }
  });

  it('accepts no entry under the seal of another size', () => {
    const seals = new Map(
      entries.map(({ size, entry }) => [size, entry.inclusionProof?.checkpoint]),
    );
    for (const { size, entry } of entries) {
      const others = [...seals].filter(([other]) => other !== size);
      const accepted = others.filter(([, checkpoint]) =>
        isAccepted(proving(entry, { checkpoint })),
      );
      expect(accepted.map(([other]) => [size, other])).toEqual([]);
    }
  });

  it('accepts none by another log', () => {
    const { publicKey } = authorityOf(
      'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n',
    );
    const others = [
      { ...authority, publicKey },
      { ...authority, baseURL: 'https://elsewhere.example' },
      { ...authority, logID: flip(authority.logID, 3) },
    ];
    for (const other of others)
      expect(entries.filter(({ entry }) => isAccepted(entry, other))).toEqual([]);
  });
});

function proofOf({ inclusionProof }: Entry): InclusionProof {
  if (!inclusionProof) throw new Error('the entry has no proof');
  return inclusionProof;
}

function proving(entry: Entry, change: Partial<InclusionProof>): Entry {
  return { ...entry, inclusionProof: { ...proofOf(entry), ...change } };
}

function withOtherSignature(envelope: string, at: number): string {
  const [, line = ''] = /— \S+ (\S+)\n$/u.exec(envelope) ?? [];
  return envelope.replace(
    line,
    flip(Buffer.from(line, 'base64'), 4 + (at % 64)).toString('base64'),
  );
}

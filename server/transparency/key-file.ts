import {
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../database/sync.ts';
import { fromBase64, toBase64 } from '../../events/transparency/base64.ts';
import {
  isKeyName,
  keyIdOf,
  keyTypes,
  type KeyType,
  type NoteSignature,
  type VerifierKey,
} from '../../events/transparency/note.ts';
import { nodeHashing as hashing } from './hashing.ts';

/** A key that can't be used: `message` names its file and says the remedy. */
export class KeyUnusable extends Error {
  override readonly name = 'KeyUnusable';
}

/** A private key with the name that its signatures carry. */
export interface SigningKey {
  readonly verifier: VerifierKey;
  /** The Ed25519 signature of these bytes (RFC 8032), 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
}

const seedLength = 32;
// The frames of an Ed25519 key in DER (RFC 8410, section 7 and section 4).
const privateFrame = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicFrame = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Reads the private key of a file, or makes one where there is no file; see {@link printPrivateKey}.
 * Throws {@link KeyUnusable} where others than its owner may read the file, or it holds no key.
 */
export function openKeyFile(
  path: string,
  made: { readonly name: string; readonly type?: KeyType },
): SigningKey {
  return readKeyFile(path) ?? makeKey(path, made);
}

/** The private key of a file; null where there is no file. Throws {@link KeyUnusable}. */
export function readKeyFile(path: string): SigningKey | null {
  const text = readKey(path);
  if (text === null) return null;
  const key = parsePrivateKey(text.trim());
  if (!key) throw new KeyUnusable(`${path} holds no signing key; restore it from a copy`);
  return key;
}

/** The key that `PRIVATE+KEY+name+hash+key` is, as Go’s note package writes them, or null. */
export function parsePrivateKey(text: string): SigningKey | null {
  const [, name = '', hash = '', encoded = ''] =
    /^PRIVATE\+KEY\+([^+\s]+)\+([\da-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  const type = Object.values(keyTypes).find((known) => known === bytes?.[0]);
  if (!isKeyName(name) || bytes?.length !== 1 + seedLength || type === undefined) return null;
  const key = keyOf(name, type, bytes.subarray(1));
  return key.verifier.keyId === Number.parseInt(hash, 16) ? key : null;
}

/** A private key as text; it opens everything that its owner signs. */
export function printPrivateKey({ name, keyId, type }: VerifierKey, seed: Uint8Array): string {
  const hash = keyId.toString(16).padStart(8, '0');
  return `PRIVATE+KEY+${name}+${hash}+${toBase64(Uint8Array.of(type, ...seed))}`;
}

/** The key of this name whose secret is `seed`, 32 bytes. */
export function keyOf(name: string, type: KeyType, seed: Uint8Array): SigningKey {
  const secret = createPrivateKey({
    key: Buffer.concat([privateFrame, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(publicFrame.length));
  const described = { name, type, publicKey };
  return {
    verifier: { ...described, keyId: keyIdOf(hashing, described) },
    sign: (message) => sign(null, message, secret),
  };
}

/** Whether a signature is by this key over exactly these bytes. */
export function isSignedBy(key: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && verify(null, message, publicKeyOf(key), signature);
}

/** The signature of a text as a line under its note carries it. */
export function signNote(key: SigningKey, text: string): NoteSignature {
  const { name, keyId } = key.verifier;
  return { name, keyId, signature: key.sign(Buffer.from(text, 'utf8')) };
}

function publicKeyOf({ publicKey }: VerifierKey): KeyObject {
  return createPublicKey({
    key: Buffer.concat([publicFrame, publicKey]),
    format: 'der',
    type: 'spki',
  });
}

function readKey(path: string): string | null {
  try {
    if ((statSync(path).mode & 0o077) !== 0)
      throw new KeyUnusable(`${path} can be read by others; take that away: chmod 600 ${path}`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function makeKey(
  path: string,
  { name, type = keyTypes.ed25519 }: Parameters<typeof openKeyFile>[1],
): SigningKey {
  const seed = randomBytes(seedLength);
  const key = keyOf(name, type, seed);
  // Never over an existing file: another process may have made one just now.
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${printPrivateKey(key.verifier, seed)}\n`);
    // The key is on the disk before anything is signed with it; a crash before costs only a new key.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
  return key;
}

import { fromBase64, toBase64 } from './base64.ts';
import type { Hashing } from './hashing.ts';

/** One signature under a note: who says to have signed, by name and key id, and the signature. */
export interface NoteSignature {
  readonly name: string;
  /** The first four bytes of the key's hash, as a number. */
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A text, which ends in a line break, and the signatures under it (C2SP signed-note). */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A public key that checks notes: its name, its type of signature, and its 32 bytes. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: number;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
}

/** Types of Ed25519 key (C2SP signed-note, “Signature types”): a log’s, and a witness’s. */
export const keyTypes = { ed25519: 1, cosignature: 4 } as const;

/** See {@link keyTypes}. */
export type KeyType = (typeof keyTypes)[keyof typeof keyTypes];

const signaturesMax = 100;
const keyLength = 32;

/** The note that this text is, or null. Nothing in it is believed yet: see {@link VerifierKey}. */
export function parseNote(message: string): Note | null {
  if (!message.isWellFormed() || hasControls(message)) return null;
  const split = message.lastIndexOf('\n\n');
  if (split < 0 || !message.endsWith('\n')) return null;
  const lines = message.slice(split + 2, -1).split('\n');
  const signatures = lines.length > signaturesMax ? [] : lines.map(parseSignature);
  const known = signatures.filter((one) => one !== null);
  if (known.length !== signatures.length || known.length === 0) return null;
  return { text: message.slice(0, split + 1), signatures: known };
}

/** One line under a note, without its line break; null: it is none. */
export function parseSignature(line: string): NoteSignature | null {
  const [, name = '', text = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(text);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return null;
  return { name, keyId: numberOf(bytes), signature: bytes.subarray(4) };
}

/** The text of a note; the inverse of {@link parseNote}. */
export function printNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(printSignature).join('')}`;
}

/** One signature as the line that stands under a note. */
export function printSignature({ name, keyId, signature }: NoteSignature): string {
  const bytes = new Uint8Array(4 + signature.length);
  bytes.set(bytesOf(keyId));
  bytes.set(signature, 4);
  return `— ${name} ${toBase64(bytes)}\n`;
}

/** The id of a key: the first four bytes of the hash of its name, type and bytes. */
export function keyIdOf(
  hashing: Hashing,
  { name, type, publicKey }: Omit<VerifierKey, 'keyId'>,
): number {
  return numberOf(hashing.sha256(hashing.utf8(`${name}\n`), Uint8Array.of(type), publicKey));
}

/** The key that `name+hash+key` is (C2SP signed-note, “Verifier keys”), or null. */
export function parseVerifierKey(hashing: Hashing, text: string): VerifierKey | null {
  const [, name = '', hash = '', encoded = ''] =
    /^([^+\s]+)\+([\da-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  const type = Object.values(keyTypes).find((known) => known === bytes?.[0]);
  if (!isKeyName(name) || bytes?.length !== 1 + keyLength || type === undefined) return null;
  const key = { name, type, publicKey: bytes.subarray(1) };
  const keyId = keyIdOf(hashing, key);
  return keyId === Number.parseInt(hash, 16) ? { ...key, keyId } : null;
}

/** A key as text; the inverse of {@link parseVerifierKey}. */
export function printVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  const hash = keyId.toString(16).padStart(8, '0');
  return `${name}+${hash}+${toBase64(Uint8Array.of(type, ...publicKey))}`;
}

/** The signatures under a note that claim to be by this key: by name and id, as yet unchecked. */
export function signaturesBy(key: VerifierKey, note: Note): readonly NoteSignature[] {
  return note.signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
}

/** Whether a key may have this name: no Unicode space, no plus sign. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s\p{Z}+]/u.test(name) && !hasControls(name);
}

function hasControls(text: string): boolean {
  return text.split('').some((unit) => unit < ' ' && unit !== '\n');
}

function numberOf(bytes: Uint8Array): number {
  return new DataView(Uint8Array.from(bytes.subarray(0, 4)).buffer).getUint32(0);
}

function bytesOf(keyId: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, keyId);
  return bytes;
}

import { fromBase64, toBase64 } from './base64.ts';
import { commitmentOf, entryText, saltLength, type EntryHead } from './entry.ts';
import { hashLength, isSameHash, leafHash, type Hashing } from './hashing.ts';
import { parseNote, type Note } from './note.ts';
import { parseProofFile, printProofFile, type ProofFile } from './proof-file.ts';
import { parseSeal, type Seal } from './seal.ts';
import { provesInclusion } from './tree.ts';

/** An event with what binds its data to its entry; a redacted one has neither data nor salt. */
export interface ReceiptEvent {
  readonly head: EntryHead;
  /** The exact text that the log stores; null: redacted. */
  readonly data: string | null;
  readonly salt: Uint8Array | null;
  readonly commitment: Uint8Array;
}

/** A proof that the log says an event, with the event itself. */
export interface Receipt {
  readonly event: ReceiptEvent;
  readonly proof: Omit<ProofFile, 'extra'>;
}

/** What a receipt came to; each end but the last names what is wrong. */
export type ReceiptFinding =
  /** The text is no receipt. */
  | { readonly found: 'unreadable' }
  /** The event's data is not what its entry is bound to. */
  | { readonly found: 'other-data' }
  /** The entry is not in the tree that the seal is over, or not at its place. */
  | { readonly found: 'not-included' }
  /** The event is in the log that the seal is over: the seal itself is still to be checked. */
  | {
      readonly found: 'included';
      readonly receipt: Receipt;
      readonly seal: Seal;
      readonly note: Note;
    };

/** The text of a receipt: a C2SP tlog-proof whose extra data is the event. */
export function printReceipt({ event, proof }: Receipt, utf8: Hashing['utf8']): string {
  const { head, data, salt, commitment } = event;
  const told = {
    ...head,
    data,
    salt: salt && toBase64(salt),
    commitment: toBase64(commitment),
  };
  return printProofFile({ ...proof, extra: utf8(JSON.stringify(told)) });
}

/**
 * Checks all of a receipt that follows from itself: that its data is bound to its entry, and that
 * its entry is in the tree of its seal. `textOf` decodes UTF-8 (null: it is none). Total.
 */
export function checkReceipt(
  hashing: Hashing,
  text: string,
  textOf: (bytes: Uint8Array) => string | null,
): ReceiptFinding {
  const file = parseProofFile(text);
  const event = file?.extra ? eventOf(textOf(file.extra)) : null;
  const note = file && parseNote(file.seal);
  const seal = note && parseSeal(note.text);
  if (!file || !event || !note || !seal) return { found: 'unreadable' };
  if (!isBound(hashing, event)) return { found: 'other-data' };
  const entry = hashing.utf8(entryText(event.head, event.commitment));
  const { index, proof } = file;
  const claim = { leaf: leafHash(hashing, entry), index, size: seal.size, root: seal.root };
  if (event.head.position !== index + 1 || !provesInclusion(hashing, claim, proof))
    return { found: 'not-included' };
  return {
    found: 'included',
    receipt: { event, proof: { index, proof, seal: file.seal } },
    seal,
    note,
  };
}

function isBound(hashing: Hashing, { data, salt, commitment }: ReceiptEvent): boolean {
  if (data === null || salt === null) return data === null && salt === null;
  return isSameHash(commitmentOf(hashing, salt, data), commitment);
}

function eventOf(text: string | null): ReceiptEvent | null {
  const told = text === null ? null : objectOf(text);
  if (!told) return null;
  const head = headOf(told);
  const { data } = told;
  const salt = bytesOf(told['salt'], saltLength);
  const commitment = bytesOf(told['commitment'], hashLength);
  const isWhole = told['salt'] === null || salt !== null;
  if (!head || !commitment || !isWhole || (typeof data !== 'string' && data !== null)) return null;
  return { head, data, salt, commitment };
}

function headOf(told: Readonly<Record<string, unknown>>): EntryHead | null {
  const { position, version, schemaVersion } = told;
  const { id, stream, type, recordedAt, recordedBy, reason } = told;
  if (!isCount(position) || !isCount(version) || !isCount(schemaVersion)) return null;
  if (typeof id !== 'string' || typeof stream !== 'string' || typeof type !== 'string') return null;
  if (typeof recordedAt !== 'string' || typeof recordedBy !== 'string') return null;
  if (typeof reason !== 'string') return null;
  return {
    position,
    id,
    stream,
    version,
    type,
    schemaVersion,
    recordedAt,
    recordedBy,
    reason,
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function bytesOf(value: unknown, length: number): Uint8Array | null {
  const bytes = typeof value === 'string' ? fromBase64(value) : null;
  return bytes?.length === length ? bytes : null;
}

import { fromBase64, toBase64 } from './base64.ts';
import { hashLength } from './hashing.ts';

/**
 * A proof that can be checked offline: the place of an entry, the way from it to the root, and the
 * seal over that root (C2SP tlog-proof). `extra` is not authenticated.
 */
export interface ProofFile {
  /** Bytes with a meaning of their own; null: none. */
  readonly extra: Uint8Array | null;
  /** Place of the entry in the tree, first 0. */
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note, exactly as it was given out. */
  readonly seal: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';
const hashesMax = 63;

/** The text of a proof file. */
export function printProofFile({ extra, index, proof, seal }: ProofFile): string {
  return [
    firstLine,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
    '',
    seal,
  ].join('\n');
}

/** The proof that a text is, or null. */
export function parseProofFile(text: string): ProofFile | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [first, ...rest] = text.slice(0, end).split('\n');
  if (first !== firstLine) return null;
  const extraText = rest[0]?.startsWith('extra ') === true ? rest.shift()?.slice(6) : undefined;
  const extra = extraText === undefined ? null : fromBase64(extraText);
  const index = /^index (0|[1-9]\d{0,15})$/u.exec(rest.shift() ?? '')?.[1];
  const proof = rest.map(fromBase64).filter((hash) => hash?.length === hashLength);
  const known = proof.filter((hash) => hash !== null);
  if (extraText !== undefined && extra === null) return null;
  if (index === undefined || known.length !== rest.length || known.length > hashesMax) return null;
  return { extra, index: Number(index), proof: known, seal: text.slice(end + 2) };
}

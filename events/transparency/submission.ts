import { fromBase64, toBase64 } from './base64.ts';
import { hashLength } from './hashing.ts';

/**
 * What a log sends to a witness to have a seal cosigned: the seal, and the proof that its tree
 * extends the one that the witness saw last (C2SP tlog-witness v1.0, “add-checkpoint”).
 */
export interface Submission {
  /** Size of the tree that the witness saw last; 0: none. */
  readonly oldSize: number;
  /** Proof of consistency from there to the seal’s tree. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, as it was given out. */
  readonly seal: string;
}

const hashesMax = 63;

/** The type under which a witness tells the size that it saw last, where it was sent another. */
export const sizeType = 'text/x.tlog.size';

/** The body of a submission. */
export function printSubmission({ oldSize, proof, seal }: Submission): string {
  return [`old ${oldSize}`, ...proof.map(toBase64), '', seal].join('\n');
}

/** The submission that a body is, or null. Of its seal nothing is known yet. */
export function parseSubmission(body: string): Submission | null {
  const end = body.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const oldSize = /^old (0|[1-9]\d{0,15})$/u.exec(first)?.[1];
  if (oldSize === undefined || !Number.isSafeInteger(Number(oldSize))) return null;
  if (lines.length > hashesMax) return null;
  const proof = lines.map(fromBase64).filter((hash) => hash !== null);
  if (proof.length !== lines.length || proof.some(({ length }) => length !== hashLength))
    return null;
  return { oldSize: Number(oldSize), proof, seal: body.slice(end + 2) };
}

/** The size that a body of {@link sizeType} says, or null. */
export function parseSize(body: string): number | null {
  const size = /^(0|[1-9]\d{0,15})\n$/u.exec(body)?.[1];
  return size !== undefined && Number.isSafeInteger(Number(size)) ? Number(size) : null;
}

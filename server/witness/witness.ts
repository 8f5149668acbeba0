import { cosignatureIn } from '../../events/transparency/cosignature.ts';
import { isSameHash } from '../../events/transparency/hashing.ts';
import {
  parseNote,
  printNote,
  printSignature,
  signaturesBy,
  type Note,
  type NoteSignature,
  type VerifierKey,
} from '../../events/transparency/note.ts';
import { parseSeal, type Seal } from '../../events/transparency/seal.ts';
import { parseSubmission, type Submission } from '../../events/transparency/submission.ts';
import { emptyTree, provesConsistency, rootOf } from '../../events/transparency/tree.ts';
import { cosign } from '../transparency/cosigning.ts';
import { nodeHashing as hashing } from '../transparency/hashing.ts';
import { isSignedBy, type SigningKey } from '../transparency/key-file.ts';
import type { Followed, Memory, Seen } from './memory.ts';

/** How a witness answers a submission; each end but the first says why nothing was cosigned. */
export type WitnessAnswer =
  /** The lines of its cosignatures, and what they are beneath. */
  | { readonly end: 'cosigned'; readonly lines: string; readonly seal: Seal }
  /** The body is no submission, or goes back from a size to a smaller one. */
  | { readonly end: 'malformed'; readonly message: string }
  | { readonly end: 'unknown-log' }
  /** No trusted key of the log signed the seal, or a signature that claims to be by one is bad. */
  | { readonly end: 'unsigned' }
  /** The proof begins at another size than the one that was seen last, which is told. */
  | { readonly end: 'other-size'; readonly size: number }
  /** The seal contradicts what was seen: the log has another tree of the same size, … */
  | { readonly end: 'other-root'; readonly message: string }
  /** … or it does not prove that it extends it. */
  | { readonly end: 'unproved'; readonly message: string };

/** A submission whose seal a known log signed. */
export interface SignedSubmission {
  readonly end: 'signed';
  readonly submission: Submission;
  readonly seal: Seal;
  /** The text that was signed, and the signatures of the log beneath it. */
  readonly note: Note;
}

/** Why a submission is none that a known log signed. */
type Unsigned = Extract<WitnessAnswer, { end: 'malformed' | 'unknown-log' | 'unsigned' }>;

/** What a witness is made of. */
export interface WitnessOptions {
  readonly key: SigningKey;
  /** The keys of the logs that it knows; the name of each is the origin that it seals. */
  readonly logs: readonly VerifierKey[];
  readonly memory: Memory;
  readonly now: () => Date;
}

/** For how long, in seconds, the same seal is given the same cosignature again. */
const sameForS = 60;

/**
 * A witness (C2SP tlog-witness v1.0): remembers of each log the newest seal that it cosigned, and
 * cosigns only what extends it.
 *
 * 1. It never cosigns two seals of one log that contradict each other, however it is stopped.
 * 2. Nothing that it signed leaves before it is remembered.
 * 3. The instants that it signs for one log never go back, whatever its clock does.
 */
export class Witness {
  readonly #key: SigningKey;
  readonly #memory: Memory;
  readonly #now: () => Date;
  readonly #logs: ReadonlyMap<string, readonly VerifierKey[]>;

  constructor({ key, logs, memory, now }: WitnessOptions) {
    this.#key = key;
    this.#memory = memory;
    this.#now = now;
    const keysOf = (origin: string) => logs.filter(({ name }) => name === origin);
    this.#logs = new Map(logs.map(({ name }) => [name, keysOf(name)]));
  }

  /** The origins of the logs that it knows. */
  get origins(): readonly string[] {
    return [...this.#logs.keys()];
  }

  /** The newest seal of a log that it cosigned, with its cosignature; null: it never did. */
  newest(origin: string): string | null {
    return this.#memory.of(origin)?.seal ?? null;
  }

  /** Answers the body of a submission. The checks come in the order that the protocol gives them. */
  add(body: string): WitnessAnswer {
    const read = this.read(body);
    return read.end === 'signed' ? this.follow(read) : read;
  }

  /** Reads the body of a submission, and checks that its log signed it: whoever sent it. */
  read(body: string): SignedSubmission | Unsigned {
    const submission = parseSubmission(body);
    const note = submission && parseNote(submission.seal);
    const seal = note && parseSeal(note.text);
    if (!submission || !note || !seal)
      return { end: 'malformed', message: 'the body is no submission of a checkpoint' };
    const keys = this.#logs.get(seal.origin);
    if (!keys) return { end: 'unknown-log' };
    const signatures = trustedSignatures(keys, note);
    if (signatures.length === 0) return { end: 'unsigned' };
    return { end: 'signed', submission, seal, note: { text: note.text, signatures } };
  }

  /** Holds what a log signed against what was seen of it. */
  follow({ submission: { oldSize, proof }, seal, note }: SignedSubmission): WitnessAnswer {
    if (oldSize > seal.size)
      return { end: 'malformed', message: 'the old size is greater than the checkpoint’s' };
    return this.#memory.follow(
      seal.origin,
      (seen) => refusalOf({ seen, oldSize, proof, seal }) ?? this.#cosign(seen, seal, note),
    );
  }

  #cosign(seen: Seen | null, seal: Seal, note: Note): Followed<WitnessAnswer> {
    const now = Math.floor(this.#now().getTime() / 1_000);
    const known = seen && this.#lineOf(seen, note.text);
    if (seen && known && now - seen.at < sameForS)
      return { answer: { end: 'cosigned', lines: printSignature(known), seal }, seen: null };
    const at = Math.max(now, seen?.at ?? 0);
    const line = cosign(this.#key, note.text, at);
    const cosigned = printNote({ text: note.text, signatures: [...note.signatures, line] });
    const { size, root } = seal;
    return {
      answer: { end: 'cosigned', lines: printSignature(line), seal },
      seen: { size, root, at, seal: cosigned },
    };
  }

  /** The cosignature that was given to this very text last; null: that was given to another. */
  #lineOf(seen: Seen, text: string): NoteSignature | null {
    const note = parseNote(seen.seal);
    if (note?.text !== text) return null;
    const own = signaturesBy(this.#key.verifier, note).at(-1);
    return own && cosignatureIn(own)?.at === seen.at ? own : null;
  }
}

/** The signatures of a note by these keys; none: there are none, or one of them is not good. */
function trustedSignatures(keys: readonly VerifierKey[], note: Note): readonly NoteSignature[] {
  const message = Buffer.from(note.text, 'utf8');
  const claimed = keys.flatMap((key) => signaturesBy(key, note).map((one) => ({ key, one })));
  const isGood = claimed.every(({ key, one }) => isSignedBy(key, message, one.signature));
  return isGood ? claimed.map(({ one }) => one) : [];
}

interface Held {
  readonly seen: Seen | null;
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly seal: Seal;
}

/** Why a seal is not cosigned after what was seen; null: it is. */
function refusalOf({ seen, oldSize, proof, seal }: Held): Followed<WitnessAnswer> | null {
  const size = seen?.size ?? 0;
  if (oldSize !== size) return refused({ end: 'other-size', size });
  if (size === seal.size && !isSameHash(seal.root, seen?.root ?? emptyRoot))
    return refused({
      end: 'other-root',
      message: `another tree of ${size} leaves was cosigned at ${instant(seen)}`,
    });
  const isProved =
    size === 0
      ? proof.length === 0
      : provesConsistency(
          hashing,
          { from: size, to: seal.size, older: seen?.root ?? emptyRoot, newer: seal.root },
          proof,
        );
  return isProved
    ? null
    : refused({ end: 'unproved', message: `the proof does not lead from size ${size} to this` });
}

const emptyRoot = rootOf(hashing, emptyTree);

function refused(answer: WitnessAnswer): Followed<WitnessAnswer> {
  return { answer, seen: null };
}

function instant(seen: Seen | null): string {
  return seen ? new Date(seen.at * 1_000).toISOString() : 'no time';
}

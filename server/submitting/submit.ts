import { cosignatureLine, type Cosignature } from '../../events/transparency/cosignature.ts';
import { parseNote, parseSignature } from '../../events/transparency/note.ts';
import type { NoteSignature } from '../../events/transparency/note.ts';
import { parseSize, printSubmission, sizeType } from '../../events/transparency/submission.ts';
import { cosignatureBy } from '../transparency/cosigning.ts';
import type { KeptSeal } from '../transparency/seals.ts';
import type { StoredTree } from '../transparency/stored-tree.ts';
import type { AskedWitness } from './asked-witness.ts';

/** How a submission ended. */
export type Submitted =
  | { readonly end: 'cosigned'; readonly line: NoteSignature; readonly cosignature: Cosignature }
  /** The witness saw a newer seal of this log meanwhile: that is the one to ask for. */
  | { readonly end: 'overtaken' }
  | Trouble;

/** What keeps a witness from cosigning. */
export interface Trouble {
  /**
   * `contradicted`: the witness saw another log under this key. `refused`: it does not want this log
   * or seal. `unreachable`: it did not answer, or not now. `unbelievable`: what it answered is no
   * cosignature of this seal by its key.
   */
  readonly end: 'contradicted' | 'refused' | 'unreachable' | 'unbelievable';
  readonly message: string;
  /** How long the witness asked to be left alone, in milliseconds; null: it did not. */
  readonly waitMs: number | null;
}

/** What is submitted. */
export interface ToSubmit {
  readonly seal: KeptSeal;
  readonly tree: Pick<StoredTree, 'consistency' | 'size'>;
  /** The size that the witness is believed to have seen last. */
  readonly from: number;
  /** How long an answer may take, its body included. */
  readonly timeoutMs: number;
  readonly stopped: AbortSignal;
}

/** The longest answer that is read, in bytes: some lines. */
const answerMax = 16 * 1024;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly waitMs: number | null;
}

/**
 * Submits a seal to a witness (C2SP tlog-witness v1.0, “add-checkpoint”): a second time where the
 * witness saw another size last than was believed. Never throws for what a witness does.
 */
export async function submit(witness: AskedWitness, given: ToSubmit): Promise<Submitted> {
  try {
    const first = await send(witness, given);
    const size = sizeIn(first);
    if (size === null) return readAnswer(witness, given, first);
    if (size > given.seal.size) return beyond(size, given);
    return readAnswer(witness, given, await send(witness, { ...given, from: size }));
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return trouble('unreachable', `it can't be asked: ${String(cause)}`);
  }
}

function trouble(end: Trouble['end'], message: string, waitMs: number | null = null): Trouble {
  return { end, message, waitMs };
}

/** What it means that a witness saw a greater size than the seal’s. */
function beyond(size: number, { tree }: ToSubmit): Submitted {
  const own = tree.size();
  if (size <= own) return { end: 'overtaken' };
  const message =
    `it has cosigned ${size} events of this log, which has ${own}: ` +
    'events are gone, or someone else seals with its key';
  return trouble('contradicted', message);
}

function readAnswer(witness: AskedWitness, given: ToSubmit, answer: Answer): Submitted {
  const { status, body, waitMs } = answer;
  const size = sizeIn(answer);
  if (size !== null)
    return size > given.seal.size
      ? beyond(size, given)
      : trouble('unreachable', `it tells one size after the other, last ${size}`);
  if (status === 200) return readCosignature(witness, given.seal, body);
  if (answer.type === sizeType)
    return trouble('unbelievable', `it tells no size: ${JSON.stringify(body.slice(0, 200))}`);
  const told = `it answered ${status}: ${JSON.stringify(body.slice(0, 200).trim())}`;
  if (status === 409 || status === 422)
    return trouble(
      'contradicted',
      `${told}: what it has cosigned of this log is not what the log begins with`,
    );
  const isTheirs = status >= 500 || status === 429 || status === 408;
  return isTheirs ? trouble('unreachable', told, waitMs) : trouble('refused', told, waitMs);
}

/** The size that the witness saw last, where it tells that instead of an answer; null: it doesn't. */
function sizeIn({ status, type, body }: Answer): number | null {
  return status === 409 && type === sizeType ? parseSize(body) : null;
}

/** Lines of other keys are left (C2SP tlog-witness v1.0, “add-checkpoint”). */
function readCosignature({ key }: AskedWitness, seal: KeptSeal, body: string): Submitted {
  const text = parseNote(seal.note)?.text ?? '';
  const signatures = body.split('\n').flatMap((line) => parseSignature(line) ?? []);
  const cosignature = cosignatureBy(key, { text, signatures });
  return cosignature
    ? { end: 'cosigned', line: cosignatureLine(key, cosignature), cosignature }
    : trouble('unbelievable', 'what it answered is no cosignature of this seal by its key');
}

async function send({ url }: AskedWitness, given: ToSubmit): Promise<Answer> {
  const { seal, tree, from, timeoutMs, stopped } = given;
  const proof = tree.consistency(from, seal.size);
  const response = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    body: printSubmission({ oldSize: from, proof, seal: seal.note }),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
  });
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return {
    status: response.status,
    type,
    body: await textOf(response),
    waitMs: waitIn(response.headers.get('retry-after')),
  };
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop lets go of the rest.
    if (length > answerMax) throw new Error(`its answer is longer than ${answerMax} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Seconds that an answer asks to wait, in milliseconds, an hour at most (RFC 9110, 10.2.3). */
function waitIn(header: string | null): number | null {
  const seconds = /^\d{1,9}$/u.exec(header ?? '')?.[0];
  return seconds === undefined ? null : Math.min(Number(seconds), 3_600) * 1_000;
}

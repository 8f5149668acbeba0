import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyTypes, parseNote, printNote } from '../../../events/transparency/note.ts';
import { parseSeal, printSeal } from '../../../events/transparency/seal.ts';
import { printSubmission } from '../../../events/transparency/submission.ts';
import { cosign, cosignatureBy } from '../../../server/transparency/cosigning.ts';
import { keyOf, signNote } from '../../../server/transparency/key-file.ts';
import { memoryPath, openMemory, type Memory } from '../../../server/witness/memory.ts';
import { Witness, type WitnessAnswer } from '../../../server/witness/witness.ts';
import {
  submissionOfFive,
  submissions,
  submittedKey,
} from '../../events/transparency/foreign-seals.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import { openLog } from './open-log.ts';

const key = keyOf('witness.example/w', keyTypes.cosignature, Buffer.alloc(32, 5));
const log = openLog('log.example');
const fork = openLog('log.example', (index) => (index < 5 ? `leaf ${index}` : `other ${index}`));

let folder: ReturnType<typeof temporaryFolder>;
let memory: Memory;
let seconds = 1_700_000_000;
const now = () => new Date(seconds * 1_000);

beforeEach(() => {
  folder = temporaryFolder();
  memory = openMemory(folder.path);
  seconds = 1_700_000_000;
});
afterEach(() => {
  memory.close();
  folder.remove();
});

const open = (from: Memory = memory) =>
  new Witness({ key, logs: [log.key.verifier, submittedKey], memory: from, now });

/** When the seal of a cosigned answer was cosigned; null: the answer is no good cosignature of it. */
function cosignedAt(answer: WitnessAnswer, seal: string): number | null {
  if (answer.end !== 'cosigned') return null;
  const note = parseNote(seal + answer.lines);
  return note && (cosignatureBy(key.verifier, note)?.at ?? null);
}

describe('a witness', () => {
  it('cosigns what extends all that it saw', () => {
    const witness = open();
    for (const [from, to] of [
      [0, 0],
      [0, 3],
      [3, 3],
      [3, 7],
      [7, 8],
      [8, 300],
    ] as const) {
      const answer = witness.add(log.submission(from, to));
      expect(cosignedAt(answer, log.seal(to))).toBe(seconds);
    }
  });

  it('takes the submissions of a foreign log', () => {
    const witness = open();
    expect([...submissions].map((body) => witness.add(body).end)).toEqual(['cosigned', 'cosigned']);
    expect(witness.add(submissionOfFive)).toEqual({ end: 'other-size', size: 3 });
  });

  it('tells the size that it saw last, where the proof begins at another', () => {
    const witness = open();
    expect(witness.add(log.submission(3, 7))).toEqual({ end: 'other-size', size: 0 });
    witness.add(log.submission(0, 7));
    for (const from of [0, 3, 6])
      expect(witness.add(log.submission(from, 9))).toEqual({ end: 'other-size', size: 7 });
    expect(witness.add(log.submission(3, 5))).toEqual({ end: 'other-size', size: 7 });
  });

  it('refuses a log that was rolled back, forked or rewritten, and says which', () => {
    const witness = open();
    witness.add(log.submission(0, 8));
    expect(witness.add(log.submission(5, 5)).end).toBe('other-size');
    expect(witness.add(fork.submission(8, 8)).end).toBe('other-root');
    expect(witness.add(fork.submission(8, 12)).end).toBe('unproved');
    const mixed = { oldSize: 8, proof: log.proof(8, 12), seal: fork.seal(12) };
    expect(witness.add(printSubmission(mixed)).end).toBe('unproved');
    expect(witness.add(log.submission(8, 12)).end).toBe('cosigned');
  });

  it('asks for no proof from nothing, and for none that is too long', () => {
    const witness = open();
    const proof = log.proof(3, 7);
    const seal = log.seal(7);
    expect(witness.add(printSubmission({ oldSize: 0, proof, seal })).end).toBe('unproved');
    witness.add(log.submission(0, 7));
    expect(witness.add(printSubmission({ oldSize: 7, proof, seal })).end).toBe('unproved');
  });

  it('cosigns of the empty tree only its root', () => {
    const text = printSeal({
      origin: 'log.example',
      size: 0,
      root: log.root(1),
      extensions: [],
    });
    const seal = printNote({ text, signatures: [signNote(log.key, text)] });
    expect(open().add(printSubmission({ oldSize: 0, proof: [], seal })).end).toBe('other-root');
  });

  it('knows its logs, and them by their keys', () => {
    const witness = open();
    expect(witness.add(openLog('elsewhere.example').submission(0, 1)).end).toBe('unknown-log');
    const text = parseNote(log.seal(3))?.text ?? '';
    const impostor = keyOf('log.example', keyTypes.ed25519, Buffer.alloc(32, 9));
    const signed = (...signatures: Parameters<typeof printNote>[0]['signatures']) =>
      witness.add(printSubmission({ oldSize: 0, proof: [], seal: printNote({ text, signatures }) }))
        .end;
    const good = signNote(log.key, text);
    expect(signed(signNote(impostor, text))).toBe('unsigned');
    expect(signed({ ...good, signature: signNote(impostor, text).signature })).toBe('unsigned');
    expect(signed(good, { ...good, signature: new Uint8Array(64) })).toBe('unsigned');
    expect(signed(signNote(impostor, text), good, cosign(key, text, 5))).toBe('cosigned');
  });

  it('takes the seals of a log under each of its keys', () => {
    const second = keyOf('log.example', keyTypes.ed25519, Buffer.alloc(32, 9));
    const logs = [log.key.verifier, second.verifier];
    const witness = new Witness({ key, logs, memory, now });
    const text = parseNote(log.seal(3))?.text ?? '';
    const seal = printNote({ text, signatures: [signNote(second, text)] });
    expect(witness.origins).toEqual(['log.example']);
    expect(witness.add(printSubmission({ oldSize: 0, proof: [], seal })).end).toBe('cosigned');
    expect(witness.add(log.submission(3, 4)).end).toBe('cosigned');
  });

  it.each([
    '',
    'old 0\n\n',
    `old 0\n\nno checkpoint\n\n— a AAAAAAAA\n`,
    log.submission(0, 3).slice(0, -1),
  ])('takes %j for malformed', (body) => {
    expect(open().add(body).end).toBe('malformed');
  });

  it('takes going back to a smaller size for malformed', () => {
    const witness = open();
    witness.add(log.submission(0, 7));
    const back = { oldSize: 7, proof: [], seal: log.seal(3) };
    expect(witness.add(printSubmission(back)).end).toBe('malformed');
  });

  it('gives the same cosignature for a minute, and then a later one', () => {
    const witness = open();
    const first = witness.add(log.submission(0, 3));
    seconds += 59;
    expect(witness.add(log.submission(3, 3))).toEqual(first);
    seconds += 1;
    expect(cosignedAt(witness.add(log.submission(3, 3)), log.seal(3))).toBe(seconds);
  });

  it('never signs an instant before the last one (3)', () => {
    const witness = open();
    witness.add(log.submission(0, 3));
    const last = seconds;
    seconds -= 3_600;
    expect(cosignedAt(witness.add(log.submission(3, 4)), log.seal(4))).toBe(last);
  });

  it('shows the newest seal that it cosigned, with the signatures that it checked', () => {
    const witness = open();
    expect(witness.newest('log.example')).toBeNull();
    const other = keyOf('other.example', keyTypes.cosignature, Buffer.alloc(32, 6));
    const text = parseNote(log.seal(3))?.text ?? '';
    const signatures = [signNote(log.key, text), cosign(other, text, 1)];
    const seal = printNote({ text, signatures });
    const answer = witness.add(printSubmission({ oldSize: 0, proof: [], seal }));
    const lines = answer.end === 'cosigned' ? answer.lines : '';
    expect(witness.newest('log.example')).toBe(log.seal(3) + lines);
  });

  it('remembers after it was closed, and each log by itself', () => {
    open().add(log.submission(0, 7));
    open().add(submissions[0]);
    const again = openMemory(folder.path);
    expect(open(again).add(log.submission(0, 9))).toEqual({ end: 'other-size', size: 7 });
    expect(open(again).add(submissions[1]).end).toBe('cosigned');
    again.close();
  });

  it('contradicts itself under no order of submissions, nor over two memories of one file (1)', () => {
    const bodies = [log, fork].flatMap((one) =>
      [0, 4, 6, 8].flatMap((from) =>
        [4, 6, 8, 9].filter((to) => to >= from).map((to) => ({ one, from, to })),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...bodies), fc.boolean())), (steps) => {
        const scratch = temporaryFolder();
        const memories = [openMemory(scratch.path), openMemory(scratch.path)] as const;
        const cosigned = steps.flatMap(([{ one, from, to }, isSecond]) => {
          const witness = open(memories[isSecond ? 1 : 0]);
          return witness.add(one.submission(from, to)).end === 'cosigned' ? [{ one, to }] : [];
        });
        for (const each of memories) each.close();
        scratch.remove();
        const sizes = cosigned.map(({ to }) => to);
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        const late = cosigned.filter(({ to }) => to > 5).map(({ one }) => one);
        expect(new Set(late).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps each step, with the seal that it signed, before it answers (2)', () => {
    open().add(log.submission(0, 7));
    const file = new Sqlite(memoryPath(folder.path), { readonly: true });
    const row = file.prepare<[], { size: number; seal: string }>('select * from seen').get();
    file.close();
    expect(row?.size).toBe(7);
    expect(parseSeal(parseNote(row?.seal ?? '')?.text ?? '')?.size).toBe(7);
  });

  it('leaves the file of another program as it is', () => {
    const other = temporaryFolder();
    const file = new Sqlite(join(other.path, 'witness.db'));
    file.exec('create table mine (a)');
    file.close();
    expect(() => openMemory(other.path)).toThrow(/is not the memory of a witness/u);
    other.remove();
  });
});

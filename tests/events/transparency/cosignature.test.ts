import { describe, expect, it } from 'vitest';
import { cosignatureIn, cosignedText } from '../../../events/transparency/cosignature.ts';
import {
  keyTypes,
  parseNote,
  parseSignature,
  parseVerifierKey,
  printNote,
  type Note,
  type VerifierKey,
} from '../../../events/transparency/note.ts';
import { parseSeal } from '../../../events/transparency/seal.ts';
import {
  parseSize,
  parseSubmission,
  printSubmission,
} from '../../../events/transparency/submission.ts';
import { provesConsistency } from '../../../events/transparency/tree.ts';
import { cosign, cosignatureBy } from '../../../server/transparency/cosigning.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { keyOf } from '../../../server/transparency/key-file.ts';
import { openSeal } from '../../../server/transparency/seals.ts';
import {
  cosignedSeal,
  cosignedSealKeys,
  submissionOfFive,
  submissions,
  submittedKey,
} from './foreign-seals.ts';

const witness = keyOf('witness.example/w', keyTypes.cosignature, Buffer.alloc(32, 5));

function keyFrom(text: string): VerifierKey {
  const key = parseVerifierKey(hashing, text);
  if (!key) throw new Error(`${text} is no key`);
  return key;
}

function noteFrom(message: string): Note {
  const note = parseNote(message);
  if (!note) throw new Error(`${message} is no note`);
  return note;
}

describe('a cosignature', () => {
  const note = noteFrom(cosignedSeal);

  it.each(cosignedSealKeys.witnesses)('of a foreign witness is checked: %s', (text) => {
    expect(cosignatureBy(keyFrom(text), note)?.at).toBe(0x6a122120);
    const other = { ...note, text: note.text.replace('1432088532', '1432088533') };
    expect(cosignatureBy(keyFrom(text), other)).toBeNull();
  });

  it('stands beside the signature of the log, which is told apart from it', () => {
    expect(openSeal(cosignedSeal, keyFrom(cosignedSealKeys.log))?.size).toBe(1_432_088_532);
    expect(cosignatureBy(keyFrom(cosignedSealKeys.log), note)).toBeNull();
    expect(openSeal(cosignedSeal, keyFrom(cosignedSealKeys.witnesses[0]))).toBeNull();
  });

  it('is laid out as in the example of the specification', () => {
    const line =
      '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==';
    const signature = parseSignature(line);
    expect(signature && cosignatureIn(signature)?.at).toBe(1_679_315_147);
    const seal =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(cosignedText(seal, 1_679_315_147)).toBe(
      'cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n' +
        'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    );
  });

  it('is good over its seal, extensions included, at its instant and by its key alone', () => {
    const text = `${noteFrom(cosignedSeal).text}an extension\n`;
    const line = cosign(witness, text, 1_700_000_000);
    expect(cosignatureBy(witness.verifier, { text, signatures: [line] })?.at).toBe(1_700_000_000);
    const later = Uint8Array.from(line.signature);
    later[7] = 1;
    const others: readonly Note[] = [
      { text: text.replace('an extension', 'another'), signatures: [line] },
      { text, signatures: [{ ...line, signature: later }] },
      { text, signatures: [{ ...line, name: 'other.example' }] },
      { text, signatures: [{ ...line, signature: line.signature.subarray(1) }] },
      { text, signatures: [] },
    ];
    expect(others.map((other) => cosignatureBy(witness.verifier, other))).toEqual(
      others.map(() => null),
    );
  });

  it('is the latest of several, of which none may be bad', () => {
    const { text } = note;
    const lines = [3, 7, 5].map((at) => cosign(witness, text, at));
    expect(cosignatureBy(witness.verifier, { text, signatures: lines })?.at).toBe(7);
    const bad = cosign(witness, 'another\n', 9);
    expect(cosignatureBy(witness.verifier, { text, signatures: [...lines, bad] })).toBeNull();
  });

  it('is none by a key of another type, though the bytes of the key are the same', () => {
    const plain = keyOf('witness.example/w', keyTypes.ed25519, Buffer.alloc(32, 5));
    const line = { ...cosign(witness, note.text, 1), keyId: plain.verifier.keyId };
    expect(cosignatureBy(plain.verifier, { text: note.text, signatures: [line] })).toBeNull();
  });

  it('is none from an instant beyond all numbers', () => {
    const signature = new Uint8Array(72).fill(255);
    expect(cosignatureIn({ name: 'w', keyId: 1, signature })).toBeNull();
  });
});

describe('a submission', () => {
  it.each([...submissions, submissionOfFive])(
    'of a foreign log is read as it is written',
    (body) => {
      const submission = parseSubmission(body);
      expect(submission && printSubmission(submission)).toBe(body);
      expect(openSeal(submission?.seal ?? '', submittedKey)).not.toBeNull();
    },
  );

  it('proves that the log was only extended', () => {
    const [first, ...rest] = [submissions[0], submissions[1]].map(parseSubmission);
    const older = parseSeal(noteFrom(first?.seal ?? '').text);
    for (const submission of [...rest, parseSubmission(submissionOfFive)]) {
      const newer = parseSeal(noteFrom(submission?.seal ?? '').text);
      if (!older || !newer || !submission) throw new Error('It does not parse.');
      const claim = { from: older.size, to: newer.size, older: older.root, newer: newer.root };
      expect(provesConsistency(hashing, claim, submission.proof)).toBe(true);
      expect(provesConsistency(hashing, claim, submission.proof.toReversed())).toBe(false);
    }
  });

  const seal = printNote({ text: 'log\n', signatures: [cosign(witness, 'log\n', 1)] });

  it.each([
    '',
    'old 1',
    `old 01\n\n${seal}`,
    `old -1\n\n${seal}`,
    `old 9007199254740993\n\n${seal}`,
    `Old 1\n\n${seal}`,
    `old 1 \n\n${seal}`,
    `\n\n${seal}`,
    `old 1\nAAAA\n\n${seal}`,
    `old 1\nKgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n\n${seal}`,
    `old 1\n${'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'.repeat(64)}\n${seal}`,
  ])('is not %j', (body) => {
    expect(parseSubmission(body)).toBeNull();
  });

  it('may have 63 hashes', () => {
    const line = 'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';
    expect(parseSubmission(`old 1\n${line.repeat(63)}\n${seal}`)?.proof).toHaveLength(63);
  });
});

describe('the size that a witness tells', () => {
  it.each([
    ['0\n', 0],
    ['50\n', 50],
    ['50', null],
    ['050\n', null],
    ['-1\n', null],
    ['', null],
    ['9007199254740993\n', null],
    ['50\n\n', null],
  ])('in %j is %s', (body, size) => {
    expect(parseSize(body)).toBe(size);
  });
});

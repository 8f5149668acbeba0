import {
  cosignatureIn,
  cosignatureLine,
  cosignedText,
  type Cosignature,
} from '../../events/transparency/cosignature.ts';
import { keyTypes, signaturesBy } from '../../events/transparency/note.ts';
import type { Note, NoteSignature, VerifierKey } from '../../events/transparency/note.ts';
import { isSignedBy, type SigningKey } from './key-file.ts';

/** The line by which a witness cosigns the text of a seal, at an instant in whole seconds. */
export function cosign(key: SigningKey, seal: string, at: number): NoteSignature {
  const signature = key.sign(Buffer.from(cosignedText(seal, at), 'utf8'));
  return cosignatureLine(key.verifier, { at, signature });
}

/**
 * The witness’s cosignature of a note, checked; null: there is none, or one that is not good. Of
 * several it is the latest; one that is not good spoils all (C2SP signed-note, “Signatures”).
 */
export function cosignatureBy(witness: VerifierKey, note: Note): Cosignature | null {
  if (witness.type !== keyTypes.cosignature) return null;
  const found = signaturesBy(witness, note).map(cosignatureIn);
  const good = found.filter((one) => one !== null && isCosignedBy(witness, note, one));
  if (good.length !== found.length) return null;
  return good.reduce((latest, one) => (latest && one && latest.at > one.at ? latest : one), null);
}

function isCosignedBy(witness: VerifierKey, { text }: Note, cosignature: Cosignature): boolean {
  const message = Buffer.from(cosignedText(text, cosignature.at), 'utf8');
  return isSignedBy(witness, message, cosignature.signature);
}

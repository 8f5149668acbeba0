import { keyTypes, parseVerifierKey, type VerifierKey } from '../../events/transparency/note.ts';
import { isOutgoingAddress } from '../outgoing-address.ts';
import { nodeHashing as hashing } from '../transparency/hashing.ts';

/** A witness that an archive asks to cosign its seals. */
export interface AskedWitness {
  readonly key: VerifierKey;
  /** The prefix of its submission address, without a trailing slash. */
  readonly url: string;
}

/** What a list of witnesses came to. */
export type ParsedWitnesses =
  | { readonly ok: true; readonly witnesses: readonly AskedWitness[] }
  | { readonly ok: false; readonly message: string };

/** As many as every reader of seals must take signatures of (C2SP signed-note, “Format”), less ours. */
const witnessesMax = 15;

/** Parses pairs of a verifier key and an address, all parted by white space. */
export function parseAskedWitnesses(text: string): ParsedWitnesses {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const witnesses: AskedWitness[] = [];
  for (let at = 0; at < words.length; at += 2) {
    const parsed = parsePair(words[at] ?? '', words[at + 1]);
    if (typeof parsed === 'string') return { ok: false, message: parsed };
    if (witnesses.some(({ key }) => key.name === parsed.key.name && key.keyId === parsed.key.keyId))
      return { ok: false, message: `has ${parsed.key.name} twice` };
    witnesses.push(parsed);
  }
  return witnesses.length <= witnessesMax
    ? { ok: true, witnesses }
    : { ok: false, message: `takes at most ${witnessesMax} witnesses` };
}

/** A witness, or what is wrong with the words that should name one. */
function parsePair(word: string, address: string | undefined): AskedWitness | string {
  const key = parseVerifierKey(hashing, word);
  const told = JSON.stringify(word.slice(0, 80));
  if (key?.type !== keyTypes.cosignature)
    return `takes pairs of a witness’s key and its address, and ${told} is no key of a witness`;
  if (address === undefined || !isOutgoingAddress(address))
    return `takes an https address after ${told}; http is for a witness on this machine alone`;
  return { key, url: address.replace(/\/+$/u, '') };
}

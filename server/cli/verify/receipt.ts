import { checkReceipt, type ReceiptFinding } from '../../../events/transparency/receipt.ts';
import { nodeHashing } from '../../transparency/hashing.ts';
import { openSeal } from '../../transparency/seals.ts';
import { verifyCosigned } from '../../transparency/verify-cosignatures.ts';
import { lineOf, type Terminal } from '../terminal.ts';
import type { VerifyFlags } from '../verify.ts';
import { settingsOf } from '../with-archive.ts';
import { keyFor, textOf, witnessKeys } from './keys.ts';

type Included = Extract<ReceiptFinding, { found: 'included' }>;

/** Checks a receipt from its file alone, tells what it proves, and gives whether it proves it. */
export function verifyReceipt(terminal: Terminal, path: string, flags: VerifyFlags): boolean {
  const found = checkReceipt(nodeHashing, textOf(path), decode);
  const told =
    found.found === 'included' ? tellIncluded(terminal, found, flags) : wrong[found.found];
  const isSound = told.code === 'sound';
  if (flags.json) terminal.out(`${JSON.stringify({ isSound, ...told })}\n`);
  else if (isSound) terminal.out(`${lineOf(told.message)}\n`);
  else terminal.err(`${lineOf(`${told.code}: ${told.message}`)}\n`);
  return isSound;
}

interface Told {
  readonly code: string;
  readonly message: string;
}

const wrong: Readonly<Record<Exclude<ReceiptFinding['found'], 'included'>, Told>> = {
  unreadable: { code: 'unreadable', message: 'the file is no receipt of an event' },
  'other-data': {
    code: 'other-data',
    message: 'the event says something else than what the log is bound to',
  },
  'not-included': {
    code: 'not-included',
    message: 'the event is not in the log that the receipt’s seal is over',
  },
};

function tellIncluded(terminal: Terminal, { receipt, seal }: Included, flags: VerifyFlags): Told {
  const key = keyFor(settingsOf(terminal).dataFolder, flags.key);
  if (key === null)
    return { code: 'no-key', message: 'whose seal it is can’t be told: give the log’s --key' };
  if (!openSeal(receipt.proof.seal, key))
    return { code: 'bad-seal', message: `the seal is not signed with the key of ${key.name}` };
  const { cosigned, findings } = verifyCosigned(receipt.proof.seal, witnessKeys(flags.witness));
  const [missing] = findings;
  if (missing) return { code: missing.code, message: missing.message };
  const { head, data } = receipt.event;
  const what = data === null ? `${head.type}, whose data was redacted,` : head.type;
  const message =
    `event ${head.position}, ${what} was recorded by ${head.recordedBy} at ${head.recordedAt}, ` +
    `says ${seal.origin} under its seal over ${seal.size} events` +
    cosigned.map(({ witness, at }) => `; ${witness} has cosigned it at ${at}`).join('');
  return { code: 'sound', message };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

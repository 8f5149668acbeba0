import { checkReceipt, type ReceiptFinding } from '../../events/transparency/receipt.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import type { Drawer } from '../adding/drafts.ts';
import { askEarlier, askText, NotGiven, receiptPath, type Asking } from './ask-log.ts';
import { browserHashing, textOf } from './browser-hashing.ts';
import type { Finding } from './finding.ts';
import { keepKey, keepSeal, keptKey, keptSeal, type KeptKey, type KeptSeal } from './kept.ts';
import { areInLog, areOfOneLog, isAccountedFor } from './same-log.ts';
import { isSealedWith } from './sealed-by.ts';
import { differencesOf, followsFrom, type ShownEvent } from './shown-event.ts';

type Included = Extract<ReceiptFinding, { found: 'included' }>;

/** What verifying needs of the browser. */
export interface Verifier extends Asking {
  readonly drawer: Drawer;
  readonly now: () => Date;
}

/**
 * Verifies one event: asks for its receipt, and checks of it all that can be checked without
 * trusting who gave it. Keeps the key on first use and the newest seal, only where all is well.
 */
export async function verifyEvent(shown: ShownEvent, verifier: Verifier): Promise<Finding> {
  try {
    return await checked(shown, verifier);
  } catch (error) {
    if (!(error instanceof NotGiven)) throw error;
    const { problem } = error;
    return problem === null ? { found: 'lost' } : { found: 'not-given', problem };
  }
}

async function checked(shown: ShownEvent, verifier: Verifier): Promise<Finding> {
  const text = await askText(verifier, receiptPath(shown.event.position));
  const finding = checkReceipt(browserHashing, text, textOf);
  if (finding.found !== 'included') return finding;
  const { event, proof } = finding.receipt;
  const differing = differencesOf(shown, event);
  if (differing.length > 0) return { found: 'other-event', differing };
  const key = await keyOf(finding, verifier);
  if ('found' in key) return key;
  const log = { key: key.key, seal: finding.seal };
  const earlier = await askEarlier(verifier, shown.event);
  if (!followsFrom(earlier, shown) || !(await areInLog(earlier, log, verifier)))
    return { found: 'other-event', differing: ['changes'] };
  if (event.data === null && !(await isAccountedFor(shown, log, verifier)))
    return { found: 'unaccounted' };
  const { drawer } = verifier;
  const before = keptSeal(drawer);
  const wrong = before && (await brokenSince(before, finding.seal, verifier));
  if (wrong) return wrong;
  const seal = { ...(before ?? firstSeal(finding.seal, verifier)), note: proof.seal };
  const isKept = keepKey(drawer, key) && keepSeal(drawer, seal);
  const { size } = finding.seal;
  return { found: 'proved', event, size, hashes: proof.proof.length, key, before, isKept, text };
}

/** The key that has signed a receipt's seal: the one that is kept, else the one that is shown. */
async function keyOf(
  { seal, note }: Included,
  verifier: Verifier,
): Promise<KeptKey | Extract<Finding, { found: 'unsigned' | 'other-key' }>> {
  const kept = keptKey(verifier.drawer);
  if (kept && isSealedWith(kept.key, seal, note)) return kept;
  const shown = (await askText(verifier, '/log/key')).trim();
  if (kept) return { found: 'other-key', kept, shown: shown === kept.key ? null : shown };
  if (!isSealedWith(shown, seal, note)) return { found: 'unsigned' };
  return { key: shown, since: verifier.now().toISOString(), from: 'seen' };
}

/** How a log does not extend the one that was sealed when this browser last looked; null: it does. */
async function brokenSince(
  kept: KeptSeal,
  newer: Seal,
  verifier: Verifier,
): Promise<Extract<Finding, { found: 'shorter' | 'not-extended' }> | null> {
  const keptSize = kept.seal.size;
  if (newer.size < keptSize) return { found: 'shorter', size: newer.size, keptSize };
  const isGrown = await areOfOneLog(kept.seal, newer, verifier);
  return isGrown ? null : { found: 'not-extended', keptSize, kept };
}

function firstSeal({ size }: Seal, { now }: Verifier): Omit<KeptSeal, 'note' | 'seal'> {
  return { since: now().toISOString(), firstSize: size };
}

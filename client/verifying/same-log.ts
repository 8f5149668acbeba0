import { isSameHash } from '../../events/transparency/hashing.ts';
import { checkReceipt, type ReceiptEvent } from '../../events/transparency/receipt.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import type { LogEvent } from '../../events/vocabulary/event.ts';
import { askText, askTile, receiptPath, type Asking } from './ask-log.ts';
import { browserHashing, textOf } from './browser-hashing.ts';
import { isExtended } from './growth.ts';
import { isSealedWith } from './sealed-by.ts';
import { differencesOf } from './shown-event.ts';

/** A log by a seal over it that was checked, and the key, as text, that has signed that. */
export interface SealedLog {
  readonly key: string;
  readonly seal: Seal;
}

/** How many receipts are asked for at a time. */
const atATime = 6;

/** Whether a log has each of some events as they were told. */
export async function areInLog(
  events: readonly LogEvent[],
  log: SealedLog,
  asking: Asking,
): Promise<boolean> {
  for (let at = 0; at < events.length; at += atATime) {
    const some = events.slice(at, at + atATime);
    const found = await Promise.all(some.map((event) => isInLog(event, log, asking)));
    if (found.includes(false)) return false;
  }
  return true;
}

async function isInLog(event: LogEvent, log: SealedLog, asking: Asking): Promise<boolean> {
  const receipt = await eventIn(log, event.position, asking);
  return receipt !== null && differencesOf({ event, changes: [] }, receipt).length === 0;
}

/** The event that a log has at a position, by its receipt; null: the receipt does not prove it. */
export async function eventIn(
  { key, seal }: SealedLog,
  position: number,
  asking: Asking,
): Promise<ReceiptEvent | null> {
  const text = await askText(asking, receiptPath(position));
  const finding = checkReceipt(browserHashing, text, textOf);
  if (finding.found !== 'included' || !isSealedWith(key, finding.seal, finding.note)) return null;
  // The log may have been sealed anew in between: that is no other log.
  const isSame = await areOfOneLog(finding.seal, seal, asking);
  const { event } = finding.receipt;
  return isSame && event.head.position === position ? event : null;
}

/** Whether the larger of two trees, each under a seal, begins with the smaller, by the log’s tiles. */
export async function areOfOneLog(one: Seal, other: Seal, asking: Asking): Promise<boolean> {
  if (one.size === other.size) return isSameHash(one.root, other.root);
  const [older, newer] = one.size < other.size ? [one, other] : [other, one];
  const tiles = { hashing: browserHashing, read: (path: string) => askTile(asking, path) };
  return isExtended(tiles, { older, newer });
}

import { isSameHash } from '../../events/transparency/hashing.ts';
import { checkReceipt, type ReceiptEvent } from '../../events/transparency/receipt.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import type { LogEvent } from '../../events/vocabulary/event.ts';
import { askRedactions, askText, askTile, receiptPath, type Asking } from './ask-log.ts';
import { browserHashing, textOf } from './browser-hashing.ts';
import { isExtended } from './growth.ts';
import { isSealedWith } from './sealed-by.ts';
import { differencesOf, isRedactionOf, type ToldRedaction } from './shown-event.ts';

/** A log by a seal over it that was checked, and the key, as text, that has signed that. */
export interface SealedLog {
  readonly key: string;
  readonly seal: Seal;
}

/** How many receipts are asked for at a time. */
const atATime = 6;

/**
 * Whether a log has each of some events of a stream as they were told, and, where one comes without
 * data, what redacted it: else data that was only left out would be folded as if it were gone.
 */
export async function areInLog(
  events: readonly LogEvent[],
  log: SealedLog,
  asking: Asking,
): Promise<boolean> {
  const gone = events.find(({ data }) => data === null);
  const redactions = gone ? await askRedactions(asking, gone) : [];
  for (let at = 0; at < events.length; at += atATime) {
    const some = events.slice(at, at + atATime);
    const found = await Promise.all(
      some.map(async (event) => {
        const redaction = redactions.find(({ of }) => of === event.position);
        if (event.data === null && !(await isAccountedFor({ event, redaction }, log, asking)))
          return false;
        return isInLog(event, log, asking);
      }),
    );
    if (found.includes(false)) return false;
  }
  return true;
}

/** Whether a log has the redaction that an event’s missing data is told to go back to. */
export async function isAccountedFor(
  {
    event,
    redaction,
  }: { readonly event: LogEvent; readonly redaction?: ToldRedaction | undefined },
  log: SealedLog,
  asking: Asking,
): Promise<boolean> {
  if (redaction === undefined) return false;
  const receipt = await eventIn(log, redaction.position, asking);
  return receipt !== null && isRedactionOf(event, redaction, receipt);
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

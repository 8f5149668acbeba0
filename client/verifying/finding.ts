import type { ReceiptEvent, ReceiptFinding } from '../../events/transparency/receipt.ts';
import type { ProblemInWords } from '../answers/problem.ts';
import type { KeptKey, KeptSeal } from './kept.ts';

/** What of an event the page shows otherwise than the log has it. */
export type Differing =
  | 'place'
  | 'id'
  | 'thing'
  | 'type'
  | 'instant'
  | 'author'
  | 'reason'
  | 'data'
  /** What it changed does not follow from what it says. */
  | 'changes';

/** What verifying an event came to; every end but `proved` is a reason not to rely on it. */
export type Finding =
  /** Nobody answered. */
  | { readonly found: 'lost' }
  /** The archive answered with a problem. */
  | { readonly found: 'not-given'; readonly problem: ProblemInWords }
  | Exclude<ReceiptFinding, { found: 'included' }>
  /** The receipt is of an event other than the one that the page shows. */
  | { readonly found: 'other-event'; readonly differing: readonly Differing[] }
  /** The data of the event is gone, and no redaction in the log accounts for it as shown. */
  | { readonly found: 'unaccounted' }
  /** Not even the key that the archive shows has signed the seal. */
  | { readonly found: 'unsigned' }
  /** The seal is not signed with the key that is kept; `shown`: the one the archive shows now. */
  | { readonly found: 'other-key'; readonly kept: KeptKey; readonly shown: string | null }
  /** The log has fewer events than one that this browser saw sealed. */
  | { readonly found: 'shorter'; readonly size: number; readonly keptSize: number }
  /** The log does not begin with one that this browser saw sealed. */
  | { readonly found: 'not-extended'; readonly keptSize: number; readonly kept: KeptSeal }
  | Proved;

/** The event is in the log as shown, under a seal by the key that is kept, of a log that only grew. */
export interface Proved {
  readonly found: 'proved';
  readonly event: ReceiptEvent;
  /** How many events the seal is over. */
  readonly size: number;
  /** How many hashes led from the event to the root. */
  readonly hashes: number;
  readonly key: KeptKey;
  /** Null: this seal is the first that this browser was given. */
  readonly before: KeptSeal | null;
  /** Whether the browser keeps key and seal; else the next visit is the first again. */
  readonly isKept: boolean;
  /** The receipt, exactly as it was checked. */
  readonly text: string;
}

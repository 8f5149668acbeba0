import type { Weighed } from './proposing/weigh.ts';
import type { Transition } from '../events/projections/view.ts';
import type { Undoing } from '../events/undo/undo.ts';
import type { HeadListener } from './log/log-watch.ts';
import type { Head, StoredEvent } from './log/log.ts';

/** An event as a client sends it, not yet parsed. */
export interface UnparsedEvent {
  /** UUID chosen by the client so that a repeat is recognised; absent: the archive makes one. */
  readonly id?: string;
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
  /** Schema version of `data`; absent: today's. */
  readonly schemaVersion?: number;
  /** The stream's version that the client saw (0: it must not exist), or `any` (the default). */
  readonly expectedVersion?: number | 'any';
  /** Why, for the ledger, where it differs from the request's reason (imports). */
  readonly reason?: string;
}

/** What becomes of a request to append: exactly one of the expected ends. */
export type Outcome =
  | { readonly outcome: 'appended'; readonly receipts: readonly Receipt[] }
  /** The same ids came again with the same content: the original answer. */
  | { readonly outcome: 'repeated'; readonly receipts: readonly Receipt[] }
  | { readonly outcome: 'issues'; readonly issues: readonly Objection[] }
  | { readonly outcome: 'refused'; readonly refusals: readonly Objection[] }
  | { readonly outcome: 'conflict'; readonly conflicts: readonly Conflict[] };

/** What a request to append would come to: what it would do, or why it can't. */
export type Preview =
  | {
      readonly outcome: 'previewed';
      readonly asOf: Head;
      /** What each event would do that is not in the log already. */
      readonly transitions: readonly Transition[];
    }
  | Exclude<Outcome, { readonly outcome: 'appended' | 'repeated' }>;

/** Where an appended event came to stand. */
export interface Receipt {
  readonly id: string;
  readonly stream: string;
  readonly position: number;
  readonly version: number;
  readonly recordedAt: string;
}

/** Something wrong with one event: `pointer` (RFC 6901) starts with `/events/<index>`. */
export interface Objection {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** Someone wrote first. */
export interface Conflict {
  readonly pointer: string;
  readonly stream: string;
  readonly expected: number;
  readonly actual: number;
}

/** What is to be appended, all of it or nothing. */
export interface AppendRequest {
  readonly events: readonly UnparsedEvent[];
  readonly reason: string;
  /** The public name that the log carries. */
  readonly by: string;
  /** Whether the events may be redactions: an administrator, or the operator, appends them. */
  readonly mayRedact?: boolean;
  /** Decides and rolls back: nothing is kept. */
  readonly dryRun?: boolean;
  /** Done in the same transaction, when all is in the log: it is kept with it, or neither is. */
  readonly alongside?: (receipts: readonly Receipt[]) => void;
}

/** What would be appended. */
export type PreviewRequest = Pick<AppendRequest, 'events' | 'reason' | 'by' | 'mayRedact'>;

/** How one of several requests ended: in an expected way, or with something thrown. */
export type Settled =
  | { readonly end: 'outcome'; readonly outcome: Outcome }
  | { readonly end: 'threw'; readonly error: unknown };

/** Proposed events in; decided, appended, views caught up; all or nothing. */
export interface Archive {
  append(request: AppendRequest): Outcome;
  /**
   * Appends several requests in one transaction, one after the other, each all or nothing by itself:
   * what one of them throws is its own end, and undoes nothing of the others. Throws what concerns
   * them all, such as a commit that failed: then nothing is known to be kept of any.
   */
  appendAll(requests: readonly AppendRequest[]): readonly Settled[];
  /** Holds proposed events, which parse, against the archive as it stands; nothing is kept. */
  weigh(request: { readonly events: readonly UnparsedEvent[]; readonly reason: string }): {
    readonly asOf: Head;
    readonly weighed: readonly Weighed[];
  };
  /** Decides as `append` does, and keeps nothing. */
  preview(request: PreviewRequest): Preview;
  /** What undoes the events at these positions, as things stand; nothing is appended. */
  undo(positions: readonly number[]): Undoing & { readonly asOf: Head };
  /** The log, in order, strictly after a position; exact stored text of `data`. */
  read(options: {
    readonly after: number;
    readonly limit: number;
    readonly stream?: string;
    readonly type?: string;
  }): readonly StoredEvent[];
  /** Calls back after each append (also by another process, within a second); returns an undo. */
  onAppended(listener: HeadListener): () => void;
  /**
   * Calls back when it could not be seen whether anything was appended, as on a disk that fails; it
   * is looked for again within a second. Returns an undo.
   */
  onUnread(listener: (error: unknown) => void): () => void;
  close(): void;
}

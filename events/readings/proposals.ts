import type { EventTypeName } from '../vocabulary/event.ts';
import type { AsOf, HistoryEntry } from './answers.ts';

/** Where a proposal stands; only an open one can still be changed. */
export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn'] as const;

/** See {@link proposalStates}. */
export type ProposalState = (typeof proposalStates)[number];

/** A proposal as the list of proposals gives it. */
export interface ProposalItem {
  readonly id: string;
  readonly state: ProposalState;
  /** Which form of it this is, first 1; each amendment makes one more. */
  readonly version: number;
  /** Public name of whoever proposed it. */
  readonly by: string;
  readonly proposedAt: string;
  /** When it was last amended, commented on or settled. */
  readonly changedAt: string;
  readonly reason: string;
  /** How many events it proposes, how many comments it has. */
  readonly events: number;
  readonly comments: number;
  /** What it is about: the things of its events, by name, each once. */
  readonly of: readonly { readonly stream: string; readonly name: string }[];
}

/** `GET /api/proposals`: open ones first, then the newest first. */
export interface ProposalsAnswer {
  readonly asOf: AsOf;
  readonly total: number;
  /** How many there are in each state of those that the asker may see. */
  readonly counts: Readonly<Record<ProposalState, number>>;
  readonly items: readonly ProposalItem[];
}

/** An event as its proposer sent it; its id is the one that it will have in the log. */
export interface ProposedEvent {
  readonly id: string;
  readonly stream: string;
  readonly type: EventTypeName;
  /** Null: it was redacted. */
  readonly data: unknown;
  /** Schema version of `data`. */
  readonly schemaVersion: number;
  /** The version of the stream that the proposer saw. */
  readonly expectedVersion: number;
}

/** One step in the course of a proposal, in the order in which they were taken. */
export type ProposalStep = { readonly at: string; readonly by: string } & (
  | {
      readonly step: 'proposed' | 'amended';
      /** The form that it made, whole. */
      readonly version: number;
      readonly reason: string;
      readonly events: readonly ProposedEvent[];
    }
  | { readonly step: 'commented'; readonly text: string }
  | { readonly step: 'accepted'; readonly positions: readonly number[] }
  | { readonly step: 'declined' | 'withdrawn'; readonly text: string }
);

/** What was said of a stream after the version that a proposer saw. */
export interface SaidSince {
  readonly position: number;
  readonly type: EventTypeName;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly changes: HistoryEntry['changes'];
  /** The parts that the proposed event touches, too, as pointers; none: both can stand. */
  readonly collides: readonly string[];
}

/** A proposed event held against the archive as it stands now. */
export interface WeighedEvent extends ProposedEvent {
  /** What its thing is called, or would be. */
  readonly of: string;
  /** The version that its stream is at now. */
  readonly actualVersion: number;
  /** Whether the log has it already. */
  readonly isRecorded: boolean;
  /** What it would change now; of a recorded one, nothing more. */
  readonly changes: HistoryEntry['changes'];
  readonly since: readonly SaidSince[];
  /** Which rule would refuse it now; null: none. */
  readonly refusal: {
    readonly pointer: string;
    readonly code: string;
    readonly message: string;
  } | null;
}

/**
 * How a proposal stands to the archive now: it `fits` as it is; it has been overtaken, but nothing
 * that it touches (`moved-on`); others changed what it would change (`collides`); or a rule would
 * refuse it (`refused`). The first two can be accepted.
 */
export type ProposalFit = 'fits' | 'moved-on' | 'collides' | 'refused';

/** `GET /api/proposals/{id}` */
export interface ProposalAnswer {
  readonly asOf: AsOf;
  readonly proposal: ProposalItem & { readonly steps: readonly ProposalStep[] };
  /** Null once it is settled. */
  readonly fit: ProposalFit | null;
  /** Its newest form against the archive now; of a settled one, as it was sent. */
  readonly events: readonly WeighedEvent[];
}

/** What someone does at a thing. */
export const doings = ['reading', 'editing'] as const;

/** See {@link doings}. */
export type Doing = (typeof doings)[number];

/** Who is at a thing just now: what `POST /api/presence` answers, and `event: presence` says. */
export interface PresenceTold {
  /** The stream of the thing, such as `occurrence-7f3`. */
  readonly at: string;
  /** By public name, in alphabetical order; whoever has it open in several pages stands once. */
  readonly people: readonly { readonly name: string; readonly doing: Doing }[];
}

/** What `event: proposals` says: something became of a proposal. */
export interface ProposalsTold {
  /** How many are open; null: the listener is no editor. */
  readonly open: number | null;
}

/** What `event: head` says in `GET /api/events/live?only=heads`: where the log ends now. */
export interface HeadTold {
  /** Position of the last event; 0: nothing is recorded. */
  readonly position: number;
  readonly recordedAt: string | null;
  /** How many events came since the frame before, or since the position that was asked for. */
  readonly count: number;
  /** The newest of those, oldest first, at most twenty. */
  readonly events: readonly {
    readonly position: number;
    readonly stream: string;
    readonly type: string;
    readonly recordedBy: string;
  }[];
}

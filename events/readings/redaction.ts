import type { EventTypeName } from '../vocabulary/event.ts';

/** A redaction, and the event whose data it removed. */
export interface Redaction {
  /** Where the redaction itself stands in the log. */
  readonly position: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
  readonly legalBasis: string;
  /** The event whose data is gone. */
  readonly of: { readonly position: number; readonly type: EventTypeName };
}

/** What a thing’s own reading says of events of it that were redacted; absent: none was. */
export interface WithRedactions {
  readonly redactions?: readonly Redaction[];
}

import type { EventTypeName } from '../vocabulary/event.ts';
import type { StreamKind } from '../vocabulary/event-type.ts';
import type { AsOf, Named } from './answers.ts';

/** One of the two readings that are compared: where it was read, and its other clocks as asked. */
export interface ComparedReading extends AsOf {
  /** EDTF, as asked; null: the end of time. */
  readonly until: string | null;
  /** EDTF, as asked; null: whatever a source supports, published or not. */
  readonly knownBy: string | null;
}

/** An event through which a row differs: what was said, by whom, when and why. */
export interface ResponsibleEvent {
  readonly position: number;
  readonly stream: string;
  readonly type: EventTypeName;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
}

/** A thing that a row is about, named as in the reading that has the row (if both: the second). */
export interface Subject extends Named {
  readonly thing: StreamKind;
}

/** A row that one reading of a view has and the other has not, or has otherwise. */
export interface RowChange {
  readonly key: string;
  /** `added`: only the second reading has it; `removed`: only the first. */
  readonly change: 'added' | 'removed' | 'changed';
  /** Whether both have it at different dates (EDTF); rows of `timeline` and `standing` have one. */
  readonly moved: boolean;
  /** What the row is about, as its key names it; a tally of a kind is about nothing. */
  readonly about: readonly Subject[];
  /** The fields that differ; for an added or removed row, all of them. Null: absent. */
  readonly fields: readonly {
    /** JSON pointer (RFC 6901) into the row. */
    readonly pointer: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  /** Positions of the events responsible, oldest first: at most 100, and of more the latest. */
  readonly positions: readonly number[];
  /** Those events. */
  readonly events: readonly ResponsibleEvent[];
  /** How many events are responsible in all. */
  readonly eventsTotal: number;
}

/** `GET /api/views/{name}/diff`: a page of the rows that differ, in the order of the view's keys. */
export interface DiffAnswer {
  /** The position that the second reading was read at. */
  readonly asOf: AsOf;
  readonly view: string;
  readonly from: ComparedReading;
  readonly to: ComparedReading;
  /** How many rows differ, on whatever page. */
  readonly total: number;
  /** The same by what became of them. */
  readonly counts: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    /** Of those changed, how many at another date. */
    readonly moved: number;
  };
  readonly items: readonly RowChange[];
}

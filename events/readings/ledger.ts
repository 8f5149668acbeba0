import type { StreamKind } from '../vocabulary/event-type.ts';
import type { AsOf, DateOnly, HistoryEntry, Named } from './answers.ts';

/** One event of the ledger, the thing it is about, and the fields of it that it changed. */
export interface LedgerItem extends HistoryEntry {
  readonly thing: StreamKind;
  readonly id: string;
  /** What the thing was called once this was said. */
  readonly of: string;
}

/** `GET /api/ledger`: newest first. */
export interface LedgerAnswer {
  readonly asOf: AsOf;
  readonly total: number;
  readonly items: readonly LedgerItem[];
}

/** A live occurrence that rests on one source alone. */
export interface AloneItem {
  readonly occurrence: Named & { readonly date: DateOnly };
  readonly source: Named;
}

/** `GET /api/alone` */
export interface AloneAnswer {
  readonly asOf: AsOf;
  readonly total: number;
  readonly items: readonly AloneItem[];
}

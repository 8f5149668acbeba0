import type { EventTypeName } from '../vocabulary/event.ts';
import type { DerivedView } from './view.ts';

/** Who said what of which thing, when and why. */
export interface LedgerRow {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: EventTypeName;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
  /** What the thing was called once this was said. */
  readonly of: string;
}

/** Key: the position of the event, in digits. */
export const ledger: DerivedView<'ledger', LedgerRow> = {
  name: 'ledger',
  version: 1,
  changes({ after, event }) {
    const { position, stream, version, type, recordedAt, recordedBy, reason } = event;
    const of = after === null ? stream : after.thing === 'actor' ? after.name : after.title;
    const row = { position, stream, version, type, recordedAt, recordedBy, reason, of };
    return [{ key: String(position), change: row, fresh: true }];
  },
  evolve: (_row, change) => change,
};

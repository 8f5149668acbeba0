import { isSameValue } from '../../events/decisions/sameness.ts';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import type { Redaction } from '../../events/readings/redaction.ts';
import { changesOf } from '../../events/things/changes.ts';
import { evolveThing, titleOf, type Thing } from '../../events/things/thing.ts';
import type { ReceiptEvent } from '../../events/transparency/receipt.ts';
import type { LogEvent } from '../../events/vocabulary/event.ts';
import type { Differing } from './finding.ts';

/** An event as the page was told of it, and so as it shows it. */
export interface ShownEvent extends HistoryEntry {
  /** What the thing was called once this was said; absent: the page does not say. */
  readonly of?: string;
}

/** What the page shows of an event otherwise than its receipt has it; empty: nothing. */
export function differencesOf({ event }: ShownEvent, receipt: ReceiptEvent): readonly Differing[] {
  const { head, data } = receipt;
  const told: readonly (readonly [Differing, boolean])[] = [
    ['place', event.position === head.position],
    ['id', event.id === head.id],
    ['thing', event.stream === head.stream && event.version === head.version],
    ['type', event.type === head.type && event.schemaVersion === head.schemaVersion],
    ['instant', event.recordedAt === head.recordedAt],
    ['author', event.recordedBy === head.recordedBy],
    ['reason', event.reason === head.reason],
    ['data', isSameValue(event.data, parsed(data))],
  ];
  return told.filter(([, isSame]) => !isSame).map(([differing]) => differing);
}

/**
 * Whether what the page tells an event to have changed follows from it and the events before it in
 * its stream, oldest first: folded here as the archive folds them.
 */
export function followsFrom(
  earlier: readonly LogEvent[],
  { event, changes, of }: ShownEvent,
): boolean {
  if (earlier.some(({ stream }, at) => stream !== event.stream || earlier[at]?.version !== at + 1))
    return false;
  if (earlier.length !== event.version - 1) return false;
  const before = earlier.reduce<Thing | null>(evolveThing, null);
  const after = evolveThing(before, event);
  const isCalledSo = of === undefined || (after !== null && titleOf(after) === of);
  return isCalledSo && isSameValue(changesOf(event, { before, after }), changes);
}

/** A redaction as it was told, whatever it was told to have redacted. */
export type ToldRedaction = Omit<Redaction, 'of'>;

/** Whether a receipt is of what removed an event's data, and it is shown as it was said. */
export function isRedactionOf(
  { position, stream }: LogEvent,
  shown: ToldRedaction,
  { head, data }: ReceiptEvent,
): boolean {
  return (
    head.type === 'EventRedacted' &&
    head.stream === stream &&
    head.position === shown.position &&
    head.position > position &&
    head.recordedAt === shown.recordedAt &&
    head.recordedBy === shown.recordedBy &&
    isSameValue(parsed(data), { position, reason: shown.reason, legalBasis: shown.legalBasis })
  );
}

function parsed(data: string | null): unknown {
  try {
    return data === null ? null : JSON.parse(data);
  } catch {
    return undefined;
  }
}

import { isSameValue } from '../../events/decisions/sameness.ts';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import type { ReceiptEvent } from '../../events/transparency/receipt.ts';
import type { Differing } from './finding.ts';

/** An event as the page was told of it. */
export type ShownEvent = HistoryEntry['event'];

/** What the page shows of an event otherwise than its receipt has it; empty: nothing. */
export function differencesOf(shown: ShownEvent, event: ReceiptEvent): readonly Differing[] {
  const { head, data } = event;
  const isSame: Readonly<Record<Exclude<Differing, 'changes'>, boolean>> = {
    place: shown.position === head.position,
    id: shown.id === head.id,
    thing: shown.stream === head.stream && shown.version === head.version,
    type: shown.type === head.type && shown.schemaVersion === head.schemaVersion,
    instant: shown.recordedAt === head.recordedAt,
    author: shown.recordedBy === head.recordedBy,
    reason: shown.reason === head.reason,
    data: isSameValue(shown.data, parsed(data)),
  };
  return differingNames.filter((name) => !isSame[name]);
}

const differingNames = [
  'place',
  'id',
  'thing',
  'type',
  'instant',
  'author',
  'reason',
  'data',
] as const;

function parsed(data: string | null): unknown {
  try {
    return data === null ? null : JSON.parse(data);
  } catch {
    return undefined;
  }
}

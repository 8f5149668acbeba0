import type { LedgerItem } from '../../events/readings/ledger.ts';
import { instantInWords } from '../writing/day-words.ts';

/** A day of the ledger (UTC) and what was said on it, newest first. */
export interface LedgerDay {
  /** RFC 3339 full date. */
  readonly day: string;
  /** `22 November 2026`. */
  readonly words: string;
  readonly items: readonly LedgerItem[];
}

/** The entries of a ledger under the days (UTC) on which they were said. */
export function byDay(items: readonly LedgerItem[]): readonly LedgerDay[] {
  const days = new Map<string, LedgerItem[]>();
  for (const item of items) {
    const day = item.event.recordedAt.slice(0, 10);
    const known = days.get(day);
    if (known) known.push(item);
    else days.set(day, [item]);
  }
  return [...days].map(([day, found]) => ({
    day,
    words: instantInWords(`${day}T00:00`).replace(/,.*$/u, ''),
    items: found,
  }));
}

/**
 * The positions of the run that an entry belongs to: what its editor said one after the other,
 * nobody else in between, as far as the ledger was read.
 */
export function runOf(items: readonly LedgerItem[], position: number): readonly number[] {
  const at = items.findIndex(({ event }) => event.position === position);
  const by = items[at]?.event.recordedBy;
  if (by === undefined) return [];
  let first = at;
  while (items[first - 1]?.event.recordedBy === by) first -= 1;
  let last = at;
  while (items[last + 1]?.event.recordedBy === by) last += 1;
  return items.slice(first, last + 1).map(({ event }) => event.position);
}

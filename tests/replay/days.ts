import { boundsOf, type DateBounds } from '../../events/dates/bounds.ts';
import { isoOfDay, type Day } from '../../events/dates/day.ts';
import { parseEdtf } from '../../events/dates/parse.ts';

const read = new Map<string, DateBounds>();

/** The bounds of a date that is known to parse. */
export function boundsOfText(edtf: string): DateBounds {
  const known = read.get(edtf);
  if (known) return known;
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) throw new Error(`${edtf}: ${parsed.issue.message}`);
  const bounds = boundsOf(parsed.date);
  read.set(edtf, bounds);
  return bounds;
}

/**
 * Every day at which an answer may change, as dates to ask for: each bound, the day before and the
 * day after it, a day before all of them and one after. A day that EDTF can't write is left out.
 */
export function datesThatMatter(bounds: Iterable<Day | null>): readonly string[] {
  const days = new Set<Day>();
  for (const bound of bounds) {
    if (bound === null) continue;
    for (const day of [bound - 1, bound, bound + 1]) days.add(day);
  }
  const known = [...days];
  days.add(Math.min(0, ...known) - 400);
  days.add(Math.max(0, ...known) + 400);
  return [...days]
    .sort((a, b) => a - b)
    .map(isoOfDay)
    .filter((text) => parseEdtf(text).ok);
}

import type { DateBounds } from '../../events/dates/bounds.ts';
import { civilOfDay, type Day } from '../../events/dates/day.ts';
import type { Citation } from '../../events/vocabulary/citation.ts';
import { boundsOfTold, heldBy, holdsOnClocks, isPublished, valuesOf, type Asked } from './held.ts';
import { standingRows } from './standings.ts';
import type { Told, ToldOccurrence } from './told.ts';

/** Rows by key. */
type Rows = ReadonlyMap<string, unknown>;

/** The rows that the views give, by key; of each only what it tells that its key does not. */
export const rowsOf = {
  standing: standingRows,
  timeline: (told: Told, asked: Asked): Rows =>
    new Map(heldBy(told, asked).map(({ id, told }) => [id, told.date.edtf])),
  actors: (told: Told, asked: Asked): Rows =>
    new Map(
      heldBy(told, asked).flatMap(({ id, told }) =>
        told.actors.map(({ actor, role }) => [`${actor}/${id}/${role}`, role] as const),
      ),
    ),
  links(told: Told, asked: Asked): Rows {
    const onClocks = [...told.occurrences.values()].filter((one) =>
      holdsOnClocks(told, one, asked),
    );
    const there = new Set(onClocks.map(({ id }) => id));
    const held = new Set(heldBy(told, asked).map(({ id }) => id));
    return new Map(
      onClocks.flatMap(({ id, relations }) =>
        relations
          .filter(({ occurrence }) => there.has(occurrence))
          .filter(({ occurrence }) => held.has(id) || held.has(occurrence))
          .filter(({ citation }) => isPublished(told, citation.source, asked))
          .map(
            ({ relation, occurrence }) => [`${id}/${relation}/${occurrence}`, relation] as const,
          ),
      ),
    );
  },
  tallies(told: Told, asked: Asked): Rows {
    const counts = new Map<string, number>();
    for (const one of heldBy(told, asked)) {
      const actors = valuesOf(told, one, asked).actor.map((actor) => `actor/${actor}`);
      for (const counted of [`kind/${one.told.kind}`, ...actors]) {
        const key = `${counted}/${periodOf(boundsOfTold(one))}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  },
  sources(told: Told, asked: Asked): Rows {
    const rows = new Map<string, unknown>();
    for (const { id, citations, relations, disputes } of heldBy(told, asked)) {
      const add = (path: string, { source, locator, stance }: Citation): void => {
        if (isPublished(told, source, asked))
          rows.set(`${source}/occurrence-${id}/${path}/${locator}`, stance);
      };
      for (const citation of citations) add('own', citation);
      for (const { relation, occurrence, citation } of relations)
        add(`relation/${relation}/${occurrence}`, citation);
      for (const { dispute, citations } of disputes)
        for (const citation of citations) add(`dispute/${dispute}`, citation);
    }
    return rows;
  },
} as const;

/** The day in whose bin an occurrence is counted: its earliest; before all days where it has none. */
export function binDay(one: ToldOccurrence): Day {
  return boundsOfTold(one).earliestDay ?? -Infinity;
}

/** The month in which a date certainly begins and ends, else the year, else what it is open to. */
function periodOf({ start, end }: DateBounds): string {
  const first = start.earliest === null ? null : civilOfDay(start.earliest);
  const last = end.latest === null ? null : civilOfDay(end.latest);
  if (first === null) return `..${last === null ? '' : yearText(last.year)}`;
  if (last === null || last.year > first.year) return `${yearText(first.year)}..`;
  if (last.month > first.month) return yearText(first.year);
  return `${yearText(first.year)}-${String(first.month).padStart(2, '0')}`;
}

function yearText(year: number): string {
  return (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
}

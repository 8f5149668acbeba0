import { boundsOf, type DateBounds } from '../../../events/dates/bounds.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import type { Clocks, Filters } from '../../../events/readings/clocks.ts';
import type { Occurrence } from '../../../events/things/occurrence.ts';
import type { Source } from '../../../events/things/register.ts';
import { evolveThing, type Thing } from '../../../events/things/thing.ts';
import type { Recorded } from '../../../events/vocabulary/event.ts';

/** An occurrence with the position of its last event. */
export interface Told {
  readonly occurrence: Occurrence;
  readonly position: number;
}

/**
 * The archive at a position, folded from zero and filtered in plain loops: slow, and written without
 * a look at how the readings are.
 */
export class Oracle {
  readonly things = new Map<string, Thing>();
  private readonly lastSaid = new Map<string, number>();
  readonly clocks: Clocks;
  readonly filters: Filters;

  constructor(log: readonly Recorded[], clocks: Clocks, filters: Filters) {
    this.clocks = clocks;
    this.filters = filters;
    for (const event of log) {
      if (event.position > clocks.position) break;
      const thing = evolveThing(this.things.get(event.stream) ?? null, event);
      if (thing) this.things.set(event.stream, thing);
      this.lastSaid.set(event.stream, event.position);
    }
  }

  /** The occurrences that clocks and filters let through; `but` names a filter to leave out. */
  matching(but: keyof Filters | null = null): readonly Told[] {
    return this.live().filter(
      ({ occurrence }) => this.passesClocks(occurrence) && this.passesFilters(occurrence, but),
    );
  }

  live(): readonly Told[] {
    return [...this.things.values()].flatMap((thing) =>
      thing.thing === 'occurrence' && thing.status === 'live'
        ? [{ occurrence: thing, position: this.lastSaid.get(`occurrence-${thing.id}`) ?? 0 }]
        : [],
    );
  }

  passesClocks(occurrence: Occurrence): boolean {
    const { fromDay, toDay, untilDay, knownByDay, match } = this.clocks;
    const { earliestDay, latestDay, start } = bounds(occurrence.date.edtf);
    const first = earliestDay ?? -Infinity;
    const last = latestDay ?? Infinity;
    const from = fromDay ?? -Infinity;
    const to = toDay ?? Infinity;
    if (match === 'certain' ? first < from || last > to : first > to || last < from) return false;
    const begun = match === 'certain' ? (start.latest ?? Infinity) : (start.earliest ?? -Infinity);
    if (untilDay !== null && begun > untilDay) return false;
    if (knownByDay === null) return true;
    return occurrence.citations.some(
      ({ stance, source }) => stance === 'supports' && this.knows(source),
    );
  }

  knows(id: string): boolean {
    const { knownByDay, match } = this.clocks;
    if (knownByDay === null) return true;
    const source = this.source(id);
    if (!source || source.withdrawn || source.published === undefined) return false;
    const { earliestDay, latestDay } = bounds(source.published);
    const day = match === 'certain' ? (latestDay ?? Infinity) : (earliestDay ?? -Infinity);
    return day <= knownByDay;
  }

  valuesOf(occurrence: Occurrence): Record<Exclude<keyof Filters, 'q'>, readonly string[]> {
    return {
      kind: [occurrence.kind],
      actor: occurrence.actors.map(({ actor }) => actor),
      place: occurrence.places,
      tag: occurrence.tags,
      source: occurrence.citations.map(({ source }) => source).filter((id) => this.knows(id)),
      instrument: occurrence.effects.map(({ instrument }) => instrument),
      chronicle: occurrence.chronicles,
    };
  }

  private passesFilters(occurrence: Occurrence, but: keyof Filters | null): boolean {
    const values = this.valuesOf(occurrence);
    const { q, ...asked } = this.filters;
    if (q !== null && !this.holdsWords(occurrence, q)) return false;
    return Object.entries(asked).every(([name, accepted]) => {
      if (name === but || accepted.length === 0) return true;
      const has = Object.entries(values).find(([dimension]) => dimension === name)?.[1] ?? [];
      return has.some((value) => accepted.includes(value));
    });
  }

  /** Whether every piece of a query begins a word somewhere (the last piece) or is words (others). */
  private holdsWords(occurrence: Occurrence, q: string): boolean {
    const texts = this.textsOf(occurrence).map((text) => ` ${plainWords(text)} `);
    const pieces = q.split(' ').map(plainWords);
    return pieces.every((piece, index) =>
      texts.some((text) => text.includes(` ${piece}${index === pieces.length - 1 ? '' : ' '}`)),
    );
  }

  private textsOf(occurrence: Occurrence): string[] {
    const names = (stream: string): string[] => {
      const thing = this.things.get(stream);
      if (thing?.thing === 'actor') return [thing.name, ...(thing.aliases ?? [])];
      return thing && thing.thing !== 'occurrence' ? [thing.title] : [];
    };
    return [
      occurrence.title,
      occurrence.summary,
      occurrence.kind,
      ...occurrence.places,
      ...occurrence.tags,
      ...occurrence.actors.flatMap(({ actor }) => names(`actor-${actor}`)),
      ...occurrence.citations.flatMap(({ source }) =>
        this.knows(source) ? names(`source-${source}`) : [],
      ),
      ...occurrence.effects.flatMap(({ instrument }) => names(`instrument-${instrument}`)),
    ];
  }

  source(id: string): Source | null {
    const thing = this.things.get(`source-${id}`);
    return thing?.thing === 'source' ? thing : null;
  }
}

/** The bounds of a date's text. */
export function bounds(edtf: string): DateBounds {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) throw new Error(edtf);
  return boundsOf(parsed.date);
}

function plainWords(text: string): string {
  return text
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9中国]+/gu, ' ')
    .replaceAll(/([中国])/gu, ' $1 ')
    .replaceAll(/ +/gu, ' ')
    .trim();
}

/** When it began as far as that is known: its earliest day, or its latest where it has none. */
export function whenOf({ occurrence }: Told): number {
  const { earliestDay, latestDay } = bounds(occurrence.date.edtf);
  return earliestDay ?? latestDay ?? -Infinity;
}

/** In the order of time: when it began, latest day (unbounded last), id. */
export function byTime(a: Told, b: Told): number {
  const [one, other] = [a, b].map(({ occurrence }) => bounds(occurrence.date.edtf));
  return (
    compare(whenOf(a), whenOf(b)) ||
    compare(one?.latestDay ?? Infinity, other?.latestDay ?? Infinity) ||
    compare(a.occurrence.id, b.occurrence.id)
  );
}

/** The smaller first. */
export function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

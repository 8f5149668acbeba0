import type { ReplayAnswer, ReplayEffect, ReplayInstrument } from '../../events/readings/replay.ts';
import { stepsOf } from '../../events/replay/steps.ts';
import { unboundedAbove, unboundedBelow } from '../projections/tables.ts';
import { describeDay } from './dates.ts';
import type { Condition } from './matching.ts';
import type { Reading } from './reading.ts';
import { effectsOn, type Effect } from './standing.ts';

/** The most actors whose counts are given: those with the most occurrences. */
const actorsMax = 40;

/** The most instruments whose effects are given: those with the most matching occurrences. */
const instrumentsMax = 400;

/** When a matching occurrence may have begun, and what its terms are; unbounded days are null. */
interface Begun {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/**
 * All that a play-head needs to tell how things stood on any day: the matching occurrences as counts
 * over the days on which they begin, and the instruments they affect with all effects on those,
 * whoever else told of them: a filter narrows what is shown, not what was the case. Neither does the
 * window, which narrows the counts alone.
 */
export function readReplay(reading: Reading): ReplayAnswer {
  const all: Begun[] = [];
  const ofActor = new Map<string, Begun[]>();
  for (const [startEarliest, startLatest, json] of matching(reading, reading.matching())) {
    const begun = {
      earliest: startEarliest === unboundedBelow ? null : startEarliest,
      latest: startLatest === unboundedAbove ? null : startLatest,
    };
    all.push(begun);
    const terms: readonly string[] = JSON.parse(json);
    for (const term of terms) {
      const [dimension, id] = partsOf(term);
      if (dimension === 'actor') append(ofActor, id, begun);
    }
  }
  const { match } = reading.clocks;
  const actors = [...ofActor].sort(([a, one], [b, other]) => other.length - one.length || by(a, b));
  const instruments = affected(reading);
  return {
    asOf: reading.asOf,
    total: all.length,
    begun: stepsOf(begins(all, match)),
    certain: stepsOf(begins(all, 'certain')),
    actors: actors.slice(0, actorsMax).map(([id, begun]) => ({
      actor: reading.names.registered('actor', id),
      begun: stepsOf(begins(begun, match)),
    })),
    actorsTotal: actors.length,
    instruments: instruments.slice(0, instrumentsMax).map((id) => instrumentOf(reading, id)),
    instrumentsTotal: instruments.length,
  };
}

/** The instruments that matching occurrences of any time affect, those of the most first. */
function affected(reading: Reading): readonly string[] {
  const counts = new Map<string, number>();
  for (const [, , json] of matching(reading, reading.matchingEver())) {
    if (!json.includes('"instrument:')) continue;
    const terms: readonly string[] = JSON.parse(json);
    for (const term of terms) {
      const [dimension, id] = partsOf(term);
      if (dimension === 'instrument') counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || by(a, b)).map(([id]) => id);
}

function matching(
  reading: Reading,
  { sql, binding }: Condition,
): Iterable<readonly [earliest: number, latest: number, terms: string]> {
  return reading.rows.eachRaw(
    `select t.start_earliest, t.start_latest, t.terms from view_timeline as t where ${sql}`,
    binding,
  );
}

/** The days from which occurrences count as begun; what certainly begins on no known day never does. */
function begins(all: readonly Begun[], match: Reading['clocks']['match']): (number | null)[] {
  if (match === 'possible') return all.map(({ earliest }) => earliest);
  return all.map(({ latest }) => latest).filter((day) => day !== null);
}

function instrumentOf(reading: Reading, id: string): ReplayInstrument {
  const { names, rows, clocks } = reading;
  const registered = rows.registered('instrument', id, clocks.position)?.row;
  return {
    instrument: { ...names.registered('instrument', id), kind: registered?.kind ?? '' },
    effects: effectsOn(reading, id).map((effect) => effectOf(reading, effect)),
  };
}

function effectOf({ names }: Reading, effect: Effect): ReplayEffect {
  const { occurrence, standing, edtf, span, sources } = effect;
  const { slug, name: title } = names.occurrence(occurrence);
  return {
    occurrence,
    slug,
    title,
    standing,
    date: describeDay(edtf),
    span: { start: { earliest: span.start.earliest, latest: span.start.latest } },
    sources: sources.map((source) => names.registered('source', source)),
  };
}

function partsOf(term: string): readonly [dimension: string, value: string] {
  const colon = term.indexOf(':');
  return [term.slice(0, colon), term.slice(colon + 1)];
}

function append(lists: Map<string, Begun[]>, key: string, item: Begun): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function by(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

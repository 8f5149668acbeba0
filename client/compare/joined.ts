import type { FacetValue, TimelineAnswer } from '../../events/readings/answers.ts';
import type { Both } from './use-comparison.ts';

/**
 * Two answers as one: the later's, over the time that both take up, with the values that only the
 * earlier has. Null: neither is known.
 */
export function joined({ earlier, later }: Both<TimelineAnswer | null>): TimelineAnswer | null {
  if (earlier === null || later === null) return later ?? earlier;
  return {
    ...later,
    window: spanning(earlier.window, later.window),
    lanes: valuesOf(earlier.lanes, later.lanes),
    facets: facetsOf(earlier.facets, later.facets),
  };
}

type Window = TimelineAnswer['window'];

function spanning(a: Window, b: Window): Window {
  if (a === null || b === null) return a ?? b;
  const fromDay = Math.min(a.fromDay, b.fromDay);
  return { from: null, to: null, fromDay, toDay: Math.max(a.toDay, b.toDay) };
}

function valuesOf(earlier: readonly FacetValue[], later: readonly FacetValue[]): FacetValue[] {
  const known = new Set(later.map(({ value }) => value));
  return [...later, ...earlier.filter(({ value }) => !known.has(value))];
}

type Facets = TimelineAnswer['facets'];

function facetsOf(earlier: Facets, later: Facets): Facets {
  const values = (dimension: keyof Facets): readonly FacetValue[] =>
    valuesOf(earlier[dimension], later[dimension]);
  return {
    kind: values('kind'),
    actor: values('actor'),
    place: values('place'),
    tag: values('tag'),
    source: values('source'),
    instrument: values('instrument'),
    chronicle: values('chronicle'),
  };
}

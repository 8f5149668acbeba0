import type { Dimension } from '../../events/readings/answers.ts';
import type { Comparison } from '../compare/comparison.ts';

/** The dimensions that can be filtered, in the order in which they are shown. */
export const dimensions = [
  'kind',
  'actor',
  'place',
  'tag',
  'source',
  'instrument',
  'chronicle',
] as const satisfies readonly Dimension[];

/** The orders of the list, with what to call them. */
export const sorts = ['occurred', '-occurred', 'importance', '-recorded', 'recorded'] as const;

/** See {@link sorts}. */
export type Sort = (typeof sorts)[number];

/** What the timeline's lanes may stand for. */
export const laneChoices = ['none', 'kind', 'actor', 'place', 'instrument'] as const;

/** See {@link laneChoices}. */
export type Lanes = (typeof laneChoices)[number];

/** Which of the two twins are shown. */
export const views = ['both', 'timeline', 'list'] as const;

/** See {@link views}. */
export type View = (typeof views)[number];

/** The values asked for in each dimension. */
export type Filters = Readonly<Record<Dimension, readonly string[]>>;

/**
 * All that the page shows, as its address holds it: window, clocks, filters, order, and what is
 * open. Dates are EDTF as written; null leaves a clock at its default.
 */
export interface Reading {
  readonly from: string | null;
  readonly to: string | null;
  readonly match: 'possible' | 'certain';
  readonly until: string | null;
  readonly knownBy: string | null;
  readonly asOf: string | null;
  readonly q: string;
  readonly filters: Filters;
  readonly sort: Sort;
  /** Null: as the chronicle has it. */
  readonly lanes: Lanes | null;
  readonly view: View;
  /** Id of the occurrence in the panel. */
  readonly open: string | null;
  /** Whether the relations of the open occurrence are drawn as arcs. */
  readonly arcs: boolean;
  /** Whether the replay bar is shown even where every clock stands at now. */
  readonly replay: boolean;
  /** The reading that this one is compared with; null: none. */
  readonly compare: Comparison | null;
}

/** No filter in any dimension. */
export const noFilters: Filters = {
  kind: [],
  actor: [],
  place: [],
  tag: [],
  source: [],
  instrument: [],
  chronicle: [],
};

/** What the bare address shows. */
export const plainReading: Reading = {
  from: null,
  to: null,
  match: 'possible',
  until: null,
  knownBy: null,
  asOf: null,
  q: '',
  filters: noFilters,
  sort: 'occurred',
  lanes: null,
  view: 'both',
  open: null,
  arcs: false,
  replay: false,
  compare: null,
};

/** Every clock at now. */
export const presentClocks = { until: null, knownBy: null, asOf: null } as const;

/** How many filter values are set, in all dimensions. */
export function filterCount(filters: Filters): number {
  return dimensions.reduce((sum, dimension) => sum + filters[dimension].length, 0);
}

/** The filters with one value added where it was absent, or removed where it was present. */
export function toggled(filters: Filters, dimension: Dimension, value: string): Filters {
  const values = filters[dimension];
  const next = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  return { ...filters, [dimension]: next };
}

/** The reading with all filters, the search and the window lifted; clocks and order stay. */
export function unfiltered(reading: Reading): Reading {
  return { ...reading, q: '', filters: noFilters };
}

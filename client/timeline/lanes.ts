import type { FacetValue, OccurrenceItem } from '../../events/readings/answers.ts';

/** What the lanes stand for; `none` is a single lane without a name. */
export type LaneDimension = 'none' | 'kind' | 'actor' | 'place' | 'instrument';

/** A lane of the timeline, top to bottom by `order`. */
export interface Lane {
  /** Never taken from data: the lane's number, or a fixed word. */
  readonly id: string;
  readonly label: string;
  readonly order: number;
}

/** An occurrence in one of its lanes; `first` in the first of them, where its label is preferred. */
export interface LaneItem {
  readonly key: string;
  readonly item: OccurrenceItem;
  readonly lane: string;
  readonly first: boolean;
}

/** Lanes with what lies in each. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly items: readonly LaneItem[];
}

const othersId = 'others';
const noneId = 'none-given';

/**
 * Puts each occurrence into the lane of every value it has, because an occurrence between two actors
 * belongs to both. The values with the most occurrences get lanes of their own, up to `lanesMax`;
 * one more lane holds what belongs to none of these, and one what names no value at all.
 */
export function lanesOf(
  items: readonly OccurrenceItem[],
  dimension: LaneDimension,
  labels: readonly FacetValue[],
  lanesMax: number,
): Lanes {
  if (dimension === 'none') {
    const all = items.map((item) => ({ key: item.id, item, lane: 'all', first: true }));
    return { lanes: [{ id: 'all', label: '', order: 0 }], items: all };
  }
  const known = labels.slice(0, lanesMax);
  const laneOfValue = new Map(known.map(({ value }, index) => [value, `lane-${index}`]));
  const laneItems = items.flatMap((item) => placed(item, dimension, laneOfValue));
  const used = new Set(laneItems.map(({ lane }) => lane));
  const lanes = [
    ...known.map(({ label }, index) => ({ id: `lane-${index}`, label })),
    { id: othersId, label: othersLabel(labels.length - known.length) },
    { id: noneId, label: 'None given' },
  ]
    .filter(({ id }) => used.has(id))
    .map(({ id, label }, order) => ({ id, label, order }));
  return { lanes, items: laneItems };
}

function placed(
  item: OccurrenceItem,
  dimension: Exclude<LaneDimension, 'none'>,
  laneOfValue: ReadonlyMap<string, string>,
): LaneItem[] {
  const values = valuesOf(item, dimension);
  if (values.length === 0) return [{ key: item.id, item, lane: noneId, first: true }];
  const lanes = new Set(
    values.flatMap((names) => names.map((name) => laneOfValue.get(name))).filter(isGiven),
  );
  if (lanes.size === 0) lanes.add(othersId);
  return [...lanes].map((lane, index) => ({
    key: index === 0 ? item.id : `${item.id} ${index}`,
    item,
    lane,
    first: index === 0,
  }));
}

/** The values of an occurrence in a dimension, each under all names that a facet may give it. */
function valuesOf(
  item: OccurrenceItem,
  dimension: Exclude<LaneDimension, 'none'>,
): readonly (readonly string[])[] {
  switch (dimension) {
    case 'kind':
      return [[item.kind]];
    case 'place':
      return item.places.map((place) => [place]);
    case 'actor':
      return item.actors.map(({ id, slug }) => [id, slug]);
    case 'instrument':
      return item.instruments.map(({ id, slug }) => [id, slug]);
  }
}

function othersLabel(count: number): string {
  return count > 0 ? `Others (${count})` : 'Others';
}

function isGiven(lane: string | undefined): lane is string {
  return lane !== undefined;
}

import type { Relation } from '../things/occurrence.ts';
import { liveOccurrence } from './live.ts';
import { derivedView } from './view.ts';

/** A relation of a live occurrence to another, which need not be live itself. */
export interface LinksRow {
  readonly from: string;
  readonly relation: Relation['relation'];
  readonly to: string;
  readonly citation: Relation['citation'];
}

/** Key: `<from>/<relation>/<to>`. */
export const links = derivedView<'links', LinksRow>({
  name: 'links',
  version: 1,
  rowsOf(thing) {
    const live = liveOccurrence(thing);
    if (!live) return [];
    const { id: from } = live;
    return live.relations.map(({ relation, occurrence: to, citation }) => [
      `${from}/${relation}/${to}`,
      { from, relation, to, citation },
    ]);
  },
  part: (thing) => {
    const live = liveOccurrence(thing);
    return live ? [live.relations] : [];
  },
});

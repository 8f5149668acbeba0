import type { Thing } from '../things/thing.ts';
import type { Citation } from '../vocabulary/citation.ts';
import { liveOccurrence } from './live.ts';
import { derivedView } from './view.ts';

/** What a place in a source bears on: a thing itself, one of its relations or of its disputes. */
export type BearsOn =
  | { readonly what: 'own' }
  | { readonly what: 'relation'; readonly relation: string; readonly occurrence: string }
  | { readonly what: 'dispute'; readonly dispute: string };

/** A citation by a live occurrence or an instrument; `stream` is the citing thing's. */
export type SourcesRow = Omit<Citation, 'note' | 'quote'> & {
  readonly stream: string;
  readonly bearsOn: BearsOn;
};

/**
 * Key: `<source>/<stream>/own/<locator>`, `…/relation/<relation>/<occurrence>/<locator>` or
 * `…/dispute/<dispute>/<locator>`, so that all a source bears on stands together.
 */
export const sources = derivedView<'sources', SourcesRow>({
  name: 'sources',
  version: 1,
  rowsOf(thing) {
    const stream = `${thing.thing}-${thing.id}`;
    return citationsOf(thing).map(([bearsOn, { source, locator, stance, date }]) => [
      `${source}/${stream}/${pathOf(bearsOn)}/${locator}`,
      date === undefined
        ? { source, stream, stance, locator, bearsOn }
        : { source, stream, stance, locator, bearsOn, date },
    ]);
  },
  part: (thing) => {
    if (thing.thing === 'instrument') return [thing.citations];
    const live = liveOccurrence(thing);
    return live ? [live.citations, live.relations, live.disputes] : [];
  },
});

const own: BearsOn = { what: 'own' };

function citationsOf(thing: Thing): [BearsOn, Citation][] {
  if (thing.thing === 'instrument') return (thing.citations ?? []).map(itsOwn);
  const live = liveOccurrence(thing);
  if (!live) return [];
  const cited = live.citations.map(itsOwn);
  for (const { relation, occurrence, citation } of live.relations)
    cited.push([{ what: 'relation', relation, occurrence }, citation]);
  for (const { dispute, citations } of live.disputes)
    for (const citation of citations) cited.push([{ what: 'dispute', dispute }, citation]);
  return cited;
}

function itsOwn(citation: Citation): [BearsOn, Citation] {
  return [own, citation];
}

function pathOf(bearsOn: BearsOn): string {
  switch (bearsOn.what) {
    case 'own':
      return 'own';
    case 'relation':
      return `relation/${bearsOn.relation}/${bearsOn.occurrence}`;
    case 'dispute':
      return `dispute/${bearsOn.dispute}`;
  }
}

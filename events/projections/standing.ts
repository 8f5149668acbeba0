import { liveOccurrence } from './live.ts';
import { spanOf, type Span } from './timeline.ts';
import { derivedView } from './view.ts';

/** The standing that a live occurrence gives to an instrument, from its date on. */
export interface StandingRow {
  readonly instrument: string;
  readonly occurrence: string;
  readonly standing: string;
  readonly edtf: string;
  readonly span: Span;
}

/**
 * Key: `<instrument>/<occurrence>/<standing>`. An instrument's periods follow when it is read, from
 * its rows in the order of their dates.
 */
export const standing = derivedView<'standing', StandingRow>({
  name: 'standing',
  version: 1,
  rowsOf(thing) {
    const live = liveOccurrence(thing);
    if (!live) return [];
    const { id: occurrence, date } = live;
    return live.effects.map(({ instrument, standing }) => [
      `${instrument}/${occurrence}/${standing}`,
      { instrument, occurrence, standing, edtf: date.edtf, span: spanOf(date) },
    ]);
  },
  part: (thing) => {
    const live = liveOccurrence(thing);
    return live ? [live.effects, live.date] : [];
  },
});

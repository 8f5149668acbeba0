import { useEffect, useMemo, useState } from 'react';
import type { FacetValue, TimelineAnswer } from '../../events/readings/answers.ts';
import { changeMarkOf } from './changes.ts';
import type { TimelineChanges } from './changes.ts';
import { lanesOf } from './lanes.ts';
import type { Lane, LaneDimension } from './lanes.ts';
import { markModelOf } from './mark-model.ts';
import type { Kind, MarkModel } from './mark-model.ts';
import { TitleMeasure } from './measure.ts';
import { namedOf } from './named.ts';
import { inTimeOrder } from './walk.ts';

/** The marks of an answer, the lanes they lie in, and the order in which keys walk them. */
export interface Marks {
  readonly models: readonly MarkModel[];
  readonly lanes: readonly Lane[];
  readonly walk: readonly MarkModel[];
}

/** How many occurrences are named at most. */
const namedMax = 150;

/** Room that a named occurrence takes on average, in square pixels: a row high, a short title wide. */
const namedAreaPx = 27 * 105;

/** The plot as it is laid out, in pixels, in steps so that little changes don't change the marks. */
export interface PlotRoom {
  readonly widthPx: number;
  readonly heightPx: number;
}

const narrowPx = 560;
/** Titles may run on while few are named. */
const fewMax = 110;
const wide = { labelPxMax: 260, fewPxMax: 360, lanesMax: 12, titlePx: 13.5 };
const narrow = { labelPxMax: 168, fewPxMax: 200, lanesMax: 7, titlePx: 13 };

/** The marks of an answer, measured in the type they are set in once that has arrived. */
export function useMarks(
  answer: TimelineAnswer | null,
  shown: {
    lanes: LaneDimension;
    laneLabels: readonly FacetValue[];
    kinds: readonly Kind[];
    selected: string | null;
    changes: TimelineChanges | null;
  },
  plot: PlotRoom,
): Marks {
  const { lanes: dimension, laneLabels, kinds, selected, changes } = shown;
  const room = plot.widthPx < narrowPx ? narrow : wide;
  const count = Math.max(24, Math.floor((plot.widthPx * plot.heightPx) / namedAreaPx));
  const all = answer?.items;
  const items = useMemo(
    () => namedOf(all ?? [], Math.min(namedMax, count), selected, changes?.sorts),
    [all, count, selected, changes],
  );
  const measure = useTitleMeasure();
  return useMemo(() => {
    const drawn = [...items, ...(changes?.former ?? [])];
    const { lanes, items: inLanes } = lanesOf(drawn, dimension, laneLabels, room.lanesMax);
    const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
    const labelRoom = {
      labelPxMax: items.length > fewMax ? room.labelPxMax : room.fewPxMax,
      measure: (text: string, importance: number) =>
        measure.widthOf(text, importance, room.titlePx),
    };
    const models = inLanes.map((one) =>
      markModelOf(one, byKind, labelRoom, changeMarkOf(one.item, changes)),
    );
    return { models, lanes, walk: inTimeOrder(models) };
  }, [items, dimension, laneLabels, kinds, room, measure, changes]);
}

/** Measures titles, from the start again whenever type has arrived. */
function useTitleMeasure(): TitleMeasure {
  const [measure, setMeasure] = useState(newMeasure);
  useEffect(() => {
    const again = (): void => setMeasure(newMeasure());
    document.fonts.addEventListener('loadingdone', again);
    return () => document.fonts.removeEventListener('loadingdone', again);
  }, []);
  return measure;
}

function newMeasure(): TitleMeasure {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--sans');
  return new TitleMeasure(family || 'sans-serif');
}

import type { Ref } from 'react';
import type { FacetValue, TimelineAnswer } from '../../events/readings/answers.ts';
import type { Arc } from './arcs.ts';
import type { DayWindow } from './epoch.ts';
import type { LaneDimension } from './lanes.ts';
import type { Kind } from './mark-model.ts';

/** What can be asked of a timeline from outside. */
export interface TimelineHandle {
  /** Shows less time (factor above 1) or more, about the middle. */
  readonly zoom: (factor: number) => void;
  /** Shows all there is. */
  readonly fit: () => void;
  readonly showToday: () => void;
  /** Brings an occurrence into view and makes it the one that the keys walk from. */
  readonly focusItem: (id: string) => void;
}

/** What a timeline draws and tells. */
export interface TimelineProps {
  /** The most important occurrences of the window, and counts of all; null: not yet known. */
  readonly answer: TimelineAnswer | null;
  /** Counts over all time under the same filters. */
  readonly overview: TimelineAnswer | null;
  readonly window: DayWindow;
  readonly onWindowChange: (window: DayWindow, phase: 'moving' | 'settled') => void;
  readonly lanes: LaneDimension;
  readonly laneLabels: readonly FacetValue[];
  readonly kinds: readonly Kind[];
  readonly selected: string | null;
  readonly onSelect: (id: string | null, how: 'pointer' | 'keyboard') => void;
  readonly onOpen: (id: string) => void;
  /** Relations to draw between occurrences in view. */
  readonly arcs: readonly Arc[];
  readonly todayDay: number;
  readonly theme: 'light' | 'dark';
  readonly ref?: Ref<TimelineHandle>;
}

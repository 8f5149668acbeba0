import type { Ref } from 'react';
import type { FacetValue, TimelineAnswer } from '../../events/readings/answers.ts';
import type { Arc } from './arcs.ts';
import type { TimelineChanges } from './changes.ts';
import type { DayWindow, Stretch } from './epoch.ts';
import type { Head } from './head-view.ts';
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
  /** Goes along with another timeline on the same axis, to the fraction of a day. */
  readonly follow: (stretch: Stretch) => void;
}

/** A play-head on the timeline. What it lets begin is shown, and the rest is held back. */
export interface TimelineReplay {
  /** The head as it is now. */
  readonly head: () => Head;
  /** Calls whenever the head has moved; returns the way to stop that. */
  readonly listen: (listener: () => void) => () => void;
  readonly match: 'possible' | 'certain';
  /** The head's day as far as the page follows it, and how many had begun by it; null: all. */
  readonly day: number | null;
  readonly count: number | null;
  /** The reader moves the head to a point of the axis, in days. */
  readonly onMove: (at: number, phase: 'held') => void;
  /** The reader lets go of it. */
  readonly onRest: () => void;
  /** The reader presses a key on it; whether it means anything. */
  readonly onKey: (key: string) => boolean;
}

/** What a timeline draws and tells. */
export interface TimelineProps {
  /** The most important occurrences of the window, and counts of all; null: not yet known. */
  readonly answer: TimelineAnswer | null;
  /** Counts over all time under the same filters. */
  readonly overview: TimelineAnswer | null;
  readonly window: DayWindow;
  /** Tells where the reader moved the window: in whole days, and exactly. */
  readonly onWindowChange: (
    window: DayWindow,
    phase: 'moving' | 'settled',
    stretch: Stretch,
  ) => void;
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
  /** What to mark as different from another reading; absent: nothing is compared. */
  readonly changes?: TimelineChanges;
  /** The play-head; absent: nothing is replayed. */
  readonly replay?: TimelineReplay | undefined;
  /** Which of two plots on one axis this is: the upper leaves overview and legend to the lower. */
  readonly part?: 'upper' | 'lower';
  /** What to call it where there are several. */
  readonly label?: string;
  readonly ref?: Ref<TimelineHandle>;
}

import { useMemo, useState } from 'react';
import type { TimelineAnswer } from '../../events/readings/answers.ts';
import type { DiffAnswer, RowChange } from '../../events/readings/diff.ts';
import { useAnswer, type Asked } from '../answers/use-answer.ts';
import { usePages, type Pages } from '../answers/use-pages.ts';
import { overviewQuestion, timelineQuestion } from '../reading/questions.ts';
import type { Lanes, Reading } from '../reading/reading.ts';
import type { EdtfWindow } from '../reading/use-window.ts';
import { countsOf, turned } from './change.ts';
import { changeMarks, type ChangeMarks } from './change-marks.ts';
import { changesQuestion } from './compare-questions.ts';
import { clocksOf, type Comparison, type ReadingClocks } from './comparison.ts';
import { orderOf, type Order } from './order.ts';
import type { ChangeCounts } from './reading-words.ts';

/** Something of both readings, in the order of time. */
export interface Both<Part> {
  readonly earlier: Part;
  readonly later: Part;
}

/** Two readings, and what differs between them as far as it is known. */
export interface Compared {
  readonly order: Order;
  readonly clocks: Both<ReadingClocks>;
  /** The timelines of the same window; null: not both are known yet. */
  readonly timelines: Both<TimelineAnswer> | null;
  /** The same over all time. */
  readonly overviews: Both<TimelineAnswer | null>;
  readonly marks: ChangeMarks;
  /** What changed from the earlier to the later. */
  readonly changes: Pages<RowChange, DiffAnswer>;
  /** Null: not known yet. */
  readonly counts: ChangeCounts | null;
  /** What went wrong with either reading, if anything did. */
  readonly failed: Asked<TimelineAnswer> | null;
}

/** What the readings are asked, beside their clocks. */
interface Shared {
  readonly reading: Reading;
  readonly comparison: Comparison;
  readonly window: EdtfWindow | null;
  readonly lanes: Lanes;
  /** Whether it is known yet which window to open with. */
  readonly isReady: boolean;
}

/** Reads both readings and what changed from the earlier to the later. */
export function useComparison(shared: Shared): Compared {
  const { reading, comparison, isReady } = shared;
  const [own, other] = [clocksOf(reading), comparison.against];
  const ownRead = useRead({ ...shared, reading: { ...reading, ...own } });
  const otherRead = useRead({ ...shared, reading: { ...reading, ...other } });
  const order = orderOf(own, other, {
    own: positionOf(ownRead.timeline),
    other: positionOf(otherRead.timeline),
  });
  const isTurned = order.earlier === 'other';
  const both = <Part>(ofOwn: Part, ofOther: Part): Both<Part> =>
    isTurned ? { earlier: ofOther, later: ofOwn } : { earlier: ofOwn, later: ofOther };

  const question = isReady ? changesQuestion(reading, own, other) : null;
  const changes = useTurned(usePages<RowChange, DiffAnswer>(question), isTurned);
  const pair = usePair(ownRead.timeline, otherRead.timeline);
  const { earlier, later } = both(pair?.[0] ?? null, pair?.[1] ?? null);
  const timelines = useMemo(() => (earlier && later ? { earlier, later } : null), [earlier, later]);
  const { items, isCurrent, hasMore, lastPage } = changes;
  const marks = useMemo(() => {
    const rows = isCurrent ? (items ?? []) : [];
    const known = { rows, isWhole: isCurrent && items !== null && !hasMore };
    return timelines ? changeMarks(timelines.earlier, timelines.later, known) : new Map();
  }, [timelines, items, isCurrent, hasMore]);

  const before = both(ownRead.overview.answer, otherRead.overview.answer);
  const overviews = useMemo(
    () => ({ earlier: before.earlier, later: before.later }),
    [before.earlier, before.later],
  );
  return {
    order,
    clocks: both(own, other),
    timelines,
    overviews,
    marks,
    changes,
    counts: isCurrent && lastPage ? countsOf(lastPage.counts, isTurned) : null,
    failed: [ownRead.timeline, otherRead.timeline].find(({ problem }) => problem !== null) ?? null,
  };
}

function useRead({ reading, window, lanes, isReady }: Omit<Shared, 'comparison'>): {
  readonly timeline: Asked<TimelineAnswer>;
  readonly overview: Asked<TimelineAnswer>;
} {
  const timeline = useAnswer<TimelineAnswer>(
    isReady ? timelineQuestion(reading, window, lanes) : null,
  );
  const overview = useAnswer<TimelineAnswer>(isReady ? overviewQuestion(reading) : null);
  return { timeline, overview };
}

function positionOf({ answer, isCurrent }: Asked<TimelineAnswer>): number | null {
  return isCurrent ? (answer?.asOf.position ?? null) : null;
}

/**
 * The answers of both readings for the same window: the last for which both had come. One that
 * came alone would, beside the other's former answer, make much look added or removed.
 */
function usePair(
  own: Asked<TimelineAnswer>,
  other: Asked<TimelineAnswer>,
): readonly [TimelineAnswer, TimelineAnswer] | null {
  const [pair, setPair] = useState<readonly [TimelineAnswer, TimelineAnswer] | null>(null);
  const isWhole = own.isCurrent && other.isCurrent && own.answer && other.answer;
  if (isWhole && (pair?.[0] !== own.answer || pair[1] !== other.answer))
    setPair([own.answer, other.answer]);
  return pair;
}

/** The changes as seen from the earlier reading, which may be the one asked as the second. */
function useTurned(
  changes: Pages<RowChange, DiffAnswer>,
  isTurned: boolean,
): Pages<RowChange, DiffAnswer> {
  const { items } = changes;
  const seen = useMemo(() => (isTurned ? (items?.map(turned) ?? null) : items), [items, isTurned]);
  return { ...changes, items: seen };
}

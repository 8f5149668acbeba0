import type { RefObject } from 'react';
import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { stepOf } from '../list/step.ts';
import type { Opening } from '../reading/use-opening.ts';
import { useReadingKeys } from '../reading/use-reading-keys.ts';
import type { TimelineHandle } from '../timeline/timeline.tsx';

interface CompareKeysParts {
  readonly opening: Opening;
  readonly handle: RefObject<TimelineHandle | null>;
  readonly fit: () => void;
  /** What the timelines name, in order of time. */
  readonly order: readonly OccurrenceItem[];
}

/** Gives the keys of the timeline's page their meaning in a comparison. */
export function useCompareKeys({ opening, handle, fit, order }: CompareKeysParts): void {
  useReadingKeys({
    zoom: (factor) => handle.current?.zoom(factor),
    fit,
    today: () => handle.current?.showToday(),
    toggleList() {
      document.getElementById('list')?.focus();
    },
    walk(key) {
      const at = order.findIndex(({ id }) => id === opening.selected);
      const item = order[stepOf(key, at, order.length) ?? -1];
      if (item === undefined) return;
      opening.select(item.id);
      handle.current?.focusItem(item.id);
    },
    close() {
      if (opening.open === null) return false;
      opening.close();
      return true;
    },
  });
}

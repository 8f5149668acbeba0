import { useRef, type RefObject } from 'react';
import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { goTo } from '../address/address.ts';
import { useIsAtLeast } from '../session/use-session.ts';
import { stepOf } from '../list/step.ts';
import type { TimelineHandle } from '../timeline/timeline.tsx';
import type { View } from './reading.ts';
import { inTimeOrder } from './time-order.ts';
import type { Opening } from './use-opening.ts';
import { useReadingKeys } from './use-reading-keys.ts';
import type { UsedReading } from './use-reading.ts';

interface PageKeysParts {
  readonly used: UsedReading;
  readonly opening: Opening;
  readonly handle: RefObject<TimelineHandle | null>;
  readonly fit: () => void;
  readonly items: readonly OccurrenceItem[];
}

/** Gives the keys of the timeline's page their meaning. */
export function usePageKeys({ used, opening, handle, fit, items }: PageKeysParts): void {
  const { reading, change } = used;
  const canAdd = useIsAtLeast('contributor');
  const formerView = useRef<View>('both');
  useReadingKeys({
    zoom: (factor) => handle.current?.zoom(factor),
    fit,
    today: () => handle.current?.showToday(),
    toggleList() {
      const isList = reading.view === 'list';
      if (!isList) formerView.current = reading.view;
      change({ view: isList ? formerView.current : 'list' });
    },
    add() {
      if (canAdd) goTo('/add', 'push');
      return canAdd;
    },
    walk(key) {
      const order = inTimeOrder(items);
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

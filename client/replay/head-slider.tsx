import { useId, type KeyboardEvent } from 'react';
import { dayInWords } from '../writing/day-words.ts';
import type { PlayHead } from './play-head.ts';
import { strode } from './strides.ts';
import { useHead } from './use-head.ts';
import type { DayWindow } from '../reading/window.ts';

/** The play-head as a slider over the window. */
export function HeadSlider({ head, window }: { head: PlayHead; window: DayWindow }) {
  const id = useId();
  const day = useHead(head, ({ day: now }) => now);
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = strode(event.key, day ?? window.toDay, window);
    if (to === null) return;
    event.preventDefault();
    head.moveToDay(to, 'resting');
  };
  return (
    <>
      <label htmlFor={id} className="unseen">
        Replay to
      </label>
      <input
        id={id}
        type="range"
        className="head-slider"
        data-transport=""
        min={window.fromDay}
        max={window.toDay}
        step={1}
        value={day ?? window.toDay}
        aria-valuetext={day === null ? 'Now, nothing is held back' : dayInWords(day)}
        onChange={(event) => head.moveToDay(event.currentTarget.valueAsNumber, 'held')}
        onPointerUp={() => head.rest()}
        onKeyDown={press}
      />
    </>
  );
}

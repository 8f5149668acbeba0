import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { DayWindow } from '../reading/window.ts';
import { dayInWords } from '../writing/day-words.ts';
import type { PlayHead } from './play-head.ts';
import { strode } from './strides.ts';

interface HeadSliderProps {
  readonly head: PlayHead;
  readonly window: DayWindow;
}

/** The play-head as a slider over the window. It says where it is when it rests or is moved. */
export function HeadSlider({ head, window }: HeadSliderProps) {
  const id = useId();
  const slider = useRef<HTMLInputElement>(null);
  const { fromDay, toDay } = window;
  useEffect(() => {
    const follow = (): void => {
      const input = slider.current;
      if (input === null) return;
      const { day, phase } = head;
      // Its ends first: a value beyond them would be moved to the nearest.
      input.min = String(fromDay);
      input.max = String(toDay);
      input.value = String(day ?? toDay);
      const words = day === null ? 'Now, nothing is held back' : dayInWords(day);
      if (phase !== 'playing') input.setAttribute('aria-valuetext', words);
    };
    follow();
    return head.listen(follow);
  }, [head, fromDay, toDay]);
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = strode(event.key, head.day ?? toDay, window);
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
        ref={slider}
        id={id}
        type="range"
        className="head-slider"
        data-transport=""
        step={1}
        onChange={(event) => head.moveToDay(event.currentTarget.valueAsNumber, 'held')}
        onPointerUp={() => head.rest()}
        onPointerCancel={() => head.rest()}
        onKeyDown={press}
      />
    </>
  );
}

import { useId } from 'react';
import type { PlayHead } from './play-head.ts';
import { stepFrom, type Player, type Score } from './player.ts';
import { useHead, useHeadPhase } from './use-head.ts';

/** How long playing takes to cross the window, in seconds, slowest first. */
export const speeds = [60, 30, 15, 5] as const;

/** See {@link speeds}. */
export type Speed = (typeof speeds)[number];

interface TransportProps {
  readonly head: PlayHead;
  readonly player: Player;
  readonly score: Score;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
}

/** The buttons that play, pause and step, and how fast it goes. */
export function Transport({ head, player, score, speed, onSpeed }: TransportProps) {
  const id = useId();
  const isPlaying = useHeadPhase(head) === 'playing';
  const hasPrevious = useHead(head, ({ day }) => stepFrom(day, -1, score) !== null);
  const hasNext = useHead(head, ({ day }) => stepFrom(day, 1, score) !== null);
  return (
    <div className="transport">
      <button
        type="button"
        className="icon-button"
        aria-label="Previous occurrence"
        aria-keyshortcuts=","
        aria-disabled={!hasPrevious}
        onClick={() => player.step(-1)}
      >
        <span aria-hidden="true" className="sign sign-previous" />
      </button>
      <button
        type="button"
        className="icon-button transport-play"
        aria-label={isPlaying ? 'Pause' : 'Play'}
        aria-keyshortcuts="Space"
        onClick={() => player.toggle()}
      >
        <span aria-hidden="true" className={isPlaying ? 'sign sign-pause' : 'sign sign-play'} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next occurrence"
        aria-keyshortcuts="."
        aria-disabled={!hasNext}
        onClick={() => player.step(1)}
      >
        <span aria-hidden="true" className="sign sign-next" />
      </button>
      <span className="choice">
        <label htmlFor={id}>In</label>
        <select
          id={id}
          value={speed}
          disabled={score.isStepping}
          onChange={(event) => {
            const chosen = speeds.find((one) => String(one) === event.currentTarget.value);
            if (chosen !== undefined) onSpeed(chosen);
          }}
        >
          {speeds.map((one) => (
            <option key={one} value={one}>
              {one} s
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}

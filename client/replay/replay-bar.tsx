import { useState } from 'react';
import { presentClocks } from '../reading/reading.ts';
import type { Opening } from '../reading/use-opening.ts';
import type { UsedReading } from '../reading/use-reading.ts';
import type { EdtfWindow } from '../reading/use-window.ts';
import { ActorTallies } from './actor-tallies.tsx';
import { StateOfThings } from './board.tsx';
import { GoToDate, OtherClocks } from './clocks.tsx';
import { HeadSlider } from './head-slider.tsx';
import { HeadWords, useAnnouncedRest } from './head-words.tsx';
import { TakeAway } from './take-away.tsx';
import { Transport, type Speed } from './transport.tsx';
import { usePlayer } from './use-player.ts';
import type { Replay } from './use-replay.ts';
import './replay.css';
import './board.css';

/** What the replay bar is given. */
export interface ReplayBarProps {
  readonly used: UsedReading;
  readonly replay: Replay;
  readonly opening: Opening;
  /** The window as the list has it; null: all time. */
  readonly settled: EdtfWindow | null;
}

/** The bar that moves the play-head and the other clocks, and below it how things then stood. */
export default function ReplayBar({ used, replay, opening, settled }: ReplayBarProps) {
  const { reading, change } = used;
  const { head, window } = replay;
  const [speed, setSpeed] = useState<Speed>(30);
  const { player, score } = usePlayer(replay, speed);
  useAnnouncedRest(replay);
  const isNow = reading.until === null && reading.knownBy === null && reading.asOf === null;
  return (
    <>
      <section className="replay" aria-label="Replay" tabIndex={-1} data-transport="">
        <Transport {...{ head, player, score, speed }} onSpeed={setSpeed} />
        {window !== null && <HeadSlider head={head} window={window} />}
        <HeadWords replay={replay} />
      </section>
      <section className="replay-clocks" aria-label="Clocks">
        <GoToDate {...used} />
        <OtherClocks {...used} />
        <button
          type="button"
          className="button"
          disabled={isNow}
          onClick={() => change({ ...presentClocks, replay: true })}
        >
          Back to now
        </button>
        <TakeAway {...{ replay, reading, settled }} />
      </section>
      <div className="state">
        <StateOfThings {...{ replay, opening }} />
        <ActorTallies replay={replay} />
      </div>
    </>
  );
}

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { Steps } from '../../events/replay/steps.ts';
import { isForOthers } from '../frame/use-frame-keys.ts';
import { Player, type Score } from './player.ts';
import type { Replay } from './use-replay.ts';

const nothing: Steps = { before: 0, days: [], counts: [] };
const still = '(prefers-reduced-motion: reduce)';

/** A player of what is replayed, and what it plays; Space, comma and full stop work it. */
export function usePlayer(
  { head, answer, window }: Replay,
  seconds: number,
): { readonly player: Player; readonly score: Score } {
  const isStepping = usePrefersStillness();
  const score: Score = {
    window: window ?? { fromDay: 0, toDay: 0 },
    seconds,
    begun: answer?.begun ?? nothing,
    isStepping,
  };
  const [player] = useState(() => new Player(head, score));
  useEffect(() => player.turnTo(score));
  useEffect(() => () => player.stop(), [player]);
  useTransportKeys(player);
  return { player, score };
}

/** Space plays where the bar or the play-head has the keys; comma and full stop step anywhere. */
function useTransportKeys(player: Player): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const isHead = target instanceof HTMLElement && target.dataset['transport'] !== undefined;
    if (event.key === ' ' && isHead) player.toggle();
    else if (!isHead && isForOthers(event)) return;
    else if (event.key === ',') player.step(-1);
    else if (event.key === '.') player.step(1);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function usePrefersStillness(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(still);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(still).matches,
  );
}

import { counted, grouped } from '../writing/term.ts';
import { useHead } from './use-head.ts';
import { begunNow, type Replay } from './use-replay.ts';

/** How many occurrences of the window had begun, in step with the play-head. */
export function HeadCount({ replay, total }: { replay: Replay; total: number | null }) {
  const now = useHead(replay.head, () => begunNow(replay));
  const count = now ?? total;
  const all = replay.answer?.total ?? null;
  if (count === null) return null;
  return (
    <>
      {all === null || count === all
        ? counted(count, 'occurrence')
        : `${counted(count, 'occurrence')} of ${grouped(all)}`}
    </>
  );
}

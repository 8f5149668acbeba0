import { useId } from 'react';
import { countOn } from '../../events/replay/steps.ts';
import { Link } from '../address/link.tsx';
import { useHref } from '../address/use-href.ts';
import { grouped } from '../writing/term.ts';
import { useCalmDay } from './use-head.ts';
import type { Replay } from './use-replay.ts';

const rowsMax = 10;

/** In how many occurrences that had begun each actor takes part, the most of them first. */
export function ActorTallies({ replay: { head, answer } }: { readonly replay: Replay }) {
  const id = useId();
  const href = useHref();
  const day = useCalmDay(head);
  if (answer === null) return null;
  const tallies = answer.actors
    .map(({ actor, begun }) => ({ actor, count: countOn(begun, day ?? Infinity) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const most = Math.max(1, ...answer.actors.map(({ begun }) => countOn(begun, Infinity)));
  return (
    <section className="tallies" aria-labelledby={id}>
      <h2 id={id}>Actors</h2>
      {tallies.length === 0 && <p className="board-none">None had taken part yet by then.</p>}
      <ol>
        {tallies.slice(0, rowsMax).map(({ actor, count }) => (
          <li key={actor.id}>
            <Link href={href({ page: 'thing', register: 'actors', id: actor.slug })}>
              <bdi>{actor.name}</bdi>
            </Link>
            <span className="tally">{grouped(count)}</span>
            <span
              className="tally-bar"
              style={{ inlineSize: `${((count / most) * 100).toFixed(1)}%` }}
            />
          </li>
        ))}
      </ol>
      {answer.actorsTotal > rowsMax && (
        <p className="board-foot">
          <Link href={href({ page: 'register', register: 'actors' })}>
            All {grouped(answer.actorsTotal)} actors
          </Link>
        </p>
      )}
    </section>
  );
}

import { memo } from 'react';
import { Link } from '../address/link.tsx';
import { useHref } from '../address/use-href.ts';
import { capital, termInWords } from '../writing/term.ts';
import type { BoardRow, Candidate } from './board-rows.ts';

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

interface BoardEntryProps {
  readonly row: BoardRow;
  /** How often it has changed before the reader's eyes: the last time is marked for a moment. */
  readonly changes: number;
  readonly hrefOf: (id: string) => string;
  readonly hrefNow: (id: string) => string;
}

/** One instrument on the board: how it stood, since when, through what, and who tells of it. */
export const BoardEntry = memo(
  function BoardEntry({ row, changes, hrefOf, hrefNow }: BoardEntryProps) {
    const { instrument, candidates, certainty } = row;
    const href = useHref();
    return (
      <li className={`board-row board-${certainty}`}>
        <p className="board-standing">
          <strong>{standingInWords(row)}</strong>
          {changes > 0 && (
            <span key={changes} className="board-changed">
              changed
            </span>
          )}
        </p>
        <div className="board-what">
          <h3>
            <Link href={href({ page: 'thing', register: 'instruments', id: instrument.slug })}>
              <bdi>{instrument.name}</bdi>
            </Link>
          </h3>
          {candidates.map((candidate) => (
            <Through
              key={`${candidate.occurrence} ${candidate.standing}`}
              candidate={candidate}
              isOneOfSome={candidates.length > 1}
              {...{ hrefOf, hrefNow }}
            />
          ))}
        </div>
      </li>
    );
  },
  // The addresses follow the play-head; they are read anew when the row itself changes.
  (a, b) => a.row === b.row && a.changes === b.changes && a.hrefOf === b.hrefOf,
);

interface ThroughProps {
  readonly candidate: Candidate;
  /** Whether it is one of some that it may have been. */
  readonly isOneOfSome: boolean;
  readonly hrefOf: (id: string) => string;
  readonly hrefNow: (id: string) => string;
}

/** Since when an instrument stood so, through which occurrence, and by which sources. */
function Through({ candidate, isOneOfSome, hrefOf, hrefNow }: ThroughProps) {
  const { standing, date, title, occurrence, sources } = candidate;
  const href = useHref();
  return (
    <>
      <p className="board-through">
        {isOneOfSome && <span className="board-candidate">{termInWords(standing)}: </span>}
        <span className="date">{date.words}</span>
        {', '}
        <Link href={hrefOf(occurrence)} to={() => hrefNow(occurrence)}>
          <bdi>{title}</bdi>
        </Link>
      </p>
      <ul className="board-sources" aria-label="Sources">
        {sources.map((source) => (
          <li key={source.id}>
            <Link href={href({ page: 'thing', register: 'sources', id: source.slug })}>
              <bdi>{source.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How it stood: `Signed`, or all that it may have stood at, `Possibly signed or not yet`. */
function standingInWords({ certainty, candidates, mayBeNothing }: BoardRow): string {
  if (certainty === 'not-yet') return 'Not yet';
  const standings = [...new Set(candidates.map(({ standing }) => termInWords(standing)))];
  if (certainty === 'certain') return capital(standings.join(''));
  return `Possibly ${alternatives.format(mayBeNothing ? [...standings, 'not yet'] : standings)}`;
}

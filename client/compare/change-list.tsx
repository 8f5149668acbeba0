import { useRef, useState, type KeyboardEvent } from 'react';
import type { DiffAnswer, RowChange } from '../../events/readings/diff.ts';
import type { Pages } from '../answers/use-pages.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { stepOf } from '../list/step.ts';
import { changeSigns, type ChangeSort } from '../timeline/change-signs.ts';
import { grouped } from '../writing/term.ts';
import type { Opening } from '../reading/use-opening.ts';
import type { ChangeInWords } from './change-in-words.ts';
import { ChangeRow } from './change-row.tsx';
import type { ChangeCounts } from './reading-words.ts';

interface ChangeListProps {
  readonly pages: Pages<RowChange, DiffAnswer>;
  /** The changes read so far, in words and in order. */
  readonly changes: readonly ChangeInWords[];
  readonly counts: ChangeCounts | null;
  readonly opening: Opening;
}

/** All that differs between two readings, at whatever date: the twin of the marks, for every reader. */
export function ChangeList({ pages, changes, counts, opening }: ChangeListProps) {
  const [only, setOnly] = useState<ChangeSort | null>(null);
  const shown = only === null ? changes : changes.filter(({ sort }) => sort === only);
  if (pages.problem !== null)
    return <ProblemNotice problem={pages.problem} onAskAgain={pages.askAgain} />;
  return (
    <section
      id="list"
      className="list"
      aria-labelledby="list-title"
      aria-busy={!pages.isCurrent}
      tabIndex={-1}
    >
      <header className="list-head">
        <h2 id="list-title">What differs, at any date</h2>
        {counts !== null && <Sorts counts={counts} only={only} onOnly={setOnly} />}
      </header>
      {pages.items === null && <p className="waiting">Reading …</p>}
      {pages.isCurrent && pages.total === 0 && (
        <p className="no-changes">Nothing differs between these two readings.</p>
      )}
      <Rows changes={shown} opening={opening} onLast={pages.more} />
      {pages.hasMore && (
        <p className="more">
          <button type="button" className="button" onClick={pages.more} disabled={pages.isReading}>
            {pages.isReading ? 'Reading …' : 'Show more'}
          </button>
          <span>
            {grouped(changes.length)} of {grouped(pages.total)} changes are read
            {only !== null && `; ${grouped(shown.length)} of them ${only}`}
          </span>
        </p>
      )}
    </section>
  );
}

function Sorts(props: {
  readonly counts: ChangeCounts;
  readonly only: ChangeSort | null;
  readonly onOnly: (only: ChangeSort | null) => void;
}) {
  const { counts, only, onOnly } = props;
  const present = changeSigns.filter(({ sort }) => counts[sort] > 0 || sort === only);
  if (present.length < 2 && only === null) return null;
  return (
    <div role="group" aria-label="Show only" className="change-sorts">
      {present.map(({ sort, glyph }) => (
        <button
          key={sort}
          type="button"
          className="chip"
          aria-pressed={only === sort}
          onClick={() => onOnly(only === sort ? null : sort)}
        >
          <span aria-hidden="true" className="change-glyph">
            {glyph}
          </span>
          {grouped(counts[sort])} {sort}
        </button>
      ))}
    </div>
  );
}

function Rows(props: {
  readonly changes: readonly ChangeInWords[];
  readonly opening: Opening;
  readonly onLast: () => void;
}) {
  const { changes, opening } = props;
  const list = useRef<HTMLOListElement>(null);
  const { selected, open } = opening;
  const tabStop = changes.some(({ id }) => id === selected) ? selected : changes[0]?.id;
  const walk = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.target instanceof HTMLAnchorElement)) return;
    const at = changes.findIndex(({ id }) => id === selected);
    const to = stepOf(event.key, at, changes.length);
    if (to === null) return;
    event.preventDefault();
    if (to === changes.length - 1) props.onLast();
    const change = changes[to];
    if (change === undefined) return;
    opening.select(change.id);
    const link = list.current?.querySelector<HTMLElement>(`[data-occurrence="${change.id}"] a`);
    link?.focus({ preventScroll: true });
    link?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      {/* The list listens for keys on behalf of the links in it, which hold the focus. */}
      <ol ref={list} className="rows" aria-label="Changes" onKeyDown={walk}>
        {changes.map((change) => (
          <ChangeRow
            key={change.id}
            change={change}
            href={opening.hrefOf(change.id)}
            isSelected={change.id === selected}
            isOpen={change.id === open}
            isTabStop={change.id === tabStop}
            onFocus={opening.select}
          />
        ))}
      </ol>
    </>
  );
}

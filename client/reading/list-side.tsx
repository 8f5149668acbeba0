import type { OccurrenceItem, SearchAnswer, TimelineAnswer } from '../../events/readings/answers.ts';
import type { Pages } from '../answers/use-pages.ts';
import { Facets } from '../facets/facets.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { OccurrenceList } from '../list/occurrence-list.tsx';
import { SortChoice } from '../list/sort-choice.tsx';
import { AlsoFound } from '../search/also-found.tsx';
import { NothingFound } from './nothing-found.tsx';
import type { Opening } from './use-opening.ts';
import type { UsedReading } from './use-reading.ts';

interface ListSideProps {
  readonly used: UsedReading;
  readonly facets: TimelineAnswer['facets'] | null;
  readonly pages: Pages<OccurrenceItem>;
  readonly found: SearchAnswer | null;
  readonly totalEver: number | null;
  readonly opening: Opening;
  readonly onFit: () => void;
}

/** The facets, and beside them the list; the facets alone where the list is not wanted. */
export function ListSide(props: ListSideProps) {
  const { used, facets, pages, found, opening } = props;
  const { reading, change } = used;
  const isEmpty = pages.isCurrent && pages.items?.length === 0;
  const elsewhere = props.totalEver === null ? null : props.totalEver - pages.total;
  return (
    <div className="list-side">
      <Facets {...used} facets={facets} />
      {reading.view !== 'timeline' && (
        <section id="list" className="list" aria-labelledby="list-title" tabIndex={-1}>
          <header className="list-head">
            <h2 id="list-title">Occurrences</h2>
            <SortChoice sort={reading.sort} onChange={(sort) => change({ sort })} />
          </header>
          <AlsoFound found={found} />
          {pages.problem !== null && (
            <ProblemNotice problem={pages.problem} onAskAgain={pages.askAgain} />
          )}
          {isEmpty && <NothingFound {...used} elsewhere={elsewhere} onFit={props.onFit} />}
          {pages.items === null && pages.problem === null && <p className="waiting">Reading …</p>}
          {!isEmpty && pages.problem === null && (
            <OccurrenceList
              pages={pages}
              selected={opening.selected}
              open={opening.open}
              hrefOf={opening.hrefOf}
              onSelect={opening.select}
            />
          )}
        </section>
      )}
    </div>
  );
}

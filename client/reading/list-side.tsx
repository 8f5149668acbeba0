import type {
  OccurrenceItem,
  SearchAnswer,
  TimelineAnswer,
} from '../../events/readings/answers.ts';
import type { Pages } from '../answers/use-pages.ts';
import { Facets } from '../facets/facets.tsx';
import { OccurrenceList } from '../list/occurrence-list.tsx';
import { SortChoice } from '../list/sort-choice.tsx';
import { AlsoFound } from '../search/also-found.tsx';
import type { Opening } from './use-opening.ts';
import type { UsedReading } from './use-reading.ts';

interface ListSideProps {
  readonly used: UsedReading;
  readonly facets: TimelineAnswer['facets'] | null;
  readonly pages: Pages<OccurrenceItem>;
  readonly found: SearchAnswer | null;
  readonly opening: Opening;
}

/** The facets, and beside them the list; the facets alone where the list is not wanted. */
export function ListSide(props: ListSideProps) {
  const { used, facets, pages, found, opening } = props;
  const { reading, change } = used;
  const isEmpty = pages.isCurrent && pages.items?.length === 0;
  return (
    <div className="list-side">
      <Facets {...used} facets={facets} />
      {reading.view !== 'timeline' && (
        <section
          id="list"
          className="list"
          aria-labelledby="list-title"
          aria-busy={!pages.isCurrent}
          tabIndex={-1}
        >
          <header className="list-head">
            <h2 id="list-title">Occurrences</h2>
            <SortChoice sort={reading.sort} onChange={(sort) => change({ sort })} />
          </header>
          <AlsoFound found={found} />
          {pages.items === null && <p className="waiting">Reading …</p>}
          {!isEmpty && (
            <OccurrenceList
              pages={pages}
              selected={opening.selected}
              open={opening.open}
              hrefOf={opening.hrefOf}
              hrefNow={opening.hrefNow}
              onSelect={opening.select}
            />
          )}
        </section>
      )}
    </div>
  );
}

import { useRef, type KeyboardEvent } from 'react';
import type { OccurrenceItem } from '../../events/readings/answers.ts';
import type { Pages } from '../answers/use-pages.ts';
import { counted } from '../writing/term.ts';
import { OccurrenceRow } from './occurrence-row.tsx';
import { stepOf } from './step.ts';

interface OccurrenceListProps {
  readonly pages: Pages<OccurrenceItem>;
  readonly selected: string | null;
  readonly open: string | null;
  /** The address that opens an occurrence beside the list. */
  readonly hrefOf: (id: string) => string;
  /** The same address when the reader follows it. */
  readonly hrefNow: (id: string) => string;
  readonly onSelect: (id: string) => void;
}

/** The list twin of the timeline: one tab stop, walked with the arrow keys, opened with Enter. */
export function OccurrenceList(props: OccurrenceListProps) {
  const { pages, selected, open, hrefOf, hrefNow, onSelect } = props;
  const list = useRef<HTMLOListElement>(null);
  const items = pages.items ?? [];
  const tabStop = items.some(({ id }) => id === selected) ? selected : items[0]?.id;

  const walk = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = items.findIndex(({ id }) => id === selected);
    const to = stepOf(event.key, at, items.length);
    if (to === null) return;
    event.preventDefault();
    if (to >= items.length - 1) pages.more();
    const item = items[to];
    if (item === undefined) return;
    onSelect(item.id);
    const link = list.current?.querySelector<HTMLElement>(`[data-occurrence="${item.id}"] a`);
    link?.focus({ preventScroll: true });
    link?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      {/* The list listens for keys on behalf of the links in it, which hold the focus. */}
      <ol ref={list} className="rows" aria-label="Occurrences" onKeyDown={walk}>
        {items.map((item) => (
          <OccurrenceRow
            key={item.id}
            item={item}
            href={hrefOf(item.id)}
            hrefNow={hrefNow}
            isSelected={item.id === selected}
            isOpen={item.id === open}
            isTabStop={item.id === tabStop}
            onFocus={onSelect}
          />
        ))}
      </ol>
      {pages.hasMore && (
        <p className="more">
          <button type="button" className="button" onClick={pages.more} disabled={pages.isReading}>
            {pages.isReading ? 'Reading …' : 'Show more'}
          </button>
          <span>
            {items.length} of {counted(pages.total, 'occurrence')}
          </span>
        </p>
      )}
    </>
  );
}

import { memo } from 'react';
import type { Highlights, OccurrenceItem } from '../../events/readings/answers.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { aroundHits } from '../writing/around-hits.ts';
import { MarkedText } from '../writing/highlighted.tsx';
import { openingOf } from '../writing/opening.ts';
import { termInWords } from '../writing/term.ts';
import { Link } from '../address/link.tsx';

interface OccurrenceRowProps {
  readonly item: OccurrenceItem;
  readonly href: string;
  readonly hrefNow: (id: string) => string;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  /** Whether the tab key comes to this row; the arrow keys go on from there. */
  readonly isTabStop: boolean;
  readonly onFocus: (id: string) => void;
}

/** One occurrence in the list: its date in the margin, its title, and what it says in short. */
export const OccurrenceRow = memo(RowOf, isSame);

function RowOf(props: OccurrenceRowProps) {
  const { item, href, hrefNow, isSelected, isOpen, isTabStop, onFocus } = props;
  const summary = openingOf(item.summary);
  const names = [...new Map(item.actors.map((actor) => [actor.id, actor.name])).values()];
  return (
    <li
      className={`row importance-${item.importance}`}
      data-occurrence={item.id}
      data-selected={isSelected || undefined}
      data-open={isOpen || undefined}
    >
      <div className="row-date">
        <span className="date">{item.date.words}</span>
        {item.date.basis === 'inferred' && <span className="row-marks">inferred</span>}
      </div>
      <div className="row-text">
        <h3>
          <Link
            href={href}
            to={() => hrefNow(item.id)}
            tabIndex={isTabStop ? 0 : -1}
            onFocus={() => onFocus(item.id)}
            current={false}
          >
            <MarkedText text={item.title} highlighted={item.highlights?.['title']} />
          </Link>
        </h3>
        {summary !== '' && (
          <p className="row-summary" dir="auto">
            <MarkedText text={summary} highlighted={item.highlights?.['summary']} />
          </p>
        )}
        <Finding highlights={item.highlights} />
        <p className="row-meta">
          <KindMark kind={item.kind} />
          {names.length > 0 && <RowActors names={names} />}
          {item.disputed && <span className="disputed">disputed</span>}
        </p>
      </div>
    </li>
  );
}

/** An answer that says the same of an occurrence as the one before leaves its row as it is. */
function isSame(
  { item: before, ...former }: OccurrenceRowProps,
  { item, ...rest }: OccurrenceRowProps,
): boolean {
  const isOtherwiseSame =
    former.href === rest.href &&
    former.hrefNow === rest.hrefNow &&
    former.isSelected === rest.isSelected &&
    former.isOpen === rest.isOpen &&
    former.isTabStop === rest.isTabStop &&
    former.onFocus === rest.onFocus;
  return isOtherwiseSame && (before === item || JSON.stringify(before) === JSON.stringify(item));
}

/** Where a search matched, when neither title nor summary shows it. */
function Finding({ highlights }: { readonly highlights: Highlights | undefined }) {
  if (highlights === undefined || 'title' in highlights || 'summary' in highlights) return null;
  const [field, found] = Object.entries(highlights)[0] ?? [];
  if (field === undefined || found === undefined) return null;
  return (
    <p className="row-finding">
      Found in its {termInWords(field)}: <MarkedText text="" highlighted={aroundHits(found)} />
    </p>
  );
}

function RowActors({ names }: { readonly names: readonly string[] }) {
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  return (
    <span className="row-actors">
      {shown.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </span>
  );
}

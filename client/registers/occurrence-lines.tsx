import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref } from '../address/use-href.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { Name } from '../writing/name.tsx';

/** Occurrences as lines: date, title and kind. */
export function OccurrenceLines(props: { readonly occurrences: readonly OccurrenceItem[] }) {
  const href = useHref();
  return (
    <ol className="lines">
      {props.occurrences.map((item) => (
        <li key={item.id}>
          <span className="date">{item.date.words}</span>
          <span className="line-text">
            <Link href={href({ page: 'occurrence', id: item.id })}>
              <Name>{item.title}</Name>
            </Link>
            <span className="line-about">
              <KindMark kind={item.kind} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

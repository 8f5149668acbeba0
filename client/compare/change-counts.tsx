import { useEffect } from 'react';
import { announce } from '../frame/announcer.tsx';
import { changeSigns } from '../timeline/change-signs.ts';
import { grouped } from '../writing/term.ts';
import { countsInWords, type ChangeCounts as Counts } from './reading-words.ts';

/** How many changes there are of each sort, each with the sign that marks it. */
export function ChangeCounts({ counts }: { readonly counts: Counts | null }) {
  useAnnounced(counts);
  if (counts === null) return <>reading …</>;
  const present = changeSigns.filter(({ sort }) => counts[sort] > 0);
  if (present.length === 0) return <strong>{countsInWords(counts)}.</strong>;
  return (
    <strong>
      {present.map(({ sort, glyph }, index) => (
        <span key={sort} className="compared-count">
          <span aria-hidden="true" className="change-glyph">
            {glyph}
          </span>{' '}
          {grouped(counts[sort])} {sort}
          {index < present.length - 1 ? ', ' : '.'}
        </span>
      ))}
    </strong>
  );
}

function useAnnounced(counts: Counts | null): void {
  const words = counts === null ? '' : countsInWords(counts);
  useEffect(() => {
    if (words === '') return undefined;
    const timer = setTimeout(() => announce(`Between both readings: ${words}`), 400);
    return () => clearTimeout(timer);
  }, [words]);
}

import { useEffect, useState } from 'react';
import type { SimilarAnswer } from '../../events/readings/editing.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { Name } from '../writing/name.tsx';
import { counted } from '../writing/term.ts';
import type { Draft } from './draft.ts';

type Why = SimilarAnswer['items'][number]['why'][number];

const whyWords: Readonly<Record<Why, string>> = {
  title: 'a title like this one',
  date: 'days in common',
  actors: 'actors in common',
};

const pauseMs = 350;
const shownMax = 5;
const fewDays = 31;
const titleLengthMax = 300;

/** Occurrences of the archive that may be the one that is being written, before it is told twice. */
export function Similar({ draft }: { readonly draft: Draft }) {
  const asked = useRested(questionOf(draft));
  const { answer, isCurrent } = useAnswer<SimilarAnswer>(asked);
  const items = asked === null || answer === null ? [] : answer.items.filter(isTelling);
  return (
    <div className={items.length > 0 ? 'similar' : 'similar-none'}>
      <p className="similar-head" role="status" aria-busy={!isCurrent && asked !== null}>
        {items.length > 0 &&
          `${counted(items.length, 'similar occurrence')} in the archive already`}
      </p>
      {items.length > 0 && (
        <ul>
          {items.slice(0, shownMax).map(({ occurrence, why }) => (
            <li key={occurrence.id}>
              <a
                href={`/occurrences/${encodeURIComponent(occurrence.id)}`}
                target="_blank"
                rel="noopener"
              >
                <Name>{occurrence.title}</Name>
                <span className="unseen"> (opens in a new tab)</span>
              </a>
              <p className="similar-about">
                <span className="date">{occurrence.date.words}</span>{' '}
                <KindMark kind={occurrence.kind} />{' '}
                <span className="similar-why">
                  has {why.map((one) => whyWords[one]).join(' and ')}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whether a likeness tells something: days alone do only where they are few. */
function isTelling({ occurrence, why }: SimilarAnswer['items'][number]): boolean {
  if (why.some((one) => one !== 'date')) return true;
  const { earliestDay, latestDay } = occurrence.date;
  return earliestDay !== null && latestDay !== null && latestDay - earliestDay < fewDays;
}

/** What is asked of a draft; null while too little of it is written. */
function questionOf({ title, date, actors, newThings }: Draft): string | null {
  const query = new URLSearchParams();
  const words = title.trim().slice(0, titleLengthMax);
  if (words.length >= 4) query.set('title', words);
  if (date.edtf !== '') query.set('date', date.edtf);
  const isNew = (id: string): boolean => newThings.some((one) => one.id === id);
  for (const { actor } of actors)
    if (actor.id !== null && !isNew(actor.id)) query.append('actor', actor.id);
  // A day alone, or an actor alone, is shared by many that have nothing to do with this one.
  return query.has('title') || query.size > 1 ? `/api/similar?${query.toString()}` : null;
}

function useRested(value: string | null): string | null {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

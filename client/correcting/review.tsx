import { useEffect, useRef } from 'react';
import type { PreviewedEvent } from '../../events/readings/editing.ts';
import { ChangesInWords } from '../differences/changes-in-words.tsx';
import { eventInWords } from '../occurrence/history-words.ts';
import type { Saving } from './use-saving.ts';

interface ReviewProps {
  readonly preview: readonly PreviewedEvent[];
  readonly reason: string;
  /** What the confirmation is called; absent: appending, or proposing. */
  readonly way?: string;
  /** Whether it was sent; then it can't be taken back, only waited for. */
  readonly isSaving: boolean;
  readonly isLost: boolean;
  readonly saving: Saving;
}

/** What will change, word by word, and the one confirmation. */
export function Review({ preview, reason, way, isSaving, isLost, saving }: ReviewProps) {
  const wayInWords = saving.isProposed
    ? { way: 'Propose', doing: 'Proposing …' }
    : { way: 'Append', doing: 'Appending …' };
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="review">
      <h3 ref={heading} tabIndex={-1}>
        What will change
      </h3>
      <ol className="review-events">
        {preview.map((event) => (
          <li key={`${event.stream} ${event.version}`}>
            <EventOf event={event} isNamed={preview.length > 1} />
          </li>
        ))}
      </ol>
      {reason !== '' && (
        <p className="review-reason">
          Reason: <q dir="auto">{reason}</q>
        </p>
      )}
      {saving.isProposed && (
        <p className="review-reason">An editor decides whether it is appended.</p>
      )}
      {isLost && (
        <p className="notice" role="alert">
          Nobody answered, so it is not known yet whether this was kept. It is being sent again;
          however often it arrives, it is said once.
        </p>
      )}
      <p className="dialog-ways">
        <button
          type="button"
          className="button button-main"
          disabled={isSaving}
          onClick={saving.confirm}
        >
          {isSaving ? wayInWords.doing : (way ?? wayInWords.way)}
        </button>
        <button type="button" className="button" disabled={isSaving} onClick={saving.rewrite}>
          Back
        </button>
      </p>
    </section>
  );
}

function EventOf(props: { readonly event: PreviewedEvent; readonly isNamed: boolean }) {
  const { type, of, changes } = props.event;
  return (
    <>
      <p className="review-what">
        {eventInWords(type)}
        {props.isNamed && (
          <>
            {': '}
            <bdi>{of}</bdi>
          </>
        )}
      </p>
      <ChangesInWords changes={changes} />
    </>
  );
}

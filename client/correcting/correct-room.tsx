import { lazy, Suspense } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { Fallback } from '../frame/fallback.tsx';
import { useMayCorrect } from './use-may-correct.ts';

const CorrectOccurrence = lazy(() => import('./correct-occurrence.tsx'));

interface CorrectRoomProps {
  readonly occurrence: OccurrenceAnswer['occurrence'];
}

/** The ways to correct an occurrence, for whoever may; their code comes on its own. */
export function CorrectRoom(props: CorrectRoomProps) {
  if (!useMayCorrect()) return null;
  return (
    <Fallback words="The ways to correct this could not be loaded. To try again, load the page anew.">
      <Suspense>
        <CorrectOccurrence key={props.occurrence.id} {...props} />
      </Suspense>
    </Fallback>
  );
}

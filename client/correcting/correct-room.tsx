import { lazy, Suspense } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { useAddress } from '../address/address.ts';
import { Fallback } from '../frame/fallback.tsx';
import { parseReading } from '../reading/reading-address.ts';
import { useIsAtLeast } from '../session/use-session.ts';

const CorrectOccurrence = lazy(() => import('./correct-occurrence.tsx'));

interface CorrectRoomProps {
  readonly occurrence: OccurrenceAnswer['occurrence'];
}

/**
 * The ways to correct an occurrence, for whoever may; their code comes on its own. A past reading
 * can't be corrected: what is corrected is what the archive says now.
 */
export function CorrectRoom(props: CorrectRoomProps) {
  const mayCorrect = useIsAtLeast('contributor');
  const { search } = useAddress();
  const { asOf, knownBy } = parseReading(search);
  if (!mayCorrect || asOf !== null || knownBy !== null) return null;
  return (
    <Fallback words="The ways to correct this could not be loaded. To try again, load the page anew.">
      <Suspense>
        <CorrectOccurrence key={props.occurrence.id} {...props} />
      </Suspense>
    </Fallback>
  );
}

import { lazy, Suspense } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { Comparison } from './comparison.ts';

const ComparePage = lazy(() => import('./compare-page.tsx'));

interface CompareRoomProps {
  readonly comparison: Comparison;
  readonly hasChronicles: boolean;
}

/** The place of a comparison, whose code comes on its own: few pages need it. */
export function CompareRoom(props: CompareRoomProps) {
  return (
    <Fallback words="The comparison could not be loaded. To try again, load the page anew.">
      <Suspense fallback={<Waiting />}>
        <ComparePage {...props} />
      </Suspense>
    </Fallback>
  );
}

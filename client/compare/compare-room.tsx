import { lazy, Suspense } from 'react';
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
    <Suspense fallback={<Waiting />}>
      <ComparePage {...props} />
    </Suspense>
  );
}

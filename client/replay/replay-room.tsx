import { lazy, Suspense } from 'react';
import type { ReplayBarProps } from './replay-bar.tsx';

const ReplayBar = lazy(() => import('./replay-bar.tsx'));

/** The place of the replay bar, whose code comes only to those who replay. */
export function ReplayRoom(props: ReplayBarProps) {
  return (
    <Suspense fallback={<div className="replay-waiting" aria-busy="true" />}>
      <ReplayBar {...props} />
    </Suspense>
  );
}

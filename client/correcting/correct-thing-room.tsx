import { lazy, Suspense, type ComponentProps } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import type CorrectThingType from './correct-thing.tsx';
import { useMayCorrect } from './use-may-correct.ts';

const CorrectThing = lazy(() => import('./correct-thing.tsx'));

/** The ways to correct a thing of the registers, for whoever may, of the present reading. */
export function CorrectThingRoom(props: ComponentProps<typeof CorrectThingType>) {
  if (!useMayCorrect()) return null;
  return (
    <Fallback words="The ways to correct this could not be loaded. To try again, load the page anew.">
      <Suspense>
        <CorrectThing key={props.item.id} {...props} />
      </Suspense>
    </Fallback>
  );
}

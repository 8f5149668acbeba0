import { lazy, Suspense, type ComponentProps } from 'react';
import { useAddress } from '../address/address.ts';
import { Fallback } from '../frame/fallback.tsx';
import { parseReading } from '../reading/reading-address.ts';
import { useIsAtLeast } from '../session/use-session.ts';
import type CorrectThingType from './correct-thing.tsx';

const CorrectThing = lazy(() => import('./correct-thing.tsx'));

/** The ways to correct a thing of the registers, for whoever may, of the present reading. */
export function CorrectThingRoom(props: ComponentProps<typeof CorrectThingType>) {
  const mayCorrect = useIsAtLeast('contributor');
  const { search } = useAddress();
  const { asOf, knownBy } = parseReading(search);
  if (!mayCorrect || asOf !== null || knownBy !== null) return null;
  return (
    <Fallback words="The ways to correct this could not be loaded. To try again, load the page anew.">
      <Suspense>
        <CorrectThing key={props.item.id} {...props} />
      </Suspense>
    </Fallback>
  );
}

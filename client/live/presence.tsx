import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Doing, PresenceTold } from '../../events/readings/presence.ts';
import { useIsAtLeast, useSession } from '../session/use-session.ts';
import { Name } from '../writing/name.tsx';
import { onPresence, peopleAt } from './presence-told.ts';
import { sayPresent } from './whereabouts.ts';

/** The stream that what is shown here is about; null: no one thing. */
export const PlaceContext = createContext<string | null>(null);

interface PresenceProps {
  /** The stream of the thing that is open, such as `occurrence-7f3`. */
  readonly at: string;
  readonly doing: Doing;
}

/**
 * Says that the reader is at a thing for as long as this is shown, and shows who else is there; for
 * contributors and editors only, since nobody else is told.
 */
export function Presence(props: PresenceProps) {
  return useIsAtLeast('contributor') ? <Present {...props} /> : null;
}

/** As {@link Presence}, for whoever edits what is shown around it. */
export function EditingPresence() {
  const at = use(PlaceContext);
  return at === null ? null : <Presence at={at} doing="editing" />;
}

function Present({ at, doing }: PresenceProps) {
  const own = useSession()?.person?.name;
  useEffect(() => sayPresent(at, doing), [at, doing]);
  const people = useSyncExternalStore(onPresence, () => peopleAt(at));
  const others = people.filter(({ name }) => name !== own);
  return (
    <p className="presence" role="status">
      {others.length > 0 && (
        <>
          <span aria-hidden="true" className="presence-mark" />
          Also here: <Others others={others} />
        </>
      )}
    </p>
  );
}

function Others({ others }: { readonly others: PresenceTold['people'] }) {
  const inOrder = [...others].sort(
    (a, b) => Number(b.doing === 'editing') - Number(a.doing === 'editing'),
  );
  return inOrder.map(({ name, doing }, index) => (
    <span key={name} className={`presence-${doing}`}>
      {index > 0 && ', '}
      <Name>{name}</Name>
      {doing === 'editing' && ', who is editing'}
    </span>
  ));
}

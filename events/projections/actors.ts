import { liveOccurrence } from './live.ts';
import { derivedView } from './view.ts';

/** The part that an actor had in a live occurrence. */
export interface ActorsRow {
  readonly actor: string;
  readonly occurrence: string;
  readonly role: string;
}

/** Key: `<actor>/<occurrence>/<role>`, so that an actor's dossier stands together. */
export const actors = derivedView<'actors', ActorsRow>({
  name: 'actors',
  version: 1,
  rowsOf(thing) {
    const live = liveOccurrence(thing);
    if (!live) return [];
    const { id: occurrence } = live;
    return live.actors.map(({ actor, role }) => [
      `${actor}/${occurrence}/${role}`,
      { actor, occurrence, role },
    ]);
  },
  part: (thing) => {
    const live = liveOccurrence(thing);
    return live ? [live.actors] : [];
  },
});

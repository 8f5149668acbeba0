import type { Thing } from '../../../events/things/thing.ts';
import { evolveThing } from '../../../events/things/thing.ts';
import type { View } from '../../../events/projections/view.ts';
import type { Archive } from '../../../server/archive.ts';
import { recorded } from '../../../server/log/recorded.ts';

const pageLength = 1_000;

/**
 * The plain way to an as-of reading, without kept rows: folds every event from zero to a position
 * with the pure functions, in memory, and returns how many rows the views then have.
 */
export function replay(archive: Archive, views: readonly View[], position: number): number {
  const things = new Map<string, Thing | null>();
  const folded = views.map((view) => ({ view, rows: new Map<string, unknown>() }));
  for (let after = 0; after < position; after += pageLength) {
    const limit = Math.min(pageLength, position - after);
    for (const stored of archive.read({ after, limit })) {
      const event = recorded(stored);
      const before = things.get(event.stream) ?? null;
      const transition = { before, after: evolveThing(before, event), event };
      things.set(event.stream, transition.after);
      for (const { view, rows } of folded)
        for (const { key, change } of view.changes(transition)) {
          const row = view.evolve(rows.get(key) ?? null, change);
          if (row === null) rows.delete(key);
          else rows.set(key, row);
        }
    }
  }
  return folded.reduce((sum, { rows }) => sum + rows.size, 0);
}

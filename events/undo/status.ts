import type { Occurrence } from '../things/occurrence.ts';
import { blockedBy, undoneBy, type Inverse, type Stages } from './inverse.ts';

/** What was recorded is not taken out of the log: the archive no longer stands by it. */
export function undoRecorded({ now }: Stages<Occurrence>): Inverse {
  switch (now.status) {
    case 'live':
      return undoneBy('OccurrenceRetracted', {});
    case 'retracted':
      return blockedBy('already-undone', 'the occurrence was retracted since');
    case 'merged':
      return blockedBy('changed-since', 'the occurrence was merged since; undo that first');
  }
}

/** A retracted occurrence is stood by again. */
export function undoRetracted({ now }: Stages<Occurrence>): Inverse {
  switch (now.status) {
    case 'live':
      return blockedBy('already-undone', 'the occurrence was reinstated since');
    case 'retracted':
      return undoneBy('OccurrenceReinstated', {});
    case 'merged':
      return blockedBy('changed-since', 'the occurrence was merged since; undo that first');
  }
}

/** A reinstated occurrence is retracted, or merged into the same one, as it was. */
export function undoReinstated({ before, now }: Stages<Occurrence>): Inverse {
  if (!before) throw new Error('what is reinstated was recorded');
  const { status, mergedInto } = before;
  if (now.status === status && now.mergedInto === mergedInto)
    return blockedBy('already-undone', `the occurrence was ${status} again since`);
  if (now.status !== 'live')
    return blockedBy('changed-since', `the occurrence was ${now.status} since; undo that first`);
  return mergedInto === null
    ? undoneBy('OccurrenceRetracted', {})
    : undoneBy('OccurrenceMerged', { into: mergedInto });
}

/** A merged occurrence is told for itself again. */
export function undoMerged({ after, now }: Stages<Occurrence>): Inverse {
  switch (now.status) {
    case 'live':
      return blockedBy('already-undone', 'the occurrence was reinstated since');
    case 'retracted':
      return blockedBy('changed-since', 'the occurrence was retracted since; undo that first');
    case 'merged':
      return now.mergedInto === after.mergedInto
        ? undoneBy('OccurrenceReinstated', {})
        : blockedBy('changed-since', 'it was merged into another since; undo that first');
  }
}

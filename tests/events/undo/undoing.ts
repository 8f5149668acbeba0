import { decide, type Proposed } from '../../../events/decisions/decide.ts';
import type { Occurrence } from '../../../events/things/occurrence.ts';
import { evolveThing, type Thing } from '../../../events/things/thing.ts';
import { undoEvents, type Undoing, type UndoOn } from '../../../events/undo/undo.ts';
import { ArchiveInMemory } from '../../support/archive-in-memory.ts';

/** An archive of plain maps as undoing looks at it. */
function undoOn(archive: ArchiveInMemory): UndoOn {
  return {
    decide,
    event: (position) => archive.log[position - 1] ?? null,
    at: (stream, version) =>
      archive.log
        .filter((event) => event.stream === stream && event.version <= version)
        .reduce<Thing | null>(evolveThing, null),
    stand(stream) {
      const thing = archive.things.get(stream) ?? null;
      return { version: thing?.version ?? 0, thing };
    },
    citing: (source) =>
      archive
        .occurrences()
        .filter(({ citations }) => citations.some((citation) => citation.source === source))
        .map(({ id }) => id),
  };
}

/** The archive that events add up to, whatever a rule would say. */
export function recordedOf(said: readonly Proposed[]): ArchiveInMemory {
  const archive = new ArchiveInMemory();
  for (const one of said) archive.record(one);
  return archive;
}

/** What undoing comes to; the archive stays as it is. */
export function undoing(archive: ArchiveInMemory, ...positions: readonly number[]): Undoing {
  return undoEvents(positions, undoOn(archive));
}

/** Undoes, and appends what it comes to; throws where the archive does not take that as it is. */
export function undo(archive: ArchiveInMemory, ...positions: readonly number[]): Undoing {
  const plan = undoing(archive, ...positions);
  for (const { event } of plan.undone) {
    const { expectedVersion, ...said } = event;
    const version = archive.things.get(event.stream)?.version ?? 0;
    if (version !== expectedVersion) throw new Error(`${event.stream} is at ${version}`);
    const refusal = archive.append({ ...said, reason: 'undone' });
    if (refusal) throw new Error(`${event.type}: ${refusal.code}, ${refusal.message}`);
  }
  return plan;
}

/**
 * What a thing says: without its version, its lists of citations and relations in no order, and of
 * its disputes the claims that are open.
 */
export function essenceOf(thing: Thing | null | undefined): unknown {
  if (!thing) return null;
  const { version: _version, ...rest } = thing;
  return thing.thing === 'occurrence' ? { ...rest, ...unordered(thing) } : rest;
}

function unordered({ citations, relations, disputes }: Occurrence) {
  const open = disputes.filter(({ resolved }) => resolved === null);
  return {
    citations: sorted(citations),
    relations: sorted(relations),
    disputes: sorted(open.map(({ dispute: _name, ...claim }) => claim)),
  };
}

function sorted(values: readonly object[]): string[] {
  return values
    .map((value) => JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

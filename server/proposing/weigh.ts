import { decide, type Refusal } from '../../events/decisions/decide.ts';
import { sharedParts } from '../../events/decisions/parts.ts';
import { SupposedWorld, type SupposedOn } from '../../events/decisions/supposed.ts';
import { evolveThing, type Thing } from '../../events/things/thing.ts';
import type { LogEvent, Recorded } from '../../events/vocabulary/event.ts';
import type { Proposal } from '../proposals.ts';

/** The archive that proposed events are held against, fixed while that lasts. */
export interface WeighedAgainst extends SupposedOn {
  /** The thing as this version of its stream left it. */
  at(stream: string, version: number): Thing | null;
  /** What was said of a stream after a version, oldest first. */
  after(stream: string, version: number): readonly LogEvent[];
  /** Where the event with this id stands in the log; null: it is not in it. */
  positionOf(id: string): number | null;
}

/** What one event did to its thing. */
interface Difference {
  readonly before: Thing | null;
  readonly after: Thing | null;
}

/** A proposed event as it would be taken now. */
export interface Weighed extends Difference {
  /** The version that its stream is at. */
  readonly actualVersion: number;
  /** Where it stands in the log already; null: it does not. */
  readonly position: number | null;
  /** What others said of its stream since its proposer looked, and the parts that both bear on. */
  readonly since: readonly (Difference & {
    readonly event: LogEvent;
    readonly collides: readonly string[];
  })[];
  readonly refusal: Refusal | null;
}

/**
 * Holds proposed events against the archive, each as though those before it were accepted; one that
 * a rule refuses changes nothing for those after it.
 */
export function weigh(proposals: readonly Proposal[], against: WeighedAgainst): Weighed[] {
  const world = new SupposedWorld(against);
  const seen = versionsSeen(proposals, against);
  const own = new Set(proposals.map(({ id }) => id));
  return proposals.map((proposal) => {
    const { id, proposed } = proposal;
    const { stream } = proposed;
    const { thing: before, version } = world.stand(stream);
    const position = id === null ? null : against.positionOf(id);
    const refusal = position === null ? decide(before, proposed, world) : null;
    const isTaken = position === null && refusal === null;
    const after = isTaken ? evolveThing(before, supposed(proposal, version + 1)) : before;
    if (isTaken) world.suppose(stream, { version: version + 1, thing: after });
    const since = against
      .after(stream, position === null ? (seen.get(stream) ?? 0) : Infinity)
      .filter((event) => !own.has(event.id))
      .map((event) => ({
        event,
        before: against.at(stream, event.version - 1),
        after: against.at(stream, event.version),
        collides: sharedParts(proposed, event),
      }));
    const actualVersion = against.stand(stream).version;
    return { before, after, actualVersion, position, since, refusal };
  });
}

/** The version of each stream that the proposer saw: what its first event expects. */
function versionsSeen(
  proposals: readonly Proposal[],
  against: WeighedAgainst,
): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const { proposed, expectedVersion } of proposals) {
    const { stream } = proposed;
    if (seen.has(stream)) continue;
    const { version } = against.stand(stream);
    seen.set(stream, expectedVersion === 'any' ? version : expectedVersion);
  }
  return seen;
}

/** The event as the log would hold it; where and when, no fold of a thing asks. */
function supposed({ id, proposed, schemaVersion }: Proposal, version: number): Recorded {
  const stamp = { position: 0, recordedAt: '', recordedBy: '' };
  return { ...proposed, ...stamp, id: id ?? '', version, schemaVersion };
}

import type { Day } from './day.ts';
import type { SetMember } from './edtf.ts';
import { spanOf } from './point-bounds.ts';

/** Two days with everything between them, both inclusive; null where there is no bound. */
export interface DayBounds {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/** The days that a member of a set covers, a range as one stretch. */
export function segmentOf(member: SetMember): DayBounds {
  switch (member.kind) {
    case 'range':
      return { earliest: spanOf(member.from).earliest, latest: spanOf(member.to).latest };
    case 'up-to':
      return { earliest: null, latest: spanOf(member.to).latest };
    case 'from':
      return { earliest: spanOf(member.from).earliest, latest: null };
    case 'date':
    case 'season':
      return spanOf(member);
  }
}

/** The stretch that holds all of these; without a bound where one of them has none. */
export function hullOf(segments: readonly DayBounds[]): DayBounds {
  return {
    earliest: lowest(segments.map((segment) => segment.earliest)),
    latest: highest(segments.map((segment) => segment.latest)),
  };
}

/**
 * When something that happened on all the members began and ended: with the earliest of them and
 * with the latest, whatever the order they are written in.
 */
export function allOfEnds(members: readonly SetMember[]): { start: DayBounds; end: DayBounds } {
  const begun = members.map((member) =>
    member.kind === 'range' || member.kind === 'from' ? spanOf(member.from) : segmentOf(member),
  );
  const ended = members.map((member) =>
    member.kind === 'range' || member.kind === 'up-to' ? spanOf(member.to) : segmentOf(member),
  );
  return {
    start: {
      earliest: lowest(begun.map((span) => span.earliest)),
      latest: lowest(begun.map((span) => span.latest)),
    },
    end: {
      earliest: highest(ended.map((span) => span.earliest)),
      latest: highest(ended.map((span) => span.latest)),
    },
  };
}

/** The lowest of some days; null when one of them has no bound. */
function lowest(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null);
  return known.length < days.length || known.length === 0 ? null : Math.min(...known);
}

function highest(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null);
  return known.length < days.length || known.length === 0 ? null : Math.max(...known);
}

import type { Day } from '../../events/dates/day.ts';

/** What gives an instrument a standing: an occurrence, and on which days it may have begun. */
export interface Giver {
  readonly occurrence: string;
  /** The standing it leaves the instrument at: the last that it lists. */
  readonly standing: string;
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/** What is found of a giver on one day, over all the ways that things may have gone. */
export interface Found {
  /** In how many of them it had begun. */
  readonly begun: 'always' | 'sometimes' | 'never';
  /**
   * Whether the instrument still stood so: `no` if in every way another had begun after it, certain
   * if it may have been the last and the instrument stood at the same in every way.
   */
  readonly present: 'certain' | 'possible' | 'no';
}

/** One of the ways that things may have gone: who had begun, and who of them was the last. */
interface Way {
  readonly begun: readonly Giver[];
  readonly last: Giver | null;
}

/** What is found of each giver by id on a day; null: at the end of time. */
export function standingOn(givers: readonly Giver[], until: Day | null): Map<string, Found> {
  const ways = [...waysUntil(givers, until)];
  return new Map(
    givers.map((giver) => {
      const begun = ways.filter((way) => way.begun.includes(giver)).length;
      const isEverLast = ways.some(({ last }) => last === giver);
      const isSure = ways.every(({ last }) => last?.standing === giver.standing);
      return [
        giver.occurrence,
        {
          begun: begun === ways.length ? 'always' : begun > 0 ? 'sometimes' : 'never',
          present: !isEverLast ? 'no' : isSure ? 'certain' : 'possible',
        },
      ];
    }),
  );
}

/** How an instrument stands in every way that things may have gone; null: it can't be told. */
export function surelyStandsAt(givers: readonly Giver[], until: Day | null): string | null {
  const standings = new Set(
    [...waysUntil(givers, until)].map(({ last }) => last?.standing ?? null),
  );
  const [standing = null] = standings;
  return standings.size === 1 ? standing : null;
}

/**
 * Every way in which the givers of one instrument may lie in time: each begins on any day that its
 * date allows, and of several that begin on one day any may be the last. Only days at which an
 * order can change are tried; between two of them nothing does.
 */
function* waysUntil(givers: readonly Giver[], until: Day | null): Generator<Way> {
  for (const placed of placements(givers, daysToTry(givers, until))) {
    const began = givers.map((giver, at) => ({ giver, day: placed[at] ?? 0 }));
    const begun = began.filter(({ day }) => until === null || day <= until);
    const lastDay = Math.max(...begun.map(({ day }) => day));
    const all = begun.map(({ giver }) => giver);
    if (all.length === 0) yield { begun: all, last: null };
    for (const { giver, day } of begun) if (day === lastDay) yield { begun: all, last: giver };
  }
}

function daysToTry(givers: readonly Giver[], until: Day | null): readonly Day[] {
  const bounds = givers.flatMap(({ earliest, latest }) => [earliest, latest]);
  const days = [...bounds, until, until === null ? null : until + 1].filter((day) => day !== null);
  const [first, last] = [Math.min(0, ...days), Math.max(0, ...days)];
  return [...new Set([first - 1, ...days, last + 1])].sort((a, b) => a - b);
}

function* placements(givers: readonly Giver[], days: readonly Day[]): Generator<readonly Day[]> {
  const [giver, ...rest] = givers;
  if (!giver) return yield [];
  for (const day of days) {
    if (giver.earliest !== null && day < giver.earliest) continue;
    if (giver.latest !== null && day > giver.latest) continue;
    for (const others of placements(rest, days)) yield [day, ...others];
  }
}

import type { ReplayEffect, ReplayInstrument } from '../../events/readings/replay.ts';
import { judge, standingOn, summaryOf, type Judgement } from '../../events/replay/standing-on.ts';
import { lastAtMost } from '../../events/replay/steps.ts';

/** An effect that may be what an instrument stands at, and how sure that is. */
export type Candidate = ReplayEffect & Judgement;

/** How an instrument stands where the play-head does. */
export interface BoardRow {
  readonly instrument: ReplayInstrument['instrument'];
  readonly certainty: 'certain' | 'possible' | 'not-yet';
  /** The effects that it may stand at: one where that is certain, none where nothing had begun. */
  readonly candidates: readonly Candidate[];
  /** Whether it may still stand at nothing, since none of the candidates had certainly begun. */
  readonly mayBeNothing: boolean;
  /** The last day on which something made it stand so; null: no such day is known. */
  readonly changedDay: number | null;
  /** The same for as long as it stands the same. */
  readonly state: string;
}

/**
 * How all instruments stand, day by day. What each stands at is worked out once for as long as it
 * stays the same, so that a head that moves on asks only for what has changed.
 */
export class Board {
  readonly #tracks: readonly Track[];

  constructor(instruments: readonly ReplayInstrument[]) {
    this.#tracks = instruments.map((instrument) => new Track(instrument));
  }

  /** All instruments on a day (null: now), those that changed last before the others. */
  on(day: number | null): readonly BoardRow[] {
    return this.#tracks
      .map((track) => track.on(day))
      .sort((a, b) => rankOf(b) - rankOf(a) || (b.changedDay ?? 0) - (a.changedDay ?? 0));
  }
}

/** What has changed on a known day, then what stands at something, then what stands at nothing. */
function rankOf({ changedDay, certainty }: BoardRow): number {
  if (changedDay !== null) return 2;
  return certainty === 'not-yet' ? 0 : 1;
}

/** One instrument through time. */
class Track {
  readonly #instrument: ReplayInstrument;
  /** The days on which something about it may change, ascending. */
  readonly #days: readonly number[];
  #lastStep: number | null | undefined;
  #last: BoardRow | null = null;

  constructor(instrument: ReplayInstrument) {
    this.#instrument = instrument;
    const bounds = instrument.effects.flatMap(({ span: { start } }) => [
      start.earliest,
      start.latest,
    ]);
    const days = Float64Array.from(bounds.filter((day) => day !== null)).sort();
    this.#days = [...new Set(days)];
  }

  on(day: number | null): BoardRow {
    const step = day === null ? null : lastAtMost(this.#days, day);
    if (this.#last !== null && step === this.#lastStep) return this.#last;
    const row = this.#rowOn(day);
    this.#lastStep = step;
    // The same row for the same state, so that who draws it sees that nothing has changed.
    const kept = this.#last?.state === row.state ? this.#last : row;
    this.#last = kept;
    return kept;
  }

  #rowOn(day: number | null): BoardRow {
    const { instrument, effects } = this.#instrument;
    const stood = day === null ? summaryOf(judge(effects, null)) : standingOn(effects, day);
    const last = stood.effects.at(-1);
    const candidates = stood.standing === null || !last ? stood.effects : [last];
    const changedDay = lastChange(stood.effects, day);
    return {
      instrument,
      certainty: stood.certainty,
      candidates,
      mayBeNothing: stood.effects.every(({ certainty }) => certainty === 'possible'),
      changedDay,
      state: [
        stood.certainty,
        changedDay,
        ...candidates.map(({ occurrence, standing, certainty }) =>
          [occurrence, standing, certainty].join(' '),
        ),
      ].join('|'),
    };
  }
}

/** The last day up to the head's on which one of these may have begun, or certainly had. */
function lastChange(effects: readonly Candidate[], day: number | null): number | null {
  const until = day ?? Infinity;
  const days = effects
    .flatMap(({ span: { start } }) => [start.earliest, start.latest])
    .filter((bound) => bound !== null)
    .filter((bound) => bound <= until);
  return days.length === 0 ? null : Math.max(...days);
}

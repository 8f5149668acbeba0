import type { Steps } from '../replay/steps.ts';
import type { AsOf, DateOnly, Named } from './answers.ts';

/** What an occurrence does to an instrument, with names, for a play-head to judge on any day. */
export interface ReplayEffect {
  readonly occurrence: string;
  readonly slug: string;
  readonly title: string;
  readonly standing: string;
  readonly date: DateOnly;
  readonly span: {
    readonly start: { readonly earliest: number | null; readonly latest: number | null };
  };
  /** The known sources that support the occurrence. */
  readonly sources: readonly Named[];
}

/** An instrument and its effects, in the order of their dates (see `events/replay/standing-on`). */
export interface ReplayInstrument {
  readonly instrument: Named & { readonly kind: string };
  readonly effects: readonly ReplayEffect[];
}

/**
 * `GET /api/replay`: all that a play-head needs to say how things stood on any day without asking
 * again. Read under filters, `match`, `knownBy` and `asOf`; counts also under the window.
 */
export interface ReplayAnswer {
  readonly asOf: AsOf;
  readonly total: number;
  /** How many occurrences had begun (under `match`) by each day. */
  readonly begun: Steps;
  /** How many had certainly begun. */
  readonly certain: Steps;
  /** The actors with the most occurrences, and how many of theirs had begun. */
  readonly actors: readonly { readonly actor: Named; readonly begun: Steps }[];
  /** How many actors take part in all. */
  readonly actorsTotal: number;
  /**
   * The instruments that matching occurrences affect, in the window or not, with all effects on
   * them; most first.
   */
  readonly instruments: readonly ReplayInstrument[];
  readonly instrumentsTotal: number;
}

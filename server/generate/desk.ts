import type { Citation } from '../../events/vocabulary/citation.ts';
import type { EventData } from '../../events/vocabulary/event.ts';
import type { Chance } from './chance.ts';
import type { Written } from './scribe.ts';

/** What is remembered of an occurrence, so that what is said of it later is allowed. */
export interface KnownOccurrence extends Written {
  /** Its place in the order of telling; relations of parts and mergers lead from later to earlier. */
  readonly number: number;
  readonly id: string;
  readonly year: number;
  /** The occurrence that this one tells again under another name. */
  readonly twinOf: KnownOccurrence | null;
  readonly title: string;
  readonly kind: string;
  status: 'live' | 'retracted' | 'merged';
  edtf: string;
  importance: number;
  effects: EventData<'OccurrenceRecorded'>['effects'];
  /** Those that may be withdrawn: all but the first, which supports it, in a source that stays. */
  withdrawable: Citation[];
  /** How many places were cited so far. */
  cited: number;
  relations: EventData<'OccurrenceUnrelated'>[];
  /** Disputes that are open, and the date that each claims. */
  open: { readonly dispute: string; readonly edtf: string | null }[];
  /** How many disputes there were so far. */
  disputed: number;
}

/** How many occurrences are remembered: as many for a large archive as for a middling one. */
const recentMax = 4_096;
const lastingMax = 1_024;

/** One in so many occurrences is spoken of for long. */
const lastingEvery = 64;

/**
 * The occurrences that editors have before them. What is laid on a full desk takes the place of
 * another, which is then never spoken of again: most are soon forgotten, and a few stay for most of
 * the archive's life. So memory is bounded however much is told.
 */
export class Desk {
  readonly #chance: Chance;
  readonly #recent: KnownOccurrence[] = [];
  readonly #lasting: KnownOccurrence[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Lays an occurrence on the desk. */
  keep(occurrence: KnownOccurrence): void {
    this.#lay(occurrence, this.#recent, recentMax);
    if (this.#chance.below(lastingEvery) === 0) this.#lay(occurrence, this.#lasting, lastingMax);
  }

  /** One that lies there; null: none does. */
  pick(): KnownOccurrence | null {
    const isLasting = this.#lasting.length > 0 && this.#chance.happens(0.35);
    const pile = isLasting ? this.#lasting : this.#recent;
    return pile[this.#chance.below(pile.length)] ?? null;
  }

  /** A live one; null: none came to hand. */
  pickLive(): KnownOccurrence | null {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const picked = this.pick();
      if (picked?.status === 'live') return picked;
    }
    return null;
  }

  #lay(occurrence: KnownOccurrence, pile: KnownOccurrence[], max: number): void {
    if (pile.length < max) pile.push(occurrence);
    else pile[this.#chance.below(max)] = occurrence;
  }
}

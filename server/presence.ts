import type { Doing, PresenceTold } from '../events/readings/presence.ts';

/** What someone’s page says of where they are. */
export interface Whereabouts {
  /** Public name. */
  readonly name: string;
  /** What tells one open page of a person from another. */
  readonly page: string;
  /** The stream of the thing; null: the page has left. */
  readonly at: string | null;
  readonly doing: Doing;
}

interface Word extends Whereabouts {
  readonly at: string;
  readonly untilMs: number;
}

/** A word holds for so long; a page repeats it twice as often. */
const holdsMs = 30_000;

/** The most words that are kept, and the most of one person. */
const wordsMax = 10_000;
const wordsOfOneMax = 50;

/**
 * Who is where, in memory only: nothing of it is written down.
 *
 * 1. A word holds for 30 s from when it was said, and a page has one at most.
 * 2. `onChanged` is called with each place where someone came, went or does something else.
 */
export class Presence {
  readonly #now: () => number;
  readonly #onChanged: (told: PresenceTold) => void;
  readonly #words = new Map<string, Word>();

  constructor(now: () => number, onChanged: (told: PresenceTold) => void) {
    this.#now = now;
    this.#onChanged = onChanged;
  }

  /** Takes a word; false: there are too many already. */
  say({ name, page, at, doing }: Whereabouts): boolean {
    this.expire();
    const key = JSON.stringify([name, page]);
    const former = this.#words.get(key);
    if (at !== null && former === undefined && this.#isFull(name)) return false;
    const places = [...new Set([former?.at, at ?? undefined])].filter((one) => one !== undefined);
    this.#changing(places, () => {
      this.#words.delete(key);
      if (at !== null)
        this.#words.set(key, { name, page, at, doing, untilMs: this.#now() + holdsMs });
    });
    return true;
  }

  /** Lets the words go that no longer hold. */
  expire(): void {
    const now = this.#now();
    const gone = [...this.#words].filter(([, { untilMs }]) => untilMs <= now);
    if (gone.length === 0) return;
    this.#changing([...new Set(gone.map(([, { at }]) => at))], () => {
      for (const [key] of gone) this.#words.delete(key);
    });
  }

  /** Who is at a thing. */
  at(place: string): PresenceTold {
    const doings = new Map<string, Doing>();
    for (const { at, name, doing } of this.#words.values())
      if (at === place && doings.get(name) !== 'editing') doings.set(name, doing);
    const people = [...doings].map(([name, doing]) => ({ name, doing }));
    return { at: place, people: people.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  /** Every place where someone is. */
  everywhere(): readonly PresenceTold[] {
    const places = new Set([...this.#words.values()].map(({ at }) => at));
    return [...places].map((place) => this.at(place));
  }

  #isFull(name: string): boolean {
    if (this.#words.size >= wordsMax) return true;
    const own = [...this.#words.values()].filter((word) => word.name === name);
    return own.length >= wordsOfOneMax;
  }

  #changing(places: readonly string[], change: () => void): void {
    const before = places.map((place) => JSON.stringify(this.at(place)));
    change();
    for (const [index, place] of places.entries()) {
      const told = this.at(place);
      if (JSON.stringify(told) !== before[index]) this.#onChanged(told);
    }
  }
}

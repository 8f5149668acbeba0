import type { Chance } from './chance.ts';
import { idOf } from './ids.ts';
import { kinds } from './kinds.ts';
import type { Scribe, Written } from './scribe.ts';
import { matters, reasons } from './words.ts';

/** The chronicles of a generated archive: a few, the first telling of most. */
export class Chronicles {
  readonly #chance: Chance;
  readonly #scribe: Scribe;
  readonly #written: Written[] = [];

  constructor(chance: Chance, scribe: Scribe) {
    this.#chance = chance;
    this.#scribe = scribe;
  }

  /** How many are opened. */
  get count(): number {
    return this.#written.length;
  }

  /** Opens the next. */
  open(): void {
    const written = { stream: `chronicle-${idOf(this.count)}`, version: 0 };
    this.#scribe.write(written, 'ChronicleOpened', {
      title: `A chronicle of ${this.#chance.favouring(matters)}, part ${this.count + 1}`,
      kinds: kinds
        .slice(0, 10)
        .map(({ kind, hue }) => ({ kind, label: kind.replace('-', ' '), colour: hue })),
      lanes: this.#chance.of(['kind', 'actor', 'none']),
      window: { from: '1900', to: '2020' },
    });
    this.#written.push(written);
  }

  /** The ids of those that something is told in: mostly one, at times none. */
  some(): string[] {
    return this.#chance.happens(0.15) ? [] : [idOf(this.#chance.rank(this.count))];
  }

  /** Corrects one of them. */
  revise(): void {
    const written = this.#written[this.#chance.rank(this.count)];
    if (!written) return;
    const introduction = `Introduced anew at version ${written.version}.`;
    this.#scribe.write(written, 'ChronicleRevised', { introduction }, this.#chance.of(reasons));
  }
}

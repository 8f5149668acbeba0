import { actorId, actorName, type Actors } from './actors.ts';
import type { Chance } from './chance.ts';
import { idOf } from './ids.ts';
import { instrumentKinds, type InstrumentKind } from './kinds.ts';
import type { Scribe, Written } from './scribe.ts';
import type { Sources } from './sources.ts';
import { matters, places, reasons } from './words.ts';

/** An instrument on its way from standing to standing. */
export interface KnownInstrument extends Written {
  readonly id: string;
  readonly kind: InstrumentKind;
  /** What it stands at; null: nothing has happened to it yet. */
  standing: string | null;
  /** The year of its last standing. */
  year: number;
}

/** The instruments of a generated archive. */
export class Instruments {
  readonly #chance: Chance;
  readonly #scribe: Scribe;
  readonly #known: KnownInstrument[] = [];

  constructor(chance: Chance, scribe: Scribe) {
    this.#chance = chance;
    this.#scribe = scribe;
  }

  /** How many are registered. */
  get count(): number {
    return this.#known.length;
  }

  /** Registers the next, whose story begins in a year. */
  register(actors: Actors, sources: Sources, year: number): void {
    const chance = this.#chance;
    const id = idOf(this.count);
    const kind = chance.favouring(instrumentKinds);
    const parties = actors.some(chance.between(1, 4));
    const [first = 0] = parties;
    const of = chance.happens(0.5) ? actorName(first) : chance.favouring(places);
    const known = { stream: `instrument-${id}`, version: 0, id, kind, standing: null, year };
    this.#scribe.write(known, 'InstrumentRegistered', {
      title: `${capital(kind.kind)} of ${of} on ${chance.favouring(matters)}`,
      kind: kind.kind,
      parties: parties.map(actorId),
      ...(chance.happens(0.6)
        ? { citations: [sources.cite(sources.reference(), 'supports', 0)] }
        : {}),
    });
    this.#known.push(known);
  }

  /** One of them, the first being the likeliest. */
  one(): KnownInstrument {
    return this.#chance.favouring(this.#known);
  }

  /** Moves an instrument on to its next standing, in the same year or some years later. */
  moveOn(instrument: KnownInstrument, latestYear: number): string {
    const { kind, standing } = instrument;
    const choices = standing === null ? [kind.first] : (kind.next[standing] ?? [kind.first]);
    const chosen = this.#chance.of(choices);
    instrument.standing = chosen;
    instrument.year = Math.min(latestYear, instrument.year + this.#chance.rank(8));
    return chosen;
  }

  /** Corrects what is said of one of them. */
  revise(): void {
    const known = this.one();
    // Named after the version, it differs from every summary before.
    const summary = `Summed up anew at version ${known.version}, from the text itself.`;
    this.#scribe.write(known, 'InstrumentRevised', { summary }, this.#chance.of(reasons));
  }
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

import type { Citation } from '../../events/vocabulary/citation.ts';
import type { EventData } from '../../events/vocabulary/event.ts';
import type { Chance } from './chance.ts';
import { dayIn, yearText } from './dates.ts';
import { idOf } from './ids.ts';
import type { Scribe, Written } from './scribe.ts';
import { families, givens, matters, places, reasons } from './words.ts';

type Type = EventData<'SourceRegistered'>['type'];

/** A source that may still be cited or spoken of. */
export interface KnownSource extends Written {
  readonly id: string;
  /** Nothing rests on a doubtful source alone, so that it can be withdrawn at any time. */
  readonly isDoubtful: boolean;
  published: string | null;
  isWithdrawn: boolean;
}

/** How many recent sources are remembered: what is forgotten is not spoken of again. */
const recentMax = 512;

const types: readonly Type[] = [
  'document',
  'book',
  'article-journal',
  'report',
  'manuscript',
  'article-newspaper',
  'webpage',
  'legislation',
  'treaty',
  'speech',
  'thesis',
  'post-weblog',
];

/** The sources of a generated archive: works of reference, cited throughout, and those of the day. */
export class Sources {
  readonly #chance: Chance;
  readonly #scribe: Scribe;
  readonly #reference: KnownSource[] = [];
  readonly #recent: KnownSource[] = [];
  #count = 0;

  constructor(chance: Chance, scribe: Scribe) {
    this.#chance = chance;
    this.#scribe = scribe;
  }

  /** How many works of reference are registered. */
  get referenceCount(): number {
    return this.#reference.length;
  }

  /** Registers a work of reference. */
  registerReference(latestYear: number): void {
    const year = this.#chance.between(1850, latestYear);
    this.#reference.push(this.#register({ year, latestYear, isDoubtful: false, via: null }));
  }

  /** Registers a source that tells of things of a year, published then or, mostly, long after. */
  register(about: number, latestYear: number): KnownSource {
    const isDoubtful = this.#chance.happens(0.18);
    const via = this.#chance.happens(0.1) ? this.reference().id : null;
    const year = this.#publicationYear(about, latestYear);
    const source = this.#register({ year, latestYear, isDoubtful, via });
    if (this.#recent.length < recentMax) this.#recent.push(source);
    else this.#recent[this.#chance.below(recentMax)] = source;
    return source;
  }

  /** A work of reference, the first being cited most. */
  reference(): KnownSource {
    return this.#chance.favouring(this.#reference);
  }

  /** A citation of a source; `number` tells the places in it apart. */
  cite(source: KnownSource, stance: Citation['stance'], number: number): Citation {
    const page = number * 40 + this.#chance.between(1, 40);
    const locator = this.#chance.happens(0.7) ? `page ${page}` : `paragraph ${page}`;
    if (!this.#chance.happens(0.08)) return { source: source.id, locator, stance };
    return { source: source.id, locator, stance, quote: this.#chance.of(quotes) };
  }

  /** Corrects what is said of one of the day's sources. */
  revise(): void {
    const source = this.#standing();
    if (!source) return;
    const published = this.#chance.of(['1931', '1988-05', '2002~', '2011/2012', '1999-11-20']);
    const note = `Collated again at version ${source.version}.`;
    const isDated = published !== source.published && this.#chance.happens(0.7);
    this.#scribe.write(
      source,
      'SourceRevised',
      isDated ? { note, published } : { note },
      this.#chance.of(reasons),
    );
    if (isDated) source.published = published;
  }

  /** Withdraws a doubtful source, if one is at hand. */
  withdraw(): void {
    const source = this.#recent.find(({ isDoubtful, isWithdrawn }) => isDoubtful && !isWithdrawn);
    if (!source) return;
    source.isWithdrawn = true;
    this.#scribe.write(source, 'SourceWithdrawn', {}, 'The document was shown to be forged');
  }

  #standing(): KnownSource | null {
    const source = this.#recent[this.#chance.below(this.#recent.length)];
    return source && !source.isWithdrawn ? source : null;
  }

  #register(what: {
    readonly year: number;
    readonly latestYear: number;
    readonly isDoubtful: boolean;
    readonly via: string | null;
  }): KnownSource {
    const { isDoubtful } = what;
    const chance = this.#chance;
    const id = idOf(this.#count);
    this.#count += 1;
    const published = this.#published(what.year, what.latestYear);
    const source = { stream: `source-${id}`, version: 0, id, isDoubtful, isWithdrawn: false };
    this.#scribe.write(source, 'SourceRegistered', {
      type: isDoubtful ? 'pamphlet' : chance.favouring(types),
      title: `${chance.of(openings)} ${chance.favouring(matters)} in ${chance.favouring(places)}`,
      ...(chance.happens(0.8)
        ? { author: [{ family: chance.of(families), given: chance.of(givens) }] }
        : {}),
      ...(chance.happens(0.4) ? { publisher: `Press of ${chance.favouring(places)}` } : {}),
      ...(published === null ? {} : { published }),
      ...(what.via === null ? {} : { citedVia: what.via }),
    });
    return { ...source, published };
  }

  // Of what is long past, most is told late; of what is new, much within the year.
  #publicationYear(about: number, latest: number): number {
    const first = Math.min(latest, Math.max(about, -3_000));
    if (this.#chance.happens(0.3)) return first;
    if (first < 1600) return this.#chance.between(1600, latest);
    return Math.min(latest, first + this.#chance.rank(120));
  }

  #published(year: number, latestYear: number): string | null {
    const chance = this.#chance;
    const [text, past] = [yearText(year), yearText(Math.max(-3_000, year - chance.between(1, 5)))];
    return chance.weighing<string | null>([
      [34, text],
      [30, year < latestYear ? dayIn(chance, year) : text],
      [10, `${text}~`],
      [6, `${text}?`],
      [6, `${past}/${text}`],
      [4, `${text.slice(0, -1)}X`],
      [2, `[..${text}]`],
      [8, null],
    ]);
  }
}

const openings = [
  'A history of',
  'Letters on',
  'Report on',
  'Notes on',
  'The register of',
  'Papers concerning',
  'An inquiry into',
  'Annals of',
  'The question of',
];

const quotes = [
  'and of this no copy was kept',
  'they parted as friends',
  'which the council denies',
  'in the sum of nine thousand',
  'as is well known in the harbour',
];

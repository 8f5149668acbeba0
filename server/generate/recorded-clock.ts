import type { Chance } from './chance.ts';

/** When the first event is recorded, and how long the archive is told in: not into the future. */
const start = Date.UTC(2009, 0, 5, 8);
const spanMs = 15 * 365 * 86_400_000;

/** Into how many stretches of bustle and quiet recorded time falls. */
const seasons = 15;

/** The longest pause between two requests of one session. */
const pauseMs = 60_000;

/**
 * Recorded time and ids, as the machine's clock and maker of ids would give them to an archive that
 * is told over fifteen years: never back, in sessions with quiet between them, and several events
 * in one millisecond where a request carried several.
 */
export class RecordedClock {
  readonly #chance: Chance;
  readonly #pauseMs: number;
  #now = start;
  #text = new Date(start).toISOString();
  #inMillisecond = 0;

  /** `steps`: about how many events there will be, which time must suffice for. */
  constructor(chance: Chance, steps: number) {
    this.#chance = chance;
    this.#pauseMs = Math.max(1, Math.min(pauseMs, Math.floor(spanMs / (2 * steps))));
  }

  /** The instant, RFC 3339 UTC with milliseconds. */
  get text(): string {
    return this.#text;
  }

  /** The year of the instant. */
  get year(): number {
    return Number(this.#text.slice(0, 4));
  }

  /** Goes on to the next session; `progress`, from 0 to 1, is how much of the archive is told. */
  session(progress: number): void {
    const season = Math.min(seasons - 1, Math.floor(progress * seasons));
    const within = progress * seasons - season;
    // Time stands nearly still at a season's ends: much is told then, and little in the middle.
    const eased = within * within * (3 - 2 * within);
    this.#go(start + Math.floor(((season + eased) / seasons) * spanMs));
  }

  /** Goes on to the next request of a session. */
  pause(): void {
    this.#go(this.#now + 1 + this.#chance.below(this.#pauseMs));
  }

  /** A UUID of version 7 (RFC 9562), greater than those made before it. */
  newId(): string {
    const time = this.#now.toString(16).padStart(12, '0');
    // Distinct within a millisecond by counting, so distinct for certain.
    const count = this.#inMillisecond.toString(16).padStart(3, '0');
    this.#inMillisecond += 1;
    if (this.#inMillisecond === 4_096) this.pause();
    const high = ((this.#chance.word() & 0x3f_ff_ff_ff) | 0x80_00_00_00) >>> 0;
    const first = high.toString(16);
    const rest = this.#chance.word().toString(16).padStart(8, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${first.slice(0, 4)}-${first.slice(4)}${rest}`;
  }

  #go(to: number): void {
    if (to <= this.#now) return;
    this.#now = to;
    this.#inMillisecond = 0;
    this.#text = new Date(to).toISOString();
  }
}

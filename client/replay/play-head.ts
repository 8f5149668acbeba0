/** What the play-head does: it rests, is moved by hand, or is carried along by playing. */
export type HeadPhase = 'resting' | 'held' | 'playing';

/**
 * Where the play-head stands, kept outside of React so that it can move sixty times a second.
 *
 * 1. It stands at a point of the axis, in days and fractions since 1970-01-01; null is the end of
 *    time, where it holds nothing back.
 * 2. Its day is the last that it has reached: with all of a day read, it stands at the day's end.
 * 3. Who listens is told of every change of place or phase, once each.
 */
export class PlayHead {
  #at: number | null;
  #phase: HeadPhase = 'resting';
  readonly #listeners = new Set<() => void>();

  /** A head that rests at the end of a day. */
  constructor(day: number | null) {
    this.#at = day === null ? null : day + 1;
  }

  /** Its point of the axis. */
  get at(): number | null {
    return this.#at;
  }

  /** The last day that it lets begin. */
  get day(): number | null {
    return this.#at === null ? null : Math.ceil(this.#at) - 1;
  }

  get phase(): HeadPhase {
    return this.#phase;
  }

  /** Moves to a point of the axis. */
  moveTo(at: number | null, phase: HeadPhase): void {
    if (at === this.#at && phase === this.#phase) return;
    this.#at = at;
    this.#phase = phase;
    for (const listener of this.#listeners) listener();
  }

  /** Moves to the end of a day. */
  moveToDay(day: number | null, phase: HeadPhase): void {
    this.moveTo(day === null ? null : day + 1, phase);
  }

  /** Comes to rest, at the end of the day that it has reached. */
  rest(): void {
    this.moveToDay(this.day, 'resting');
  }

  /** Calls whenever it has moved or changed its phase; returns the way to stop that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

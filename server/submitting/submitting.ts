import type { Logger } from 'pino';
import { sizeOfSeal } from '../transparency/seals.ts';
import type { Transparency } from '../transparency/transparency.ts';
import type { AskedWitness } from './asked-witness.ts';
import { AskedState, type Pace } from './asked-state.ts';
import { submit, type Submitted } from './submit.ts';

/** What a log submits with. */
export interface SubmittingOptions {
  readonly witnesses: readonly AskedWitness[];
  readonly transparency: Pick<Transparency, 'seals' | 'cosignatures' | 'tree'>;
  readonly logger: Logger;
  readonly pace?: Partial<Pace>;
}

const paceDefault: Pace = {
  pauseMs: 2_000,
  timeoutMs: 10_000,
  backOffMs: 1_000,
  backOffMaxMs: 300_000,
  refreshMs: 86_400_000,
};

/**
 * Has the seals of a log cosigned, behind it and in rounds: each submits the newest seal to every
 * witness at once that has not cosigned it and is not left alone after some trouble.
 *
 * 1. Appending, sealing and answering never wait for a witness.
 * 2. There is one round at a time, at most one in a pause, and no queue: seals that were signed
 *    meanwhile but for the newest are never submitted.
 * 3. A cosignature is kept once it was checked, and only then given to anyone.
 * 4. Whatever a witness does ends as its trouble, and never as ours.
 * 5. Of the seals that are given out none is over fewer events than one before it.
 */
export class Submitting {
  readonly #states: readonly AskedState[];
  readonly #of: SubmittingOptions['transparency'];
  readonly #logger: Logger;
  readonly #pace: Pace;
  readonly #stop = new AbortController();
  #forget: () => void = () => undefined;
  #timer: NodeJS.Timeout | null = null;
  #isRound = false;
  #notBefore = 0;
  /** Size of the seal that the last round ended with; null: there was none yet. */
  #published: number | null;
  /** Size of the greatest seal that someone may have been given. */
  #given: number;

  constructor({ witnesses, transparency, logger, pace }: SubmittingOptions) {
    this.#of = transparency;
    this.#logger = logger;
    this.#pace = { ...paceDefault, ...pace };
    this.#published = transparency.cosignatures.newest();
    // Whichever was given out before the last stop, it was none after this.
    this.#given = transparency.seals.last()?.size ?? 0;
    this.#states = witnesses.map(
      (witness) =>
        new AskedState(witness, transparency.cosignatures.newestBy(witness.key), this.#pace),
    );
  }

  /** Begins to ask: for the newest seal now, and for each that is signed from now on. */
  start(): void {
    this.#forget = this.#of.seals.onSealed(() => this.#wake());
    this.#wake();
  }

  /** How each witness is doing. */
  get states(): readonly AskedState[] {
    return this.#states;
  }

  /**
   * The seal that readers are given: the newest, unless a witness that is well has yet to cosign it;
   * then the one of the last round. So it is held back for a pause and a time-out at most. It is
   * over `atLeast` so many events, if there are as many, and never over fewer than one that was
   * given before: to whoever holds that, the log would seem to have lost its end.
   */
  published(atLeast = 0): string | null {
    const { seals, cosignatures } = this.#of;
    const current = seals.current();
    const newest = seals.last();
    const isAwaited = this.#states.some((state) => state.isWell && state.lacks(newest?.size ?? 0));
    const least = Math.max(this.#published ?? 0, this.#given);
    const isHeld = isAwaited && !this.#stop.signal.aborted && least > 0 && least >= atLeast;
    const seal = (isHeld ? seals.over(least)?.note : null) ?? current;
    if (seal === null) return null;
    this.#given = Math.max(this.#given, sizeOfSeal(seal));
    return cosignatures.withThem(seal);
  }

  /** Asks nobody any more, and leaves what is under way. */
  stop(): void {
    this.#forget();
    this.#stop.abort();
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** Sees to it that a round begins when someone is next to be asked. */
  #wake(): void {
    if (this.#isRound || this.#stop.signal.aborted || this.#states.length === 0) return;
    if (this.#timer) clearTimeout(this.#timer);
    const size = this.#of.seals.last()?.size;
    if (size === undefined) return;
    const due = Math.min(...this.#states.map((state) => state.dueAt(size)));
    const waitMs = Math.max(due, this.#notBefore) - performance.now();
    this.#timer = setTimeout(() => void this.#round(), Math.max(0, waitMs));
    this.#timer.unref();
  }

  async #round(): Promise<void> {
    this.#isRound = true;
    this.#notBefore = performance.now() + this.#pace.pauseMs;
    try {
      await this.#askAll();
    } catch (error) {
      // The disk, most likely: what was not kept is asked for again.
      this.#logger.error({ err: error }, 'what witnesses cosigned could not be kept');
    } finally {
      this.#isRound = false;
      this.#wake();
    }
  }

  async #askAll(): Promise<void> {
    const { seals, tree } = this.#of;
    const seal = seals.last();
    if (!seal) return;
    const now = performance.now();
    const { timeoutMs } = this.#pace;
    const stopped = this.#stop.signal;
    const asked = this.#states.filter((state) => state.dueAt(seal.size) <= now);
    const ends = await Promise.all(
      asked.map(async (state) => {
        const from = Math.min(state.size ?? 0, seal.size);
        const end = await submit(state.witness, { seal, tree, from, timeoutMs, stopped });
        return { state, end };
      }),
    );
    if (stopped.aborted) return;
    for (const { state, end } of ends) this.#take(state, end, seal.size);
    this.#published = seal.size;
  }

  #take(state: AskedState, submitted: Submitted, size: number): void {
    const { key } = state.witness;
    switch (submitted.end) {
      case 'cosigned':
        this.#of.cosignatures.keep(size, key, submitted.line);
        if (state.trouble) this.#logger.info({ witness: key.name }, 'the witness cosigns again');
        return state.cosigned(size, submitted.cosignature.at);
      case 'overtaken':
        return;
      case 'contradicted':
      case 'refused':
      case 'unreachable':
      case 'unbelievable': {
        // Said once: a witness that is away for a night would else fill the log.
        const isNew = state.trouble?.end !== submitted.end;
        const level = submitted.end === 'contradicted' ? 'error' : 'warn';
        const { end: trouble, message } = submitted;
        if (isNew) this.#logger[level]({ witness: key.name, trouble, message }, 'not cosigned');
        return state.failed(submitted);
      }
    }
  }
}

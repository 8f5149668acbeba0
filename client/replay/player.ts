import { dayAfter, dayBefore, type Steps } from '../../events/replay/steps.ts';
import type { DayWindow } from '../reading/window.ts';
import type { PlayHead } from './play-head.ts';

/** What playing goes over: the window it crosses, in how long, and where something begins. */
export interface Score {
  readonly window: DayWindow;
  /** How long the whole window takes. */
  readonly seconds: number;
  readonly begun: Steps;
  /** Whether to go from day to day on which something begins, one a second. */
  readonly isStepping: boolean;
}

const stepMs = 1_000;
/** A page that was out of view goes on where it stopped. */
const frameMsMax = 250;

/** Where playing sets out from: the head's place, or the window's start when none of it is left. */
export function startOf(at: number | null, { fromDay, toDay }: DayWindow): number {
  return at === null || at >= toDay + 1 || at < fromDay ? fromDay : at;
}

/** Where the head is after some more milliseconds of playing; never past the window's end. */
export function playedOn(at: number, passedMs: number, score: Score): number {
  const { fromDay, toDay } = score.window;
  const days = ((toDay + 1 - fromDay) * Math.min(passedMs, frameMsMax)) / (score.seconds * 1_000);
  return Math.min(toDay + 1, at + days);
}

/** The next day, or the one before, on which something begins; null: none is in the window. */
export function stepFrom(day: number | null, towards: 1 | -1, score: Score): number | null {
  const { fromDay, toDay } = score.window;
  const from = Math.min(toDay + 1, Math.max(fromDay - 1, day ?? toDay + 1));
  const to = towards === 1 ? dayAfter(score.begun, from) : dayBefore(score.begun, from);
  return to !== null && to >= fromDay && to <= toDay ? to : null;
}

/** Carries a play-head along until the end of its window. */
export class Player {
  readonly #head: PlayHead;
  #score: Score;
  #frame = 0;
  #lastMs = 0;

  constructor(head: PlayHead, score: Score) {
    this.#head = head;
    this.#score = score;
  }

  /** Plays another score from here on. */
  turnTo(score: Score): void {
    this.#score = score;
  }

  /** Plays or pauses. */
  toggle(): void {
    if (this.#head.phase === 'playing') this.#head.rest();
    else this.play();
  }

  /** Plays on from where the head stands. */
  play(): void {
    cancelAnimationFrame(this.#frame);
    this.#lastMs = performance.now();
    this.#head.moveTo(startOf(this.#head.at, this.#score.window), 'playing');
    this.#frame = requestAnimationFrame((nowMs) => this.#draw(nowMs));
  }

  /** Steps to a day on which something begins, and rests there. */
  step(towards: 1 | -1): void {
    const day = stepFrom(this.#head.day, towards, this.#score);
    if (day !== null) this.#head.moveToDay(day, 'resting');
  }

  /** Lets go of the head, wherever it is. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    if (this.#head.phase === 'playing') this.#head.rest();
  }

  #draw(nowMs: number): void {
    const { at, phase, day } = this.#head;
    // Whoever took the head meanwhile has it.
    if (phase !== 'playing' || at === null) return;
    this.#frame = requestAnimationFrame((next) => this.#draw(next));
    const score = this.#score;
    const passedMs = Math.max(0, nowMs - this.#lastMs);
    if (score.isStepping) {
      if (passedMs < stepMs) return;
      this.#lastMs = nowMs;
      const next = stepFrom(day, 1, score);
      if (next === null) this.#head.moveToDay(score.window.toDay, 'resting');
      else this.#head.moveToDay(next, 'playing');
      return;
    }
    this.#lastMs = nowMs;
    const to = playedOn(at, passedMs, score);
    this.#head.moveTo(to, to > score.window.toDay ? 'resting' : 'playing');
  }
}

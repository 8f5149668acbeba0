import { dayName } from './day-name.ts';
import type { DayWindow } from './epoch.ts';
import type { Scale } from './segments.ts';
import { headX } from './veil.ts';

/** What a play-head shows of itself. */
export interface Head {
  /** Its point of the axis; null: it waits at the end of time. */
  readonly at: number | null;
  /** The last day that it lets begin. */
  readonly day: number | null;
  /** Whether it is carried along: what it tells to those who listen waits until it rests. */
  readonly isPlaying: boolean;
}

/**
 * The play-head: its grip over the axis, which bears its day, and beneath the marks its line and the
 * cover over all that is counted after it.
 */
export class HeadView {
  readonly #line: HTMLElement;
  readonly #grip: Element | null;
  readonly #later: HTMLElement;
  #text = '';
  #place = '';

  constructor(line: HTMLElement, later: HTMLElement) {
    this.#line = line;
    this.#grip = line.firstElementChild;
    this.#later = later;
  }

  /** Draws the head where the scale has it; out of view it is not drawn, but for its grip. */
  draw(head: Head, scale: Scale, left: number): void {
    const x = headX(head.at, scale);
    const within = Math.min(scale.widthPx, Math.max(0, x));
    const place = `${(left + within).toFixed(1)}px`;
    if (place !== this.#place) {
      this.#place = place;
      this.#line.style.transform = `translateX(${place})`;
      this.#later.style.transform = `translateX(${place})`;
      // At either edge the grip hangs inwards.
      const share = scale.widthPx === 0 ? 0 : (within / scale.widthPx) * 100;
      if (this.#grip instanceof HTMLElement)
        this.#grip.style.transform = `translateX(-${share.toFixed(1)}%)`;
    }
    this.#line.classList.toggle('tl-head-out', head.at === null || Math.abs(x - within) > 1);
    // Where the head lies before all that is in view, nothing of it had begun.
    this.#later.hidden = head.at === null || x > scale.widthPx;
    const text = head.day === null ? 'Now' : dayName(head.day);
    if (text === this.#text || !this.#grip) return;
    this.#text = text;
    this.#grip.textContent = text;
  }

  /** Tells the head's day to those who listen, within a window. */
  tell({ day, isPlaying }: Head, window: DayWindow): void {
    if (isPlaying) return;
    const now = day ?? window.toDay;
    const values = {
      'aria-valuemin': String(Math.min(now, window.fromDay)),
      'aria-valuemax': String(Math.max(now, window.toDay)),
      'aria-valuenow': String(now),
      'aria-valuetext': day === null ? 'Now, nothing is held back' : dayName(day),
    };
    for (const [name, value] of Object.entries(values)) this.#grip?.setAttribute(name, value);
  }
}

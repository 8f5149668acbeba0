import type { Scale } from './segments.ts';
import type { Axis } from './ticks.ts';

const edgePx = 6;

/** The labels of the axis, moved and refilled as the window moves; texts go in as text. */
export class AxisView {
  readonly #ticks: Labels;
  readonly #contexts: Labels;
  readonly #today: HTMLElement;
  readonly #todayLabel: string;

  constructor(host: HTMLElement, todayLabel = 'Today') {
    this.#ticks = new Labels(host, 'tl-tick');
    this.#contexts = new Labels(host, 'tl-context');
    this.#todayLabel = todayLabel;
    this.#today = document.createElement('span');
    this.#today.className = 'tl-today';
    this.#today.textContent = this.#todayLabel;
    host.append(this.#today);
  }

  /** Draws the axis; `left` is where the plot begins. */
  draw(axis: Axis, scale: Scale, left: number, todayDay: number): void {
    const x = (day: number): number => (day - scale.originDay) * scale.dayPx;
    const { widthPx } = scale;
    this.#ticks.show(
      axis.ticks
        .map(({ day, label, major }) => ({ x: x(day), text: label, major }))
        .filter((tick) => tick.x >= -1 && tick.x + tick.text.length * 6 <= widthPx),
      left,
    );
    this.#contexts.show(pinned(axis, x, widthPx), left);
    const todayX = x(todayDay);
    this.#today.hidden = todayX < 0 || todayX > widthPx;
    this.#today.classList.toggle('tl-flipped', todayX > widthPx - 60);
    this.#today.style.transform = `translateX(${(left + todayX).toFixed(1)}px)`;
  }
}

interface Label {
  readonly x: number;
  readonly text: string;
  readonly major: boolean;
}

/** The greater units in view; the one that the window begins in stands at its left edge. */
function pinned(axis: Axis, x: (day: number) => number, widthPx: number): Label[] {
  const starts = axis.contexts.map(({ day, label }) => ({ x: x(day), text: label }));
  const labels: Label[] = [];
  starts.forEach(({ x: start, text }, index) => {
    const end = starts[index + 1]?.x ?? Infinity;
    const room = text.length * 6.6 + 2 * edgePx;
    if (start > widthPx - edgePx || end < edgePx) return;
    const at = Math.min(Math.max(0, start), end - room);
    if (end - start >= room || start <= 0) labels.push({ x: at, text, major: true });
  });
  return labels;
}

/** A pool of label elements of one class. */
class Labels {
  readonly #host: HTMLElement;
  readonly #className: string;
  readonly #elements: HTMLElement[] = [];

  constructor(host: HTMLElement, className: string) {
    this.#host = host;
    this.#className = className;
  }

  show(labels: readonly Label[], left: number): void {
    while (this.#elements.length > labels.length) this.#elements.pop()?.remove();
    labels.forEach(({ x, text, major }, index) => {
      const element = this.#element(index);
      if (element.textContent !== text) element.textContent = text;
      element.className = major ? `${this.#className} tl-major` : this.#className;
      element.style.transform = `translateX(${(left + x).toFixed(1)}px)`;
    });
  }

  #element(index: number): HTMLElement {
    const known = this.#elements[index];
    if (known) return known;
    const element = document.createElement('span');
    this.#elements[index] = element;
    this.#host.append(element);
    return element;
  }
}

import type { MarkModel } from './mark-model.ts';
import { weightOf } from './measure.ts';
import type { MarkGeometry, Segment } from './segments.ts';
import type { Begun } from './veil.ts';

/** Height of a mark with its title, in pixels. */
export const markHeightPx = 23;

/** How a mark is told apart beside its shape. */
export interface MarkStanding {
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isRelated: boolean;
}

/**
 * The elements of one mark. Every text goes in as text; classes come from closed lists; styles are
 * positions only, set through the object model as the content security policy wants it.
 */
export class MarkView {
  readonly box = document.createElement('div');
  readonly #label = document.createElement('span');
  readonly #glyphs = document.createElement('span');
  readonly #title = document.createElement('span');
  readonly #shape = document.createElement('span');
  #segments: HTMLElement[] = [];
  #drawn = '';
  #shift = '';
  #transform = '';
  #form = '';
  #classes = '';
  #begun: Begun = 'certainly';
  #clip = '';

  constructor() {
    this.#shape.className = 'tl-shape';
    this.#label.className = 'tl-label';
    this.#glyphs.className = 'tl-glyphs';
    this.#title.className = 'tl-title';
    this.#title.dir = 'auto';
    this.#label.append(this.#glyphs, this.#title);
    this.box.append(this.#shape, this.#label);
  }

  /** Fills in what doesn't change with the scale. */
  fill(model: MarkModel, standing: MarkStanding): void {
    const { item } = model;
    this.#glyphs.textContent = model.glyphs;
    this.#glyphs.hidden = model.glyphs === '';
    this.#title.textContent = item.title;
    this.#label.style.width = `${model.labelPx}px`;
    this.#classes = [
      `tl-hue-${model.hue}`,
      `tl-weight-${weightOf(item.importance)}`,
      item.date.approximate && 'tl-approximate',
      item.date.uncertain && 'tl-uncertain',
      item.date.basis === 'inferred' && 'tl-inferred',
      item.disputed && 'tl-disputed',
      item.date.shape === 'one-of' && 'tl-one-of',
      model.isEcho && 'tl-echo',
      model.change !== null && `tl-change-${model.change}`,
      standing.isSelected && 'tl-selected',
      standing.isActive && 'tl-active',
      standing.isRelated && 'tl-related',
    ]
      .filter(Boolean)
      .join(' ');
    this.#form = '';
  }

  /** Draws the mark to scale; its own left edge is position 0. */
  draw(mark: MarkGeometry, isLabelled: boolean): void {
    const form = `${mark.form} ${isLabelled}`;
    if (form !== this.#form) {
      this.#form = form;
      const bare = isLabelled ? '' : 'tl-bare ';
      this.box.className = `vis-item tl-mark tl-${mark.form} ${bare}${this.#classes}`;
    }
    const drawn = mark.segments.map(describe).join() + Math.round(mark.width);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.box.style.width = `${mark.width}px`;
    while (this.#segments.length > mark.segments.length) this.#segments.pop()?.remove();
    mark.segments.forEach((segment, index) => this.#drawSegment(segment, index));
  }

  /** Moves the whole mark, and its label within it so that it stays in view while the mark does. */
  moveTo(x: number, y: number, labelX: number): void {
    const transform = `translate(${x.toFixed(1)}px, ${y}px)`;
    if (transform !== this.#transform) {
      this.#transform = transform;
      this.box.style.transform = transform;
    }
    const shift = `translateX(${labelX.toFixed(1)}px)`;
    if (shift !== this.#shift) {
      this.#shift = shift;
      this.#label.style.transform = shift;
    }
  }

  /** Shows how far it had begun, and of its shape only what lies before a pixel; null: all of it. */
  veil(begun: Begun, cutPx: number | null): void {
    if (begun !== this.#begun) {
      this.#begun = begun;
      this.box.dataset['begun'] = begun;
    }
    // Rails and arrows reach out of the shape's box above, below and before it.
    const clip = cutPx === null ? '' : `inset(-9px calc(100% - ${Math.round(cutPx)}px) -9px -9px)`;
    if (clip === this.#clip) return;
    this.#clip = clip;
    this.#shape.style.clipPath = clip;
  }

  #drawSegment({ role, x, width }: Segment, index: number): void {
    let element = this.#segments[index];
    if (!element) {
      element = document.createElement('span');
      this.#segments[index] = element;
      this.#shape.append(element);
    }
    element.className = `tl-segment tl-${role}`;
    element.style.transform = `translateX(${x.toFixed(1)}px)`;
    element.style.width = `${width.toFixed(1)}px`;
  }
}

function describe({ role, x, width }: Segment): string {
  return `${role}${Math.round(x * 2)}:${Math.round(width * 2)}`;
}

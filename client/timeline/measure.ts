/** The weight in which a title of an importance (1–5) is set. */
export function weightOf(importance: number): number {
  return importance >= 5 ? 600 : importance >= 4 ? 500 : 400;
}

/** Measures titles as the timeline sets them, remembering what it measured. */
export class TitleMeasure {
  readonly #context = document.createElement('canvas').getContext('2d');
  readonly #widths = new Map<string, number>();
  readonly #family: string;

  constructor(family: string) {
    this.#family = family;
  }

  /** Width in pixels of a text on one line. */
  widthOf(text: string, importance: number, sizePx: number): number {
    const weight = weightOf(importance);
    const key = `${weight} ${sizePx} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#measured(text, weight, sizePx);
    this.#widths.set(key, width);
    return width;
  }

  #measured(text: string, weight: number, sizePx: number): number {
    if (!this.#context) return text.length * sizePx * 0.5;
    this.#context.font = `${weight} ${sizePx}px ${this.#family}`;
    return this.#context.measureText(text).width + 2;
  }
}

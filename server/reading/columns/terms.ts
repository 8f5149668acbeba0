import type { Dimension } from '../../../events/readings/answers.ts';

/** What a term says of an occurrence: a value of a dimension, or a source that supports it. */
export type TermKind = Dimension | 'supports';

/** The terms of occurrences (see `termsOf`) under numbers from 0 on, in the order of coming. */
export class Terms {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #ofKind = new Map<string, number[]>();

  /** How many terms there are. */
  get count(): number {
    return this.#texts.length;
  }

  /** The number of a term; null: no occurrence ever had it. */
  numberOf(kind: TermKind, value: string): number | null {
    return this.#numbers.get(`${kind}:${value}`) ?? null;
  }

  /** The number of a term's text, given to it now if it has none. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#numbers.set(text, number);
    this.#texts.push(text);
    const kind = text.slice(0, text.indexOf(':'));
    const alike = this.#ofKind.get(kind);
    if (alike) alike.push(number);
    else this.#ofKind.set(kind, [number]);
    return number;
  }

  /** The text of a term. */
  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** The value of a term. */
  valueOf(number: number): string {
    const text = this.textOf(number);
    return text.slice(text.indexOf(':') + 1);
  }

  /** The numbers of all terms of a kind, ascending. */
  of(kind: TermKind): readonly number[] {
    return this.#ofKind.get(kind) ?? [];
  }
}

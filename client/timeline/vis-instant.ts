import { dayMs } from './epoch.ts';

const yearMs = 365.2425 * dayMs;

/**
 * An instant as vis-timeline asks for one of the library `moment`, whose place this takes (see
 * vite.config.ts): the axis, its words and all dates are the page's own, so nothing is left of it
 * but to step over an axis of vis that is never shown, by years, and they may be of equal length.
 */
class VisInstant {
  #ms: number;

  constructor(ms: number) {
    this.#ms = ms;
  }

  valueOf(): number {
    return this.#ms;
  }

  toDate(): Date {
    return new Date(this.#ms);
  }

  clone(): VisInstant {
    return new VisInstant(this.#ms);
  }

  year(): number;
  year(year: number): this;
  year(year?: number): number | this {
    if (year === undefined) return Math.floor(this.#ms / yearMs) + 1970;
    this.#ms = (year - 1970) * yearMs;
    return this;
  }

  add(count: number, unit: string): this {
    this.#ms += count * (unit.startsWith('year') ? yearMs : dayMs);
    return this;
  }

  subtract(count: number, unit: string): this {
    return this.add(-count, unit);
  }

  isSame(other: { valueOf(): number }): boolean {
    return this.#ms === other.valueOf();
  }

  // Whatever is finer than a year is rounded away already, or does not matter.
  month(): this {
    return this;
  }

  date(): this {
    return this;
  }

  hours(): this {
    return this;
  }

  minutes(): this {
    return this;
  }

  seconds(): this {
    return this;
  }

  milliseconds(): this {
    return this;
  }

  locale(): this {
    return this;
  }
}

/** Makes such an instant, by default of now; what vis would call `moment`. */
export default function visInstant(at: { valueOf(): number } = new Date()): VisInstant {
  return new VisInstant(at.valueOf());
}

visInstant.isMoment = (thing: unknown): boolean => thing instanceof VisInstant;
visInstant.locale = (): string => 'en';

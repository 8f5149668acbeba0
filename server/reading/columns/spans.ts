import { unboundedBelow } from '../../projections/tables.ts';
import { days, grown } from './growing.ts';
import { noPeriods, periodsAnew, type SpanPeriods } from './periods.ts';
import { noOrder, orderedAnew, type SpanPlace, type TimeOrder } from './time-order.ts';

/** The days of each span, by its number, as the columns of the timeline's table hold them. */
export interface SpanColumns {
  readonly earliest: Float64Array;
  readonly startLatest: Float64Array;
  readonly latest: Float64Array;
}

/**
 * The distinct spans of occurrences' dates under numbers from 0 on. Dates recur: whatever follows
 * from a span alone is worked out once for all occurrences that share it.
 */
export class Spans {
  readonly #numbers = new Map<string, number>();
  #earliest = days();
  #startLatest = days();
  #latest = days();
  #order = noOrder;
  #periods = noPeriods;

  /** How many spans there are. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The days of the spans there are now; what lies beyond `count` means nothing. */
  get columns(): SpanColumns {
    return { earliest: this.#earliest, startLatest: this.#startLatest, latest: this.#latest };
  }

  /** The number of a span, given to it now if it has none; `text` is its three days, spaced. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    const [earliest = 0, startLatest = 0, latest = 0] = text.split(' ').map(Number);
    this.#earliest = grown(this.#earliest, number + 1, days);
    this.#startLatest = grown(this.#startLatest, number + 1, days);
    this.#latest = grown(this.#latest, number + 1, days);
    this.#earliest[number] = earliest;
    this.#startLatest[number] = startLatest;
    this.#latest[number] = latest;
    return number;
  }

  /**
   * Where a span lies in time: by the earliest day that it may touch, or, where nothing bounds it
   * from below ("on or before 2018"), by the latest.
   */
  placeOf(number: number): SpanPlace {
    const earliest = this.#earliest[number] ?? 0;
    const latest = this.#latest[number] ?? 0;
    return { occurred: earliest === unboundedBelow ? latest : earliest, latest };
  }

  /** The spans there are now, in the order of time. */
  order(): TimeOrder {
    if (this.#order.sorted.length < this.count) this.#order = orderedAnew(this, this.#order);
    return this.#order;
  }

  /** The periods in which the spans there are now are counted. */
  periods(): SpanPeriods {
    if (this.#periods.places.length < this.count)
      this.#periods = periodsAnew(this.columns, this.count, this.#periods);
    return this.#periods;
  }
}

/**
 * Chance that comes out the same for the same seed, on every machine: small fast counting (sfc32)
 * over whole numbers, and nothing of `Math` whose last digits differ between engines.
 */
export class Chance {
  #a: number;
  #b = 0x9e_37_79_b9 | 0;
  #c = 0x24_3f_6a_88 | 0;
  #counter = 1;

  /** `seed`: a whole number from 0 to 2³² − 1. */
  constructor(seed: number) {
    this.#a = seed | 0;
    // The first numbers still show the seed; after a dozen rounds it is stirred in.
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    return this.word() / 4_294_967_296;
  }

  /** A whole number of 32 bits, without sign. */
  word(): number {
    const mixed = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + mixed) | 0;
    return mixed >>> 0;
  }

  /** A whole number from 0 to `limit` − 1, each as likely. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number from `first` to `last`, both inclusive. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list, each as likely. Throws for an empty one. */
  of<Item>(items: readonly Item[]): Item {
    return this.#at(items, this.below(items.length));
  }

  /** One of a list whose first are by far the likeliest; see {@link rank}. */
  favouring<Item>(items: readonly Item[]): Item {
    return this.#at(items, this.rank(items.length));
  }

  /** One of a list, each as likely as its weight says; weights are whole numbers. */
  weighing<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item {
    let left = this.below(items.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, item] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new Error('nothing to choose from');
  }

  /**
   * A whole number from 0 to `limit` − 1 in the manner of Zipf's law: the number r about as often as
   * 1 / (r + 1). Each doubling of the rank is as likely as the one before.
   */
  rank(limit: number): number {
    const octaves = 32 - Math.clz32(limit);
    for (;;) {
      const first = 2 ** this.below(octaves);
      const rank = first + this.below(first) - 1;
      if (rank < limit) return rank;
    }
  }

  #at<Item>(items: readonly Item[], index: number): Item {
    const item = items[index];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}

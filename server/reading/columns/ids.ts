import { bytes, grown, wholeNumbers } from './growing.ts';

/** The least number of slots; a power of two, as every number of slots is. */
const slotsMin = 1024;

/**
 * Ids under numbers from 0 on, in the order in which they came. The characters of all ids (ASCII,
 * as ids are) lie in one array: as strings, a million would cost twice the memory.
 *
 * 1. An id has one number, and keeps it.
 * 2. A slot holds 0 (free), or a number and one; fewer than half are taken, and an id is found from
 *    the slot of its hash on, before the next free one.
 */
export class Ids {
  #count = 0;
  #characters = bytes();
  /** Where the characters of each number begin, and after the last, where they end. */
  #starts = wholeNumbers(1);
  #slots = wholeNumbers(slotsMin);

  /** How many ids there are. */
  get count(): number {
    return this.#count;
  }

  /** The number of an id; -1: it has none. */
  numberOf(id: string): number {
    return (this.#slots[this.#slotOf(id)] ?? 0) - 1;
  }

  /** The number of an id, given to it now if it has none. */
  add(id: string): number {
    const slot = this.#slotOf(id);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const number = this.#count;
    this.#count += 1;
    this.#write(number, id);
    this.#slots[slot] = number + 1;
    if (this.#count * 2 >= this.#slots.length) this.#widen();
    return number;
  }

  /** The id of a number. */
  of(number: number): string {
    const start = this.#starts[number] ?? 0;
    const end = this.#starts[number + 1] ?? 0;
    return String.fromCharCode(...this.#characters.subarray(start, end));
  }

  /** Less than 0 where the first number's id comes before the other's. */
  compare(a: number, b: number): number {
    const [characters, starts] = [this.#characters, this.#starts];
    const [startA, startB] = [starts[a] ?? 0, starts[b] ?? 0];
    const lengthA = (starts[a + 1] ?? 0) - startA;
    const lengthB = (starts[b + 1] ?? 0) - startB;
    const length = Math.min(lengthA, lengthB);
    for (let at = 0; at < length; at += 1) {
      const difference = (characters[startA + at] ?? 0) - (characters[startB + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }

  #write(number: number, id: string): void {
    const start = this.#starts[number] ?? 0;
    this.#characters = grown(this.#characters, start + id.length, bytes);
    for (let at = 0; at < id.length; at += 1) this.#characters[start + at] = id.charCodeAt(at);
    this.#starts = grown(this.#starts, number + 2, wholeNumbers);
    this.#starts[number + 1] = start + id.length;
  }

  /** The slot of an id: that which holds it, or the free one where it belongs. */
  #slotOf(id: string): number {
    let hash = seed;
    for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), prime);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const taken = this.#slots[slot] ?? 0;
      if (taken === 0 || this.#is(taken - 1, id)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #is(number: number, id: string): boolean {
    const start = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - start !== id.length) return false;
    for (let at = 0; at < id.length; at += 1)
      if (this.#characters[start + at] !== id.charCodeAt(at)) return false;
    return true;
  }

  #widen(): void {
    const slots = wholeNumbers(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#count; number += 1) {
      let hash = seed;
      const end = this.#starts[number + 1] ?? 0;
      for (let at = this.#starts[number] ?? 0; at < end; at += 1)
        hash = Math.imul(hash ^ (this.#characters[at] ?? 0), prime);
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** The start and the factor of the hash (FNV-1a, 32 bits). */
const seed = 0x81_1c_9d_c5;
const prime = 0x01_00_01_93;

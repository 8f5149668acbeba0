import type { Entry } from './entry.ts';
import { partsOf } from './entry.ts';
import { LogIndex, type Violation } from './log-index.ts';
import { Numbers } from './numbers.ts';
import type { StoredEvent } from '../../../server/log/log.ts';

type Of<Name extends Entry['entry']> = Extract<Entry, { readonly entry: Name }>;

/** What was found in a history. */
export interface Findings {
  readonly operations: number;
  /** How many there are of each sort. */
  readonly counts: ReadonlyMap<Violation, number>;
  /** The first of them. */
  readonly told: readonly string[];
}

const toldMax = 20;

/**
 * Checks a recorded history against the log in one pass over each: the log is its own total order, so
 * that no order has to be searched for. First the whole log is taken in, then the entries in their
 * order. Memory grows by some forty bytes an operation.
 *
 * Known at any moment is the last position of which some answer has told. Whatever is asked then must
 * come to stand after it, and may not be answered as of a position before it; and no answer may tell
 * of what was not yet asked.
 */
export class Checker {
  readonly #log: LogIndex;
  readonly #counts = new Map<Violation, number>();
  readonly #told: string[] = [];
  readonly #asked = new Numbers();
  /** By operation that is under way: what was known when it was asked. */
  readonly #floors = new Map<number, number>();
  /** By live stream: the position of its last frame. */
  readonly #frames = new Map<number, number>();
  #known = 0;
  #operations = 0;

  constructor() {
    this.#log = new LogIndex((code, message) => this.#tell(code, message));
  }

  /** Takes in the next event of the log. `isSetUp`: it was there before the history began. */
  takeEvent(event: StoredEvent, isSetUp: boolean): void {
    this.#log.take(event, isSetUp);
    if (isSetUp) this.#known = event.position;
  }

  /** Takes the next entry of the history. */
  take(entry: Entry): void {
    switch (entry.entry) {
      case 'append':
        return this.#append(entry);
      case 'read':
        return this.#begin(entry.op);
      case 'acknowledged':
        return this.#acknowledged(entry);
      case 'conflict':
        return this.#conflict(entry);
      case 'refused':
        return this.#absent(entry.op);
      case 'unknown':
        return void this.#floors.delete(entry.op);
      case 'told':
        return this.#read(entry);
      case 'frame':
        return this.#frame(entry);
    }
  }

  findings(): Findings {
    return { operations: this.#operations, counts: this.#counts, told: this.#told };
  }

  #tell(code: Violation, message: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    if (this.#told.length < toldMax) this.#told.push(`${code}: ${message}`);
  }

  #begin(op: number): void {
    this.#operations += 1;
    this.#asked.set(op, 1);
    this.#floors.set(op, this.#known);
  }

  /** What is in the log of an operation is there whatever its client is told: it is checked here. */
  #append({ op, events }: Of<'append'>): void {
    this.#begin(op);
    const first = this.#log.first(op);
    if (first === 0) return;
    if (first <= this.#known)
      this.#tell('order', `${op} stands at ${first}, but ${this.#known} was known before it`);
    if (this.#log.count(op) !== events.length)
      this.#tell('torn', `${op} has ${this.#log.count(op)} of ${events.length} events`);
    for (const [index, { stream, expected }] of events.entries())
      if (expected !== 'any' && this.#log.positionOf(stream, expected + 1) !== first + index)
        this.#tell('lost-update', `${op} was decided on version ${expected} of ${stream}`);
  }

  #acknowledged({ op, places }: Of<'acknowledged'>): void {
    for (const [index, { position, version }] of places.entries()) {
      if (this.#log.first(op) === 0) this.#tell('lost', `${op} was acknowledged at ${position}`);
      else if (!this.#log.has({ op, index, position, version }))
        this.#tell('altered', `${op} was acknowledged at ${position}, version ${version}`);
      else this.#know(position);
    }
    this.#floors.delete(op);
  }

  #conflict({ op, stream, expected, actual }: Of<'conflict'>): void {
    const floor = this.#floors.get(op) ?? 0;
    this.#absent(op);
    const last = this.#log.positionOf(stream, expected);
    const next = this.#log.positionOf(stream, expected + 1);
    // It stood at the expected version before it was asked, and until after it was answered.
    if (last !== null && last <= floor && !this.#isAsked(next))
      this.#tell('spurious-conflict', `${op}: ${stream} was at ${expected} throughout`);
    const told = this.#log.positionOf(stream, actual);
    if (told !== 0 && !this.#isAsked(told))
      this.#tell('future', `${op} was told of version ${actual} of ${stream}`);
    const after = this.#log.positionOf(stream, actual + 1);
    if (after !== null && after <= floor)
      this.#tell(
        'stale',
        `${op} was told that ${stream} is at ${actual}, which was known to be past`,
      );
  }

  #absent(op: number): void {
    if (this.#log.first(op) !== 0) this.#tell('rejected-kept', `${op} was rejected`);
    this.#floors.delete(op);
  }

  #read({ op, stream, position, version }: Of<'told'>): void {
    const floor = this.#floors.get(op) ?? 0;
    this.#floors.delete(op);
    if (position < floor) this.#tell('stale', `${op} read ${position}, ${floor} was known`);
    if (position > this.#log.head || !this.#isAsked(position))
      this.#tell('future', `${op} read ${position}`);
    if (this.#log.versionAsOf(stream, position) !== version)
      this.#tell('misread', `${op} read version ${version} of ${stream} as of ${position}`);
    this.#know(position);
  }

  #frame({ reader, position, id }: Of<'frame'>): void {
    const last = this.#frames.get(reader) ?? 0;
    this.#frames.set(reader, position);
    if (last !== 0 && position !== last + 1)
      this.#tell('stream-gap', `stream ${reader} brought ${position} after ${last}`);
    if (!this.#isAsked(position)) this.#tell('future', `stream ${reader} brought ${position}`);
    const op = partsOf(id)?.op ?? 0;
    if (this.#log.op(position) !== op)
      this.#tell('misread', `stream ${reader} brought ${id} as ${position}`);
    this.#know(position);
  }

  #isAsked(position: number | null): boolean {
    if (position === null) return false;
    const op = this.#log.op(position);
    return op === 0 || this.#asked.at(op) === 1;
  }

  // An answer that tells of a position beyond the log is told of already.
  #know(position: number): void {
    if (position <= this.#log.head) this.#known = Math.max(this.#known, position);
  }
}

import type { StoredEvent } from '../../../server/log/log.ts';
import { partsOf, titleOf } from './entry.ts';
import { Numbers } from './numbers.ts';

/** Tells of something that may not be. */
export type Tell = (code: Violation, message: string) => void;

/** What may not be found in a history. */
export type Violation =
  | 'gap'
  | 'time-goes-back'
  | 'doubled'
  | 'uninvited'
  | 'altered'
  | 'lost'
  | 'torn'
  | 'order'
  | 'lost-update'
  | 'rejected-kept'
  | 'spurious-conflict'
  | 'future'
  | 'stale'
  | 'misread'
  | 'stream-gap';

/**
 * The log as it came to be, in numbers: some thirty bytes an event. Taking it in checks what the log
 * must be by itself: positions and versions without gaps, times that never go back, each event one
 * that was asked for, as it was asked for, and once.
 */
export class LogIndex {
  /** By position, from 1: the operation, which of its events, and the version. */
  readonly #ops = new Numbers();
  readonly #indexes = new Numbers();
  readonly #versions = new Numbers();
  /** By operation: the position of its first event, and how many of its events there are. */
  readonly #firsts = new Numbers();
  readonly #counts = new Numbers();
  /** By stream: the positions of its versions, from 1. */
  readonly #streams = new Map<string, number[]>();
  readonly #tell: Tell;
  #head = 0;
  #recordedAt = '';

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Takes in the next event of the log. `isSetUp`: no operation asked for it. */
  take(event: StoredEvent, isSetUp: boolean): void {
    const { position, version, stream, recordedAt, id } = event;
    const versions = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, versions);
    if (position !== this.#head + 1) this.#tell('gap', `${position} follows ${this.#head}`);
    if (version !== versions.length + 1) this.#tell('gap', `${stream} has no ${version - 1}`);
    if (recordedAt < this.#recordedAt) this.#tell('time-goes-back', `at position ${position}`);
    versions.push(position);
    this.#head = position;
    this.#recordedAt = recordedAt;
    this.#versions.set(position, version);
    if (!isSetUp) this.#takeOp(event, partsOf(id));
  }

  #takeOp({ position, id, data }: StoredEvent, parts: ReturnType<typeof partsOf>): void {
    if (!parts) return this.#tell('uninvited', `${id} at position ${position}`);
    const { op, index } = parts;
    if (data !== JSON.stringify({ title: titleOf(id) })) this.#tell('altered', `data of ${id}`);
    const count = this.#counts.at(op);
    if (index < count) this.#tell('doubled', `${id} at position ${position}`);
    else if (index > count || (count > 0 && this.#firsts.at(op) + count !== position))
      this.#tell('torn', `${id} is not where the one before it is`);
    if (count === 0) this.#firsts.set(op, position);
    this.#counts.set(op, count + 1);
    this.#ops.set(position, op);
    this.#indexes.set(position, index);
  }

  get head(): number {
    return this.#head;
  }

  /** Where the first event of an operation stands; 0: it has none. */
  first(op: number): number {
    return this.#firsts.at(op);
  }

  count(op: number): number {
    return this.#counts.at(op);
  }

  /** The operation that recorded a position; 0: none did. */
  op(position: number): number {
    return this.#ops.at(position);
  }

  version(position: number): number {
    return this.#versions.at(position);
  }

  /** Whether an event of an operation stands at a position, in a version. */
  has(event: { op: number; index: number; position: number; version: number }): boolean {
    const { op, index, position, version } = event;
    return (
      this.#ops.at(position) === op &&
      this.#indexes.at(position) === index &&
      this.#versions.at(position) === version
    );
  }

  /** The position of a version of a stream; null: there is none. 0: before the first. */
  positionOf(stream: string, version: number): number | null {
    return version === 0 ? 0 : (this.#streams.get(stream)?.[version - 1] ?? null);
  }

  /** The version of a stream as of a position. */
  versionAsOf(stream: string, position: number): number {
    const positions = this.#streams.get(stream) ?? [];
    let [low, high] = [0, positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((positions[middle] ?? Infinity) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

import type { Stand } from '../../events/decisions/supposed.ts';
import { evolveThing, type Thing } from '../../events/things/thing.ts';
import type { LogEvent } from '../../events/vocabulary/event.ts';
import type { Log } from './log.ts';
import { Recent } from './recent.ts';
import { recorded, redactedOf } from './recorded.ts';

const unsaid: Stand = { version: 0, thing: null };

/**
 * Things as their streams leave them, folded from the log; the last used are remembered.
 *
 * 1. A remembered stand is what folding the stream's events up to its version gives.
 * 2. No more than `countMax` are remembered.
 */
export class Things {
  readonly #log: Log;
  readonly #remembered: Recent<Stand>;

  constructor(log: Log, countMax = 20_000) {
    this.#log = log;
    this.#remembered = new Recent(countMax);
  }

  /** The stand just before an event, which is in the log or about to be. */
  before(event: Pick<LogEvent, 'stream' | 'version'>): Thing | null {
    return this.at(event.stream, event.version - 1);
  }

  /** The thing as this version of its stream left it. */
  at(stream: string, version: number): Thing | null {
    if (version === 0) return null;
    const known = this.#remembered.get(stream);
    if (known?.version === version) return known.thing;
    return this.#fold(stream, version).thing;
  }

  /** The thing as it stands now. What is remembered is believed: see {@link forget}. */
  current(stream: string): Stand {
    const known = this.#remembered.get(stream);
    if (known) return known;
    const version = this.#log.version(stream);
    if (version === 0) return unsaid;
    const stand = this.#fold(stream, version);
    this.remember(stream, stand);
    return stand;
  }

  /** Remembers a stand that was just folded. */
  remember(stream: string, stand: Stand): void {
    this.#remembered.set(stream, stand);
  }

  /** Forgets all: someone else wrote, or what was folded was not kept. */
  forget(): void {
    this.#remembered.clear();
  }

  /** The thing as it would stand had the events at some positions no data. */
  without(stream: string, redacted: ReadonlySet<number>): Thing | null {
    return this.#log
      .stream(stream, Number.MAX_SAFE_INTEGER)
      .map((stored) => (redacted.has(stored.position) ? redactedOf(stored) : stored))
      .reduce<Thing | null>((thing, stored) => evolveThing(thing, recorded(stored)), null);
  }

  #fold(stream: string, version: number): Stand {
    return this.#log.stream(stream, version + 1).reduce<Stand>(
      ({ thing }, stored) => ({
        version: stored.version,
        thing: evolveThing(thing, recorded(stored)),
      }),
      unsaid,
    );
  }
}

import { decide } from '../events/decisions/decide.ts';
import type { Stand } from '../events/decisions/supposed.ts';
import { evolveThing, type Thing } from '../events/things/thing.ts';
import type { UndoOn } from '../events/undo/undo.ts';
import type { LogEvent } from '../events/vocabulary/event.ts';
import type { Log } from './log/log.ts';
import { eventAt, recorded } from './log/recorded.ts';
import type { Things } from './log/things.ts';
import type { WeighedAgainst } from './proposing/weigh.ts';

/**
 * The log as undoing and weighing look at it, fixed by the transaction around it. Each stream that it is asked
 * about is folded once, however many of its events are undone.
 */
export class UndoGround implements UndoOn, WeighedAgainst {
  readonly decide = decide;
  readonly #log: Log;
  readonly #things: Things;
  readonly #citing: (source: string) => readonly string[];
  readonly #histories = new Map<string, readonly (Thing | null)[]>();

  constructor(log: Log, things: Things, citing: (source: string) => readonly string[]) {
    this.#log = log;
    this.#things = things;
    this.#citing = citing;
  }

  event(position: number): LogEvent | null {
    return eventAt(this.#log, position);
  }

  at(stream: string, version: number): Thing | null {
    return this.#historyOf(stream)[version] ?? null;
  }

  stand(stream: string): Stand {
    return this.#things.current(stream);
  }

  after(stream: string, version: number): readonly LogEvent[] {
    if (version >= this.stand(stream).version) return [];
    const said = this.#log.stream(stream, Number.MAX_SAFE_INTEGER);
    return said.filter((stored) => stored.version > version).map(recorded);
  }

  positionOf(id: string): number | null {
    return this.#log.find(id)?.position ?? null;
  }

  citing(source: string): readonly string[] {
    return this.#citing(source);
  }

  /** The thing as each version of its stream left it; at 0, before anything was said. */
  #historyOf(stream: string): readonly (Thing | null)[] {
    const known = this.#histories.get(stream);
    if (known) return known;
    const history: (Thing | null)[] = [null];
    for (const stored of this.#log.stream(stream, Number.MAX_SAFE_INTEGER))
      history.push(evolveThing(history.at(-1) ?? null, recorded(stored)));
    this.#histories.set(stream, history);
    return history;
  }
}

import type { Occurrence } from '../things/occurrence.ts';
import type { Actor, Chronicle, Instrument, Source } from '../things/register.ts';
import type { Thing } from '../things/thing.ts';
import type { LogEvent } from '../vocabulary/event.ts';
import type { World } from './contract.ts';

/** A thing as one version of its stream leaves it; version 0 and null: nothing was said yet. */
export interface Stand {
  readonly version: number;
  readonly thing: Thing | null;
}

/** The archive as it stands, on which something is supposed. */
export interface SupposedOn {
  stand(stream: string): Stand;
  /** Ids of the occurrences that cite this source as things stand, whether it supports them or not. */
  citing(source: string): readonly string[];
  /** The event at a position; null: nothing is recorded there. */
  event(position: number): LogEvent | null;
}

/**
 * The world as it would stand once some events were accepted: the archive's own, and over it the
 * stands that those events leave.
 */
export class SupposedWorld implements World {
  readonly #on: SupposedOn;
  readonly #stands = new Map<string, Stand>();

  constructor(on: SupposedOn) {
    this.#on = on;
  }

  /** The stands of the streams that the supposed events leave. */
  get stands(): ReadonlyMap<string, Stand> {
    return this.#stands;
  }

  stand(stream: string): Stand {
    return this.#stands.get(stream) ?? this.#on.stand(stream);
  }

  suppose(stream: string, stand: Stand): void {
    this.#stands.set(stream, stand);
  }

  occurrence(id: string): Occurrence | null {
    const { thing } = this.stand(`occurrence-${id}`);
    return thing?.thing === 'occurrence' ? thing : null;
  }

  source(id: string): Source | null {
    const { thing } = this.stand(`source-${id}`);
    return thing?.thing === 'source' ? thing : null;
  }

  actor(id: string): Actor | null {
    const { thing } = this.stand(`actor-${id}`);
    return thing?.thing === 'actor' ? thing : null;
  }

  instrument(id: string): Instrument | null {
    const { thing } = this.stand(`instrument-${id}`);
    return thing?.thing === 'instrument' ? thing : null;
  }

  chronicle(id: string): Chronicle | null {
    const { thing } = this.stand(`chronicle-${id}`);
    return thing?.thing === 'chronicle' ? thing : null;
  }

  event(position: number): LogEvent | null {
    return this.#on.event(position);
  }

  restingOnAlone(source: string): readonly string[] {
    const touched = [...this.#stands.values()].flatMap(({ thing }) =>
      thing?.thing === 'occurrence' ? [thing.id] : [],
    );
    const candidates = new Set([...this.#on.citing(source), ...touched]);
    return [...candidates].filter((id) => this.#restsOnAlone(this.occurrence(id), source));
  }

  #restsOnAlone(occurrence: Occurrence | null, source: string): boolean {
    if (occurrence?.status !== 'live') return false;
    const support = occurrence.citations.filter(
      (citation) =>
        citation.stance === 'supports' && this.source(citation.source)?.withdrawn === false,
    );
    return support.length > 0 && support.every((citation) => citation.source === source);
  }
}

import { decide, type Proposed, type Refusal, type World } from '../../events/decisions/decide.ts';
import type { Occurrence } from '../../events/things/occurrence.ts';
import type { Actor, Chronicle, Instrument, Source } from '../../events/things/register.ts';
import { evolveThing, type Thing } from '../../events/things/thing.ts';
import { eventTypes, type Recorded } from '../../events/vocabulary/event.ts';

/** An archive of plain maps: slow, simple, and an oracle for the ones that are neither. */
export class ArchiveInMemory implements World {
  readonly log: Recorded[] = [];
  readonly things = new Map<string, Thing>();

  /** Decides, and records what is accepted. */
  append(proposed: Proposed): Refusal | null {
    const refusal = decide(this.things.get(proposed.stream) ?? null, proposed, this);
    if (!refusal) this.record(proposed);
    return refusal;
  }

  /** Records without deciding. */
  record(proposed: Proposed): Recorded {
    const state = this.things.get(proposed.stream) ?? null;
    const position = this.log.length + 1;
    const recorded: Recorded = {
      ...proposed,
      position,
      id: `event-${position}`,
      version: (state?.version ?? 0) + 1,
      schemaVersion: eventTypes[proposed.type].schemaVersion,
      recordedAt: new Date(position).toISOString(),
      recordedBy: 'an editor',
    };
    this.log.push(recorded);
    const next = evolveThing(state, recorded);
    if (next) this.things.set(proposed.stream, next);
    return recorded;
  }

  /** Every occurrence, live or not, in the order in which they were recorded. */
  occurrences(): Occurrence[] {
    return [...this.things.values()].filter((thing) => thing.thing === 'occurrence');
  }

  occurrence(id: string): Occurrence | null {
    const thing = this.things.get(`occurrence-${id}`);
    return thing?.thing === 'occurrence' ? thing : null;
  }

  source(id: string): Source | null {
    const thing = this.things.get(`source-${id}`);
    return thing?.thing === 'source' ? thing : null;
  }

  actor(id: string): Actor | null {
    const thing = this.things.get(`actor-${id}`);
    return thing?.thing === 'actor' ? thing : null;
  }

  instrument(id: string): Instrument | null {
    const thing = this.things.get(`instrument-${id}`);
    return thing?.thing === 'instrument' ? thing : null;
  }

  chronicle(id: string): Chronicle | null {
    const thing = this.things.get(`chronicle-${id}`);
    return thing?.thing === 'chronicle' ? thing : null;
  }

  event(position: number): Recorded | null {
    return this.log[position - 1] ?? null;
  }

  restingOnAlone(source: string): string[] {
    return this.occurrences()
      .filter(({ status }) => status === 'live')
      .filter(({ citations }) => {
        const supporting = citations.filter(
          (one) => one.stance === 'supports' && this.source(one.source)?.withdrawn === false,
        );
        return supporting.length > 0 && supporting.every((one) => one.source === source);
      })
      .map(({ id }) => id);
  }
}

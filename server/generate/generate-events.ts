import type { StoredEvent } from '../log/log.ts';
import { Actors } from './actors.ts';
import { Chance } from './chance.ts';
import { Chronicles } from './chronicles.ts';
import { correct } from './correcting.ts';
import { Desk, type KnownOccurrence } from './desk.ts';
import { correctRegisters, planFor, registerDue, type Ground } from './ground.ts';
import { Instruments } from './instruments.ts';
import { RecordedClock } from './recorded-clock.ts';
import { Scribe } from './scribe.ts';
import { Sources } from './sources.ts';
import { openTopic, tell } from './telling.ts';

/** The most occurrences that one archive is generated with. */
export const occurrencesMax = 10_000_000;

/** The greatest seed. */
export const seedMax = 4_294_967_295;

/** Which archive is generated. */
export interface Generated {
  /** How many occurrences are told of, from 1 to {@link occurrencesMax}. */
  readonly occurrences: number;
  /** A whole number from 0 to {@link seedMax}: another seed, another archive. */
  readonly seed: number;
}

/**
 * A plausible log, in the order of its positions, a session at a time; the same for the same
 * arguments, to the byte. Its events are allowed by the rules of the archive. Memory is bounded: what
 * is remembered of the past lies on a {@link Desk}.
 */
export function* generateEvents(what: Generated): Generator<readonly StoredEvent[]> {
  const { occurrences } = what;
  const ground = groundOf(what);
  const { chance, clock, scribe, desk } = ground;
  const plan = planFor(occurrences);
  for (let told = 0; told < occurrences;) {
    const progress = told / occurrences;
    clock.session(progress);
    const topic = openTopicAt(ground, plan, progress);
    const last = Math.min(occurrences, told + sessionLength(chance));
    for (; told < last; told += 1) {
      desk.keep(tell(ground, topic, { number: told, twinOf: twinAt(ground) }));
      while (chance.happens(0.4)) correct(ground, topic);
    }
    if (chance.happens(0.7)) correctRegisters(ground);
    yield scribe.take();
  }
}

function openTopicAt(ground: Ground, plan: ReturnType<typeof planFor>, progress: number) {
  ground.scribe.by = 'The registrar';
  registerDue(ground, plan, progress);
  return openTopic(ground);
}

// Never the twin of a twin: their chain would keep in memory what has left the desk.
function twinAt({ chance, desk }: Ground): KnownOccurrence | null {
  const picked = chance.happens(0.015) ? desk.pickLive() : null;
  return picked?.twinOf === null ? picked : null;
}

// Most sessions are short, and a few go through whole volumes.
function sessionLength(chance: Chance): number {
  return 1 + chance.rank(120);
}

function groundOf({ occurrences, seed }: Generated): Ground {
  const chance = new Chance(seed);
  const clock = new RecordedClock(chance, 2 * occurrences);
  const scribe = new Scribe(clock);
  return {
    chance,
    clock,
    scribe,
    actors: new Actors(chance, scribe),
    sources: new Sources(chance, scribe),
    instruments: new Instruments(chance, scribe),
    chronicles: new Chronicles(chance, scribe),
    desk: new Desk(chance),
  };
}

import type { Actors } from './actors.ts';
import type { Chance } from './chance.ts';
import type { Chronicles } from './chronicles.ts';
import type { Desk } from './desk.ts';
import type { Instruments } from './instruments.ts';
import type { RecordedClock } from './recorded-clock.ts';
import type { Scribe } from './scribe.ts';
import type { Sources } from './sources.ts';

/** What whoever tells of occurrences stands on: chance, time, the registers and the desk. */
export interface Ground {
  readonly chance: Chance;
  readonly clock: RecordedClock;
  readonly scribe: Scribe;
  readonly actors: Actors;
  readonly sources: Sources;
  readonly instruments: Instruments;
  readonly chronicles: Chronicles;
  readonly desk: Desk;
}

/** How many of each the registers hold in the end: the more is told, though ever more slowly. */
interface Plan {
  readonly actors: number;
  readonly instruments: number;
  readonly references: number;
  readonly chronicles: number;
}

/** How many registered things so many occurrences name. */
export function planFor(occurrences: number): Plan {
  const root = Math.floor(Math.sqrt(occurrences));
  return {
    actors: Math.min(4_000, 4 + 4 * root),
    instruments: Math.min(1_000, 1 + root),
    references: Math.min(256, 2 + Math.floor(root / 4)),
    chronicles: Math.min(6, 1 + Math.floor(root / 40)),
  };
}

/** Registers what is due when so much of the archive (0 to 1) is told: quickly at first, then slowly. */
export function registerDue(ground: Ground, plan: Plan, progress: number): void {
  const { actors, sources, instruments, chronicles, chance, clock } = ground;
  const due = (planned: number): number =>
    Math.ceil(planned * (0.02 + 0.98 * progress * (2 - progress)));
  while (sources.referenceCount < due(plan.references)) sources.registerReference(clock.year);
  while (actors.count < due(plan.actors)) actors.register();
  while (instruments.count < due(plan.instruments))
    instruments.register(actors, sources, chance.between(1800, clock.year));
  while (chronicles.count < due(plan.chronicles)) chronicles.open();
}

/** Corrects something in the registers. */
export function correctRegisters({ chance, ...ground }: Ground): void {
  chance.weighing<() => void>([
    [4, () => ground.sources.revise()],
    [1, () => ground.sources.withdraw()],
    [2, () => ground.actors.revise()],
    [2, () => ground.instruments.revise()],
    [1, () => ground.chronicles.revise()],
  ])();
}

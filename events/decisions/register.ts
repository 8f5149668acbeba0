import type { Refusal, World } from './contract.ts';
import { refuse } from './rules.ts';

/** Refuses an actor that is not registered; `pointer` is where it is named. */
export function checkActor(id: string, pointer: string, world: World): Refusal | null {
  if (world.actor(id)) return null;
  return refuse(
    'unregistered-actor',
    pointer,
    `the actor ${id} is not registered; register it first`,
  );
}

/** Refuses an instrument that is not registered; `pointer` is where it is named. */
export function checkInstrument(id: string, pointer: string, world: World): Refusal | null {
  if (world.instrument(id)) return null;
  return refuse(
    'unregistered-instrument',
    pointer,
    `the instrument ${id} is not registered; register it first`,
  );
}

/** Refuses a chronicle that is not opened; `pointer` is where it is named. */
export function checkChronicle(id: string, pointer: string, world: World): Refusal | null {
  if (world.chronicle(id)) return null;
  return refuse('unopened-chronicle', pointer, `the chronicle ${id} is not opened; open it first`);
}

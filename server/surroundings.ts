import { newId } from './ids.ts';

/** The clock and the maker of ids (UUIDs), handed in. */
export interface Surroundings {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** The machine's clock, and UUIDs of version 7. */
export const machine: Surroundings = { now: Date.now, newId };

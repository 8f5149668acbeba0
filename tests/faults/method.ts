import type { Figures } from './figures.ts';
import type { Need } from './machine.ts';

/** A way to do to a server what happens to computers. */
export interface Method {
  readonly name: string;
  /** What is done, in one sentence. */
  readonly about: string;
  readonly needs: readonly Need[];
  /** How many rounds each form has; 0 of nightly: as many as there are; null: it is not in it. */
  readonly rounds: {
    /** 0: it is not in `npm test`. */
    readonly test: number;
    readonly ci: number | null;
    readonly nightly: number;
  };
  /** Every promise must be kept. */
  run(rounds: number): Promise<Figures>;
  /** The same over a server that is known to lose: it must be seen to. */
  control(rounds: number): Promise<Figures>;
}

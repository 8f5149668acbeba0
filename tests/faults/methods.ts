import { killUnderLoad } from './kill-under-load.ts';
import { failingCalls } from './failing-calls.ts';
import { killAtCalls } from './kill-at-calls.ts';
import type { Method } from './method.ts';
import { powerLoss } from './power-loss.ts';

/** Every method, in the order in which `npm run faults` goes through them. */
export const methods: readonly Method[] = [killUnderLoad, killAtCalls, failingCalls, powerLoss];

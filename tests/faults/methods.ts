import { jumpingClock } from './clock.ts';
import { failingCalls } from './failing-calls.ts';
import { failingReads } from './failing-reads.ts';
import { history } from './history/history-method.ts';
import { writeImages } from './images/write-images.ts';
import { killAtCalls } from './kill-at-calls.ts';
import { killUnderLoad } from './kill-under-load.ts';
import { longReader } from './long-reader.ts';
import type { Method } from './method.ts';
import { fileLimit, fullDisk } from './no-room.ts';
import { powerLoss } from './power-loss.ts';
import { startAgain } from './start-again.ts';
import { tampering } from './tampering/tampering-method.ts';

/** Every method, in the order in which `npm run faults` goes through them. */
export const methods: readonly Method[] = [
  killUnderLoad,
  killAtCalls,
  failingCalls,
  failingReads,
  powerLoss,
  writeImages,
  fullDisk,
  fileLimit,
  jumpingClock,
  longReader,
  startAgain,
  history,
  tampering,
];

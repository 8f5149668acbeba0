import type { Logger } from 'pino';
import type { WitnessAnswer } from './witness.ts';

/** Writes down how a submission ended; `body` is what was submitted. */
type Diary = (answer: WitnessAnswer, body: string) => void;

/** The most contradictions that are written out by one process; the others are told by their sizes. */
const keptMax = 100;

/**
 * Opens the diary of a witness. A seal that contradicts what was seen is evidence: it is written out
 * once, however often it comes. Nothing else is written out, so that nobody can fill the disk.
 */
export function openDiary(logger: Logger): Diary {
  const kept = new Set<string>();
  return (answer, body) => {
    switch (answer.end) {
      case 'cosigned': {
        const { origin, size } = answer.seal;
        return logger.info({ origin, size }, 'cosigned');
      }
      case 'other-root': {
        const { end, message } = answer;
        // The text that was signed: what else stands beneath it can be had in any number.
        const [, text = ''] = body.split('\n\n', 2);
        const isNew = !kept.has(text) && kept.size < keptMax;
        if (isNew) kept.add(text);
        return logger.warn({ end, message, ...(isNew && { body }) }, 'refused');
      }
      case 'unproved':
        return logger.warn({ end: answer.end, message: answer.message }, 'refused');
      case 'malformed':
      case 'unknown-log':
      case 'unsigned':
      case 'other-size':
        return logger.info({ end: answer.end }, 'refused');
    }
  };
}

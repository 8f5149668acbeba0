import { troubleOf, type Trouble } from '../database/trouble.ts';
import { NotWriting, OutcomeUnknown } from '../database/writing.ts';

/** What a fault tells whoever asked: whether something may have been kept, and what to do. */
export function faultInWords(error: unknown): string {
  if (error instanceof OutcomeUnknown)
    return (
      'The disk failed while committing. Whether it was kept is not known: ' +
      'send it again with the same ids.'
    );
  if (error instanceof NotWriting)
    return 'The disk still fails. Nothing of this was kept: send it again later.';
  const trouble = troubleOf(error);
  if (trouble) return troubles[trouble.code];
  return (
    'It is written down. Whether something was appended is not known: ' +
    'send it again with the same ids.'
  );
}

// What follows from each for the one who asked; the disk's own words go to the keeper's log.
const troubles: Readonly<Record<Trouble['code'], string>> = {
  full: 'The disk of the archive is full. Nothing of this was kept: send it again later.',
  damaged: 'The archive can not be read here: its file is damaged. Tell its keeper.',
  'read-only': 'The archive may not be written to just now. Nothing of this was kept.',
  locked: 'The archive is busy. Nothing of this was kept: send it again.',
  unopened: 'The archive can not be opened just now. Nothing of this was kept.',
  failing:
    'The disk of the archive fails. Whether this was kept is not known: send it again later.',
};

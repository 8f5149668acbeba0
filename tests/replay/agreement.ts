import { isDeepStrictEqual } from 'node:util';
import { askReader, type Ask, type AskedOnThree } from './ask.ts';
import type { Compare, Comparison } from './comparison.ts';
import { archiveOf } from './open-archive.ts';
import { ground, type RandomLog } from './random-log.ts';
import { toldBy } from './told.ts';

/** Questions, and what is compared of the answers to each. */
interface Examination {
  readonly questions: readonly AskedOnThree[];
  readonly compares: readonly Compare[];
}

/**
 * What an archive of its own that was told a log answers, and what the oracle says: of the first
 * question on which they differ, and nothing where they agree on all.
 */
export async function examine(log: RandomLog, examination: Examination): Promise<Comparison> {
  const archive = await archiveOf(log);
  try {
    return await examineThrough(askReader(archive.reader), log, examination);
  } finally {
    archive.close();
  }
}

/** The same of any program that was told the log. */
export async function examineThrough(
  ask: Ask,
  log: RandomLog,
  { questions, compares }: Examination,
): Promise<Comparison> {
  for (const asked of questions) {
    const told = toldBy(log.log(positionOf(asked)));
    for (const compare of compares) {
      const { program, oracle } = await compare(ask, told, asked);
      if (!isDeepStrictEqual(program, oracle))
        return { program: { asked, answer: program }, oracle: { asked, answer: oracle } };
    }
  }
  return { program: null, oracle: null };
}

function positionOf({ asOf }: AskedOnThree): number {
  return asOf === undefined ? Infinity : Number(asOf.slice('seq:'.length));
}

/** The positions of a random log, from the last of the ground on. */
export function positionsOf(log: RandomLog): readonly number[] {
  return [0, ...log.steps.keys()].map((_, at) => ground.length + at);
}

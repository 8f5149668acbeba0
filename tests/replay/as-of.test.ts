import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../server/reading/reader.ts';
import { parse } from './ask.ts';
import { everything } from './everything.ts';
import { archiveOf, openArchive, stepsOf } from './open-archive.ts';
import { question } from './questions.ts';
import { ground, smallLogs, type RandomLog } from './random-log.ts';

const settings = { numRuns: 10, interruptAfterTimeLimit: 15_000 };

/** When each event of a log was recorded, in milliseconds since the archive began. */
function recordedAfter(log: RandomLog): readonly number[] {
  let now = 0;
  return stepsOf(log).map(({ comes }) => (now += comes === 'later' ? 1000 : 0));
}

/** The position that a reading of an instant is read at. */
function positionAt(reader: Reader, afterMs: number): number {
  const asOf = new Date(Date.UTC(2024, 0, 1) + afterMs).toISOString();
  return parse(reader, { asOf }).clocks.position;
}

describe('as of a position', () => {
  it('each reading is that of an archive that ended there', () =>
    fc.assert(
      fc.asyncProperty(
        smallLogs(14),
        fc.array(question, { minLength: 2, maxLength: 2 }),
        async (log, questions) => {
          const whole = await archiveOf(log);
          const truncated = await openArchive();
          try {
            truncated.tell(stepsOf(log).slice(0, ground.length));
            for (const next of [...log.steps, null]) {
              const { position } = truncated.reader.head();
              for (const asked of [{}, ...questions]) {
                const then = everything(truncated.reader, asked);
                const now = everything(whole.reader, { ...asked, asOf: `seq:${position}` });
                expect({ asked, position, ...now }).toEqual({ asked, position, ...then });
              }
              if (next) truncated.tell([next]);
            }
          } finally {
            whole.close();
            truncated.close();
          }
        },
      ),
      settings,
    ));
});

describe('as of an instant', () => {
  it('a reading is taken after the last event recorded by then', () =>
    fc.assert(
      fc.asyncProperty(smallLogs(12), async (log) => {
        const archive = await archiveOf(log);
        try {
          const recorded = recordedAfter(log);
          const asked = new Set(recorded.flatMap((ms) => [ms - 1, ms, ms + 1, ms + 999]));
          for (const afterMs of asked) {
            const position = recorded.filter((ms) => ms <= afterMs).length;
            expect([afterMs, positionAt(archive.reader, afterMs)]).toEqual([afterMs, position]);
          }
        } finally {
          archive.close();
        }
      }),
      settings,
    ));
});

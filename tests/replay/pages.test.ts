import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionsOf } from './agreement.ts';
import { archiveOf } from './open-archive.ts';
import { walkAll } from './pages.ts';
import { question } from './questions.ts';
import { largeLog, smallLogs, type RandomLog } from './random-log.ts';

const few = fc.array(question, { minLength: 3, maxLength: 3 });

/** What lists name in short pages and in one page of all, at positions spread over the log. */
async function walks(log: RandomLog, asked: readonly object[], limit: number) {
  const archive = await archiveOf(log);
  try {
    const positions = positionsOf(log);
    return asked.map((one, index) => {
      const at = Math.floor(((index + 1) * (positions.length - 1)) / asked.length);
      const question = { ...one, asOf: `seq:${positions[at] ?? 0}` };
      const [short, whole] = [limit, 1000].map((limit) => walkAll(archive.reader, question, limit));
      return { question, short, whole };
    });
  } finally {
    archive.close();
  }
}

describe('the pages of a list at a position', () => {
  it('hold together what one page of all holds', () =>
    fc.assert(
      fc.asyncProperty(
        smallLogs(18),
        few,
        fc.integer({ min: 1, max: 4 }),
        async (log, asked, limit) => {
          for (const { question, short, whole } of await walks(log, asked, limit))
            expect({ question, ...short }).toEqual({ question, ...whole });
        },
      ),
      { numRuns: 10, interruptAfterTimeLimit: 15_000 },
    ));

  it('do so in a log of hundreds of events', async () => {
    const asked = [{}, { until: '2015-03-10' }, { knownBy: '2015-03-12', match: 'certain' }, {}];
    for (const { question, short, whole } of await walks(largeLog(4), asked, 37))
      expect({ question, ...short }).toEqual({ question, ...whole });
  });
});

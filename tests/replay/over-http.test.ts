import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/running-server.ts';
import { examineThrough, positionsOf } from './agreement.ts';
import { askServer } from './ask.ts';
import { compareList, compareTimeline, compareView } from './comparison.ts';
import { question } from './questions.ts';
import { serveFolder } from './served.ts';
import { ground, smallLogs } from './random-log.ts';

const views = ['timeline', 'actors', 'tallies', 'links', 'sources'] as const;
const compares = [compareList, compareTimeline, ...views.map(compareView)];
const asked = fc.array(question, { minLength: 6, maxLength: 6 });

describe('over HTTP', () => {
  it('a question on three clocks is answered as the log tells', () =>
    fc.assert(
      fc.asyncProperty(smallLogs(14), asked, async (log, asked) => {
        const folder = temporaryFolder();
        const server = await serveFolder(folder.path);
        try {
          server.append(ground);
          for (const { said } of log.steps) server.append([said]);
          const positions = positionsOf(log);
          const questions = asked.map((one, index) => {
            return { ...one, asOf: `seq:${positions[index % positions.length] ?? 0}` };
          });
          const ask = askServer((path) => server.get(path));
          const { program, oracle } = await examineThrough(ask, log, { questions, compares });
          expect(program).toEqual(oracle);
        } finally {
          await server.stop();
          folder.remove();
        }
      }),
      { numRuns: 10, interruptAfterTimeLimit: 15_000 },
    ));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine, positionsOf } from './agreement.ts';
import type { AskedOnThree } from './ask.ts';
import { compareList, compareTimeline, compareView, type Compare } from './comparison.ts';
import { question } from './questions.ts';
import { smallLogs, type RandomLog } from './random-log.ts';
import { compareCounts, compareInstruments } from './standing-comparison.ts';

const asked = fc.array(question, { minLength: 8, maxLength: 8 });
const settings = { numRuns: 25, interruptAfterTimeLimit: 15_000 };

/** The questions and the one that asks for all, each at another position, and at the head as well. */
function atPositions(log: RandomLog, asked: readonly AskedOnThree[]): readonly AskedOnThree[] {
  const positions = positionsOf(log).toReversed();
  return [{}, ...asked].flatMap((one, index) => [
    one,
    { ...one, asOf: `seq:${positions[(index * 3 + 2) % positions.length] ?? 0}` },
  ]);
}

describe('under all three clocks and filters together', () => {
  const views = ['timeline', 'actors', 'tallies', 'links', 'sources'] as const;
  const compares = [compareList, compareTimeline, ...views.map(compareView)];

  it('a reading is what the log told of it at that position', () =>
    fc.assert(
      fc.asyncProperty(smallLogs(18), asked, async (log, asked) => {
        const questions = atPositions(log, asked);
        const { program, oracle } = await examine(log, { questions, compares });
        expect(program).toEqual(oracle);
      }),
      settings,
    ));

  it('an instrument stands as the log told at that position, whatever is filtered', () =>
    fc.assert(
      fc.asyncProperty(smallLogs(18), asked, async (log, asked) => {
        // Of what is asked with `match=certain`, see the tests of `until`.
        const questions = atPositions(
          log,
          asked.filter(({ match }) => match !== 'certain'),
        );
        const compares = [compareView('standing'), ofClocks(compareInstruments, compareCounts)];
        const { program, oracle } = await examine(log, { questions, compares: compares.flat() });
        expect(program).toEqual(oracle);
      }),
      settings,
    ));
});

/** Compares without the filters, which registers don't take. */
function ofClocks(...compares: readonly Compare[]): readonly Compare[] {
  return compares.map((compare) => (ask, told, asked) => {
    const { from, to, until, knownBy, match, asOf } = asked;
    const clocks = Object.entries({ from, to, until, knownBy, match, asOf });
    return compare(ask, told, Object.fromEntries(clocks.filter(([, given]) => given)));
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as say from '../support/sayings.ts';
import { examine } from './agreement.ts';
import { compareList, compareTimeline, compareView } from './comparison.ts';
import { boundsOfText, datesThatMatter } from './days.ts';
import { saidLater, smallLogs, type SmallLog } from './small-log.ts';
import { compareCounts, compareInstruments, compareSupport } from './standing-comparison.ts';

const matches = ['possible', 'certain'] as const;

/** Every date by which a source was ever said to be published, and those beside it. */
function publications(log: SmallLog): readonly { readonly knownBy: string }[] {
  const dates = log.log().flatMap(({ type, data }) => {
    if (type !== 'SourceRegistered' && type !== 'SourceRevised') return [];
    return data.published ?? [];
  });
  const bounds = dates.flatMap((edtf) => {
    const { earliestDay, latestDay } = boundsOfText(edtf);
    return [earliestDay, latestDay];
  });
  return datesThatMatter(bounds).map((knownBy) => ({ knownBy }));
}

describe('known by any date of publication', () => {
  const compares = [
    compareList,
    compareTimeline,
    compareCounts,
    compareInstruments,
    compareSupport,
    compareView('timeline'),
    compareView('standing'),
    compareView('actors'),
    compareView('tallies'),
    compareView('links'),
    compareView('sources'),
  ];

  it('a reading holds what a source that was possibly, or certainly, published supports', () =>
    fc.assert(
      fc.asyncProperty(smallLogs(16), async (log) => {
        const questions = publications(log).flatMap((asked) =>
          matches.map((match) => ({ ...asked, match })),
        );
        const { program, oracle } = await examine(log, { questions, compares });
        expect(program).toEqual(oracle);
      }),
      { numRuns: 35, interruptAfterTimeLimit: 15_000 },
    ));
});

describe('a standing', () => {
  const log = saidLater(
    say.occurrence('a', {
      citations: [say.citing('early'), say.citing('late')],
      effects: [{ instrument: 'accord', standing: 'signed' }],
    }),
    say.withdrawn('early'),
  );
  const compares = [compareSupport];

  // Without `knownBy` the program names withdrawn sources among those that support a standing.
  it.fails('names no source that the archive does not rely on any more', async () => {
    const { program, oracle } = await examine(log, { questions: [{}], compares });
    expect(program).toEqual(oracle);
  });

  it('names none of them under knownBy', async () => {
    const { program, oracle } = await examine(log, { questions: [{ knownBy: '2016' }], compares });
    expect(program).toEqual(oracle);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposed } from '../../events/decisions/decide.ts';
import * as say from '../support/sayings.ts';
import { examine } from './agreement.ts';
import { compareList, compareTimeline, compareView } from './comparison.ts';
import { boundsOfText, datesThatMatter } from './days.ts';
import { saidLater, smallLogs, type RandomLog } from './random-log.ts';
import { compareCounts, compareInstruments, comparePlayHead } from './standing-comparison.ts';
import { toldBy } from './told.ts';

const settings = { numRuns: 30, interruptAfterTimeLimit: 15_000 };
const matches = ['possible', 'certain'] as const;

/**
 * Until every date at which an occurrence of this log may or must have begun, and those beside it;
 * and until no date at all.
 */
function beginnings(log: RandomLog): readonly { readonly until?: string }[] {
  const dates = [...toldBy(log.log()).occurrences.values()].map(({ told }) => told.date.edtf);
  const bounds = dates.flatMap((edtf) => {
    const { start } = boundsOfText(edtf);
    return [start.earliest, start.latest];
  });
  return [{}, ...datesThatMatter(bounds).map((until) => ({ until }))];
}

describe('until any date that matters', () => {
  const compares = [
    compareList,
    compareTimeline,
    compareCounts,
    compareView('timeline'),
    compareView('actors'),
    compareView('tallies'),
    compareView('links'),
    compareView('sources'),
  ];

  it('a reading holds what had possibly, or had certainly, begun by then', () =>
    fc.assert(
      fc.asyncProperty(smallLogs(16), async (log) => {
        const questions = beginnings(log).flatMap((asked) =>
          matches.map((match) => ({ ...asked, match })),
        );
        const { program, oracle } = await examine(log, { questions, compares });
        expect(program).toEqual(oracle);
      }),
      settings,
    ));
});

describe('on any date that matters', () => {
  const compares = [compareView('standing'), compareInstruments, comparePlayHead];

  it('an instrument stands as it does in every way in which its occurrences may lie in time', () =>
    fc.assert(
      fc.asyncProperty(smallLogs(16), async (log) => {
        const { program, oracle } = await examine(log, { questions: beginnings(log), compares });
        expect(program).toEqual(oracle);
      }),
      settings,
    ));

  const overlapping = saidLater(
    occurrence('a', { date: { edtf: '2015-03-09' }, effects: [effect('accord', 'in-force')] }),
    occurrence('b', {
      date: { edtf: '[2015-03-10..2015-03-11]' },
      effects: [effect('accord', 'ended')],
    }),
    occurrence('c', { date: { edtf: '../2015-03-10' }, effects: [effect('order', 'signed')] }),
  );

  it.each(['2015-03-10', '2015-03-09'])(
    'asking for what had certainly begun by %s makes nothing else certain',
    async (until) => {
      const questions = [{ until, match: 'certain' }] as const;
      const { program, oracle } = await examine(overlapping, { questions, compares });
      expect(program).toEqual(oracle);
    },
  );
});

function occurrence(id: string, more: object): Proposed {
  return say.occurrence(id, { citations: [say.citing('early')], ...more });
}

function effect(instrument: string, standing: string) {
  return { instrument, standing };
}

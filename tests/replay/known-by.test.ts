import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as say from '../support/sayings.ts';
import { examine } from './agreement.ts';
import { parse } from './ask.ts';
import { compareList, compareTimeline, compareView } from './comparison.ts';
import { boundsOfText, datesThatMatter } from './days.ts';
import { archiveOf } from './open-archive.ts';
import { saidLater, smallLogs, type RandomLog } from './random-log.ts';
import { compareCounts, compareInstruments, compareSupport } from './standing-comparison.ts';

const matches = ['possible', 'certain'] as const;

/** Every date by which a source was ever said to be published, and those beside it. */
function publications(log: RandomLog): readonly { readonly knownBy: string }[] {
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
      fc.asyncProperty(smallLogs(18), async (log) => {
        const questions = publications(log).flatMap((asked) =>
          matches.map((match) => ({ ...asked, match })),
        );
        const { program, oracle } = await examine(log, { questions, compares });
        expect(program).toEqual(oracle);
      }),
      { numRuns: 25, interruptAfterTimeLimit: 15_000 },
    ));
});

describe('the first source that tells of it', () => {
  const late = say.occurrence('a', { citations: [say.citing('late')] });
  const both = say.occurrence('a', { citations: [say.citing('late'), say.citing('early')] });
  const other = say.occurrence('b', { citations: [say.citing('late')] });
  const moves = {
    'is the only one': [late],
    'is cited later on': [late, say.cited('a', say.citing('early'))],
    'is not relied upon for it any more': [
      both,
      say.say('CitationWithdrawn', 'occurrence-a', { source: 'early', locator: 'page 1' }),
    ],
    'is withdrawn': [both, say.withdrawn('early')],
    'is dated anew': [both, say.revised('source', 'early', { published: '2015-03-11' })],
    'tells only of a relation': [
      late,
      other,
      say.say('OccurrenceRelated', 'occurrence-a', {
        relation: 'causes',
        occurrence: 'b',
        citation: say.citing('early'),
      }),
    ],
    'only disputes it': [late, say.disputed('a', 'day', { citations: [say.citing('early')] })],
    'only mentions it': [late, say.cited('a', say.citing('early', { stance: 'mentions' }))],
  };

  it.each(Object.entries(moves))('%s', async (_how, said) => {
    const log = saidLater(...said);
    const compares = [compareList, compareView('links'), compareView('sources')];
    const { program, oracle } = await examine(log, { questions: publications(log), compares });
    expect(program).toEqual(oracle);
  });
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

  it('names no source that the archive does not rely on any more', async () => {
    const { program, oracle } = await examine(log, { questions: [{}], compares });
    expect(program).toEqual(oracle);
  });

  it('names none of them under knownBy', async () => {
    const { program, oracle } = await examine(log, { questions: [{ knownBy: '2016' }], compares });
    expect(program).toEqual(oracle);
  });
});

describe('a source that is not published yet', () => {
  const both = { citations: [say.citing('early'), say.citing('late')] };
  const log = saidLater(say.occurrence('a', both));

  async function found(q: string): Promise<readonly string[]> {
    const archive = await archiveOf(log);
    try {
      const { clocks, filters } = parse(archive.reader, { knownBy: '2015-03-10' });
      const page = { limit: 10, after: null };
      return archive.reader.search(q, clocks, filters, page).items.map(({ id }) => id);
    } finally {
      archive.close();
    }
  }

  it('leaves what another one tells to be found', async () => {
    expect(await found('report early')).toEqual(['early', 'a']);
  });

  it('does not let what it supports be found by its title', async () => {
    expect(await found('report late')).toEqual([]);
  });

  it('does not let it be found by its title and words of the occurrence either', async () => {
    expect(await found('late occurrence')).toEqual([]);
  });
});

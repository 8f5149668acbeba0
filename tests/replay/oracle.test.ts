import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as say from '../support/sayings.ts';
import { heldBy, type Asked } from './held.ts';
import { saidLater, smallLogs } from './random-log.ts';
import { standingOf, standingRows } from './standings.ts';
import { toldBy } from './told.ts';

const log = saidLater(
  say.occurrence('point', {
    date: { edtf: '2015-03-09' },
    effects: [{ instrument: 'accord', standing: 'in-force' }],
    citations: [say.citing('early')],
  }),
  say.occurrence('span', {
    date: { edtf: '[2015-03-10..2015-03-12]' },
    effects: [{ instrument: 'accord', standing: 'ended' }],
    citations: [say.citing('vague'), say.citing('undated', { locator: 'page 2' })],
  }),
  say.occurrence('open', { date: { edtf: '../2015-03-11' }, citations: [say.citing('late')] }),
);

function ids(asked: Asked): string[] {
  return heldBy(toldBy(log.log()), asked).map(({ id }) => id);
}

/** Of each effect on the accord: its certainty and whether it is present. */
function standings(until: string) {
  const rows = standingRows(toldBy(log.log()), { until }).values();
  return [...rows].map(({ occurrence, certainty, present }) => [occurrence, certainty, present]);
}

describe('the oracle, by hand', () => {
  it('holds what has begun, possibly or certainly', () => {
    expect(ids({ until: '2015-03-08' })).toEqual(['open']);
    expect(ids({ until: '2015-03-08', match: 'certain' })).toEqual([]);
    expect(ids({ until: '2015-03-10' })).toEqual(['point', 'span', 'open']);
    expect(ids({ until: '2015-03-10', match: 'certain' })).toEqual(['point']);
    expect(ids({ until: '2015-03-12', match: 'certain' })).toEqual(['point', 'span', 'open']);
  });

  it('holds what was published, possibly or certainly', () => {
    expect(ids({ knownBy: '2015-03-10' })).toEqual(['point', 'span']);
    expect(ids({ knownBy: '2015-03-11', match: 'certain' })).toEqual(['point']);
    expect(ids({ knownBy: '2015-03-12', match: 'certain' })).toEqual(['point', 'span']);
    expect(ids({ knownBy: '2015-03' })).toEqual(['point', 'span', 'open']);
  });

  it('calls certain what is so in every way, and possible what is so in one', () => {
    expect(standings('2015-03-08')).toEqual([]);
    expect(standings('2015-03-09')).toEqual([['point', 'certain', 'certain']]);
    expect(standings('2015-03-11')).toEqual([
      ['point', 'certain', 'possible'],
      ['span', 'possible', 'possible'],
    ]);
    expect(standings('2015-03-12')).toEqual([
      ['point', 'certain', 'no'],
      ['span', 'certain', 'certain'],
    ]);
  });

  it('tells how an instrument stands only where every way says the same', () => {
    const on = (until: string) => {
      const { standing, certainty } = standingOf(toldBy(log.log()), 'accord', { until });
      return [standing, certainty];
    };
    expect(on('2015-03-08')).toEqual([null, 'not-yet']);
    expect(on('2015-03-09')).toEqual(['in-force', 'certain']);
    expect(on('2015-03-10')).toEqual([null, 'possible']);
    expect(on('2015-03-12')).toEqual(['ended', 'certain']);
  });
});

describe('a random log that fails', () => {
  it('shrinks to the events that matter, and is printed a line an event', () => {
    const isNeverRedated = fc.property(smallLogs(14), ({ steps }) =>
      steps.every(({ said }) => said.type !== 'OccurrenceRedated'),
    );
    const checked = fc.check(isNeverRedated, { seed: 1, numRuns: 200 });
    expect(checked.counterexample?.[0].steps).toHaveLength(2);
    const lines = fc.stringify(checked.counterexample?.[0]).trim().split('\n');
    expect(lines).toEqual([
      'a log that goes on after the ground with',
      expect.stringMatching(/^ {2}10 together: occurrence-[a-d] OccurrenceRecorded \{"date":/u),
      expect.stringMatching(/^ {2}11 together: occurrence-[a-d] OccurrenceRedated \{"date":/u),
    ]);
  });
});

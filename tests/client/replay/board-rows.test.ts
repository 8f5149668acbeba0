import { describe, expect, it } from 'vitest';
import { Board } from '../../../client/replay/board-rows.ts';
import type { ReplayEffect, ReplayInstrument } from '../../../events/readings/replay.ts';

function effect(standing: string, earliest: number | null, latest: number | null): ReplayEffect {
  return {
    occurrence: `of-${standing}`,
    slug: standing,
    title: `It is ${standing}`,
    standing,
    date: { edtf: '', words: '', earliestDay: earliest, latestDay: latest },
    span: { start: { earliest, latest } },
    sources: [],
  };
}

function instrument(id: string, ...effects: ReplayEffect[]): ReplayInstrument {
  return { instrument: { id, slug: id, name: id, kind: 'agreement' }, effects };
}

const pact = instrument('pact', effect('signed', 100, 100), effect('ended', 200, 230));
const rule = instrument('rule', effect('proposed', null, 150));
const listing = instrument('listing', effect('listed', 300, 300));
const board = new Board([listing, rule, pact]);

const told = (day: number | null, of = board) =>
  of.on(day).map((row) => {
    const { certainty, candidates, mayBeNothing } = row;
    const standings = candidates.map(({ standing }) => standing).join(' or ');
    const nothing = mayBeNothing && certainty === 'possible' ? ' or nothing' : '';
    return `${row.instrument.id} ${certainty} ${standings}${nothing}`.trim();
  });

describe('the board', () => {
  it.each([
    [50, ['rule possible proposed or nothing', 'listing not-yet', 'pact not-yet']],
    [100, ['pact certain signed', 'rule possible proposed or nothing', 'listing not-yet']],
    [150, ['rule certain proposed', 'pact certain signed', 'listing not-yet']],
    [210, ['pact possible signed or ended', 'rule certain proposed', 'listing not-yet']],
    [230, ['pact certain ended', 'rule certain proposed', 'listing not-yet']],
    [300, ['listing certain listed', 'pact certain ended', 'rule certain proposed']],
    [null, ['listing certain listed', 'pact certain ended', 'rule certain proposed']],
  ])('on day %s has what changed last first', (day, rows) => {
    expect(told(day)).toEqual(rows);
  });

  it('tells the same whichever way its head came', () => {
    const days = [300, 50, 230, null, 100, 210, 150, 100, 50];
    for (const day of days) expect(told(day)).toEqual(told(day, new Board([listing, rule, pact])));
  });

  it('gives the same rows for as long as nothing changes, and another for what did', () => {
    const row = (day: number, id: string) => board.on(day).find((one) => one.instrument.id === id);
    expect(row(120, 'pact')).toBe(row(180, 'pact'));
    expect(row(120, 'pact')).not.toBe(row(210, 'pact'));
  });
});

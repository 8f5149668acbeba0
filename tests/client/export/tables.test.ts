import { describe, expect, it } from 'vitest';
import { boardTable, occurrenceTable } from '../../../client/export/tables.ts';
import { itemOf } from '../timeline/dated.ts';

const named = (name: string) => ({ id: `id-${name}`, slug: name, name });

const item = itemOf('ides', '-0043-03-15', {
  title: 'The Ides of March',
  actors: [
    { ...named('Brutus'), role: 'author' },
    { ...named('Caesar'), role: 'target' },
  ],
  disputed: true,
});

describe('tables', () => {
  it('have a heading for every cell', () => {
    const [headings, row] = occurrenceTable([item]);
    const told = Object.fromEntries(headings?.map((name, at) => [name, row?.[at]]) ?? []);
    expect(told).toMatchObject({
      date: '-0043-03-15',
      earliest: '-0043-03-15',
      actors: 'Brutus (author); Caesar (target)',
      disputed: 'disputed',
      title: 'The Ides of March',
    });
    expect(row).toHaveLength(headings?.length ?? -1);
  });

  it('tell of an instrument a line for each standing that it may have had', () => {
    const candidate = (standing: string) => ({
      occurrence: 'o1',
      slug: 'ides',
      title: 'The Ides of March',
      standing,
      date: { edtf: '2018', words: '2018', earliestDay: 0, latestDay: 1 },
      span: { start: { earliest: 0, latest: 1 } },
      sources: [named('Plutarch'), named('Suetonius')],
      certainty: 'possible' as const,
      present: 'possible' as const,
    });
    const row = { mayBeNothing: true, changedDay: 0, state: '' };
    const lines = boardTable([
      {
        ...row,
        instrument: { ...named('Pact'), kind: 'agreement' },
        certainty: 'possible',
        candidates: [candidate('signed'), candidate('ended')],
      },
      {
        ...row,
        instrument: { ...named('Norm'), kind: 'norm' },
        certainty: 'not-yet',
        candidates: [],
      },
    ]);
    expect(lines.slice(1).map((line) => line.slice(0, 8))).toEqual([
      [
        'Pact',
        'agreement',
        'possible',
        'signed',
        '2018',
        '2018',
        item.title,
        'Plutarch; Suetonius',
      ],
      ['Pact', 'agreement', 'possible', 'ended', '2018', '2018', item.title, 'Plutarch; Suetonius'],
      ['Norm', 'norm', 'not-yet', '', '', '', '', ''],
    ]);
  });
});

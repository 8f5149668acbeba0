import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../client/export/csv.ts';

/** Reads CSV as RFC 4180 has it, and takes one leading apostrophe away. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gu,
  )) {
    row.push((quoted?.replaceAll('""', '"') ?? plain).replace(/^'/u, ''));
    if (end !== '\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const table = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }));

describe('CSV', () => {
  it('is read back as it was written, whatever the cells hold', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(read(csvOf(rows))).toEqual(rows);
      }),
    );
  });

  it.each(['-0043-03-15', '=1+1', "'tis", '+49', '@here', 'a "quoted", word', 'two\nlines'])(
    'is read back as it was written: %s',
    (cell) => {
      expect(read(csvOf([['id', cell]]))).toEqual([['id', cell]]);
    },
  );

  it.each(['=HYPERLINK("x")', '+1', '-1', '@x', '\tx', '\rx', '＝1'])(
    'gives a spreadsheet no formula: %s',
    (cell) => {
      expect(csvOf([[cell]])).toMatch(/^"?'/u);
    },
  );
});

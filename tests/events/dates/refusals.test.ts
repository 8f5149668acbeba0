import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../../events/dates/parse.ts';

type Refusal = [text: string, at: number, code: string];

function issueOf(text: string): { at: number; code: string } | null {
  const parsed = parseEdtf(text);
  return parsed.ok ? null : { at: parsed.issue.at, code: parsed.issue.code };
}

describe('a year that is not EDTF', () => {
  it.each<Refusal>([
    ['', 0, 'empty'],
    ['85', 0, 'year-digits'],
    ['198', 0, 'year-digits'],
    ['12345', 4, 'year-digits'],
    ['+1985', 0, 'unexpected'],
    ['-0000', 0, 'year-minus-zero'],
    ['-0000-01-01', 0, 'year-minus-zero'],
    ['1984?~', 5, 'draft-syntax'],
    ['Y1985', 1, 'long-year-short'],
    ['Y0012345', 1, 'leading-zero'],
    ['-Y12345', 0, 'long-year-sign'],
    ['Y1000000000001', 1, 'year-out-of-range'],
    ['Y1E13', 1, 'year-out-of-range'],
    ['Y17E', 4, 'unfinished'],
    ['Y17E0', 4, 'leading-zero'],
    ['Y17000X', 6, 'long-year-unspecified'],
    ['Y17000-01', 6, 'year-alone'],
    ['1950S0', 5, 'leading-zero'],
    ['1950S5', 5, 'significant-digits'],
    ['0050S3', 5, 'significant-digits'],
    ['19XXS2', 4, 'significant-unspecified'],
    ['1950S2-06', 6, 'year-alone'],
    ['1950E3', 4, 'unexpected'],
  ])('is refused: %j at %i, %s', (text, at, code) => {
    expect(issueOf(text)).toEqual({ at, code });
  });
});

describe('a date that cannot exist', () => {
  it.each<Refusal>([
    ['1985-00', 5, 'month-impossible'],
    ['1985-13', 5, 'month-impossible'],
    ['1985-2X', 5, 'month-impossible'],
    ['1985-?13', 6, 'month-impossible'],
    ['2001-42', 5, 'month-impossible'],
    ['1985-02-30', 8, 'day-impossible'],
    ['1900-02-29', 8, 'day-impossible'],
    ['-0003-02-29', 9, 'day-impossible'],
    ['1985-04-00', 8, 'day-impossible'],
    ['1985-04-31', 8, 'day-impossible'],
    ['1985-04-~31', 9, 'day-impossible'],
    ['2001-02-3X', 8, 'day-impossible'],
    ['1985-04-4X', 8, 'day-impossible'],
    ['XXX1-02-29', 8, 'day-impossible'],
    ['X900-02-29', 8, 'day-impossible'],
    ['XXXX-02-30', 8, 'day-impossible'],
    ['2001-21-01', 7, 'season-day'],
    ['1984/1900-02-29', 13, 'day-impossible'],
    ['[1984,1900-02-29]', 14, 'day-impossible'],
  ])('is refused at the part that is wrong: %j at %i, %s', (text, at, code) => {
    expect(issueOf(text)).toEqual({ at, code });
  });

  it.each(['2000-02-29', '0000-02-29', '-0004-02-29', 'X9X4-02-29', '2001-0X-31', 'XXXX-02-29'])(
    'is told from one that can: %s',
    (text) => expect(issueOf(text)).toBeNull(),
  );
});

describe('characters that do not belong', () => {
  it.each<Refusal>([
    ['1985-4-12', 5, 'two-digits'],
    ['1985-04-1', 8, 'two-digits'],
    ['1985-', 5, 'unfinished'],
    ['1985-04-', 8, 'unfinished'],
    ['19850412', 4, 'year-digits'],
    ['1985-0412', 7, 'unexpected'],
    ['1985/04/12', 5, 'year-digits'],
    [' 1985', 0, 'space'],
    ['1985 ', 4, 'space'],
    ['[1667, 1668]', 6, 'space'],
    ['1985–04', 4, 'dash'],
    ['198u', 3, 'draft-syntax'],
    ['1985-uu', 5, 'draft-syntax'],
    ['198x', 3, 'lower-case'],
    ['y12345', 0, 'lower-case'],
    ['Y-17e7', 4, 'lower-case'],
    ['1950s2', 4, 'lower-case'],
    ['1985-04-12t10:00:00', 10, 'lower-case'],
    ['1985-04-12T10:00:00z', 19, 'lower-case'],
    ['1985/open', 5, 'draft-syntax'],
    ['unknown/1985', 0, 'draft-syntax'],
    ['1985/P1Y', 5, 'duration'],
    ['2001-21^north', 7, 'draft-syntax'],
    ['2004-(06)?-11', 5, 'draft-syntax'],
    ['1985]', 4, 'unexpected'],
    ['1985\u0000', 4, 'unexpected'],
    ['１９８５', 0, 'unexpected'],
    ['soon', 0, 'word'],
    ['2018-spring', 5, 'word'],
    ['19uu', 2, 'draft-syntax'],
  ])('are refused where they stand: %j at %i, %s', (text, at, code) => {
    expect(issueOf(text)).toEqual({ at, code });
  });
});

describe('a time that is not EDTF', () => {
  it.each<Refusal>([
    ['1985T10:00:00', 4, 'time-needs-plain-day'],
    ['1985-04T10:00:00', 7, 'time-needs-plain-day'],
    ['1985-04-1XT10:00:00', 10, 'time-needs-plain-day'],
    ['1985-04-12?T10:00:00', 11, 'time-needs-plain-day'],
    ['2001-21T10:00:00', 7, 'time-needs-plain-day'],
    ['1985-04-12T10:00', 16, 'unfinished'],
    ['1985-04-12T1000', 13, 'unexpected'],
    ['1985-04-12T24:00:00', 11, 'time-impossible'],
    ['1985-04-12T23:60:00', 14, 'time-impossible'],
    ['1985-04-12T23:59:60', 17, 'time-impossible'],
    ['1985-04-12T23:20:30.5', 19, 'unexpected'],
    ['1985-04-12T23:20:30-4', 21, 'unfinished'],
    ['1985-04-12T23:20:30+24:00', 20, 'time-impossible'],
    ['1985-04-12T23:20:30-00:00', 19, 'zone-minus-zero'],
    ['1985-04-12T23:20:30Z?', 20, 'unexpected'],
  ])('is refused: %j at %i, %s', (text, at, code) => {
    expect(issueOf(text)).toEqual({ at, code });
  });
});

describe('an interval that is not EDTF', () => {
  it.each<Refusal>([
    ['/', 1, 'interval-undated'],
    ['../..', 3, 'interval-undated'],
    ['../', 3, 'interval-undated'],
    ['..1985', 2, 'unexpected'],
    ['..', 2, 'unfinished'],
    ['1985/1984', 5, 'interval-reversed'],
    ['2004-06-02/2004-06-01', 11, 'interval-reversed'],
    ['0001/-0001', 5, 'interval-reversed'],
    ['1985/1986/1987', 9, 'interval-extra'],
    ['1985//', 5, 'interval-extra'],
    ['1985/[1986]', 5, 'interval-set'],
    ['1985-04-12T10:00:00Z/1986', 10, 'interval-time'],
    ['1985/1986-04-12T10:00:00Z', 15, 'interval-time'],
    ['1985/..?', 7, 'unexpected'],
    ['1985/...', 7, 'unexpected'],
  ])('is refused: %j at %i, %s', (text, at, code) => {
    expect(issueOf(text)).toEqual({ at, code });
  });

  it.each(['2004-06-XX/2004-06-01', '2018/2018', '198X/1985', '2004/2004-01-01'])(
    'is told from one whose ends may just meet: %s',
    (text) => expect(issueOf(text)).toBeNull(),
  );
});

describe('a set that is not EDTF', () => {
  it.each<Refusal>([
    ['[]', 1, 'set-empty'],
    ['[1985', 5, 'unfinished'],
    ['[1985}', 5, 'unexpected'],
    ['[1985,]', 6, 'unexpected'],
    ['[1985]?', 6, 'unexpected'],
    ['[..]', 1, 'set-undated'],
    ['[1984,..1985]', 6, 'set-open-middle'],
    ['[1984..,1985]', 5, 'set-open-middle'],
    ['[1984..1985..]', 11, 'unexpected'],
    ['[1672..1670]', 7, 'range-reversed'],
    ['[1667..1670-12]', 7, 'range-precision'],
    ['[198X..1995]', 7, 'range-precision'],
    ['[2001-21..2001-34]', 10, 'range-precision'],
    ['[1985/1986]', 5, 'set-interval'],
    ['[[1985]]', 1, 'set-nested'],
    ['[1985-04-12T10:00:00Z]', 11, 'set-time'],
  ])('is refused: %j at %i, %s', (text, at, code) => {
    expect(issueOf(text)).toEqual({ at, code });
  });
});

describe('a refusal', () => {
  it('says to people what is wrong, where, and the remedy', () => {
    expect(parseEdtf('1900-02-29')).toEqual({
      ok: false,
      issue: {
        at: 8,
        code: 'day-impossible',
        message:
          'There is no day 29 in 1900-02 (at character 9): ' +
          'the days of that month run from 01 to 28.',
      },
    });
    expect(parseEdtf('1985-04-')).toMatchObject({
      issue: { message: 'The date breaks off (at the end): add a day of two digits, 01 to 31.' },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOfCivil } from '../../../events/dates/day.ts';
import { parseDiffQuery, type DiffQuery } from '../../../server/reading/query/diff-query.ts';
import type { Reader } from '../../../server/reading/reader.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from './open-reading.ts';
import { ground } from './random-archive.ts';

let open: OpenReading;
let reader: Reader;

beforeAll(async () => {
  open = await openReading();
  // Recorded at 00:00:00, 00:00:01 and 00:00:02: positions 1–10, 11–12, 13.
  open.append(...ground);
  open.append(say.occurrence('a'), say.occurrence('b'));
  open.append(say.occurrence('c'));
  reader = open.reader;
});

afterAll(() => open.close());

function parse(text: string): DiffQuery {
  const parsed = parseDiffQuery(new URLSearchParams(text), reader, 'timeline');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.query;
}

function issuesOf(text: string): string[] {
  const parsed = parseDiffQuery(new URLSearchParams(text), reader, 'timeline');
  return parsed.ok ? [] : parsed.issues.map(({ parameter, code }) => `${parameter} ${code}`);
}

function sidesOf(text: string): unknown {
  const { from, to } = parse(text).question;
  return [from, to].map(({ clocks: { position, untilDay, knownByDay }, until, knownBy }) => ({
    position,
    until: [until, untilDay],
    knownBy: [knownBy, knownByDay],
  }));
}

const none = [null, null];
const day2015 = ['2015', dayOfCivil(2015, 12, 31)];
const day2016 = ['2016-02', dayOfCivil(2016, 2, 29)];

describe('a comparison', () => {
  it('takes a position, an instant or a date on either side', () => {
    expect(sidesOf('from=seq:3&to=2024-01-01T00:00:01Z')).toEqual([
      { position: 3, until: none, knownBy: none },
      { position: 12, until: none, knownBy: none },
    ]);
    expect(sidesOf('from=until:2015&to=knownBy:2016-02')).toEqual([
      { position: 13, until: day2015, knownBy: none },
      { position: 13, until: none, knownBy: day2016 },
    ]);
  });

  it('combines the clocks of a side that is given more than once', () => {
    expect(sidesOf('from=until:2015&from=seq:3&from=known-by:2016-02&to=seq:5')).toEqual([
      { position: 3, until: day2015, knownBy: day2016 },
      { position: 5, until: none, knownBy: none },
    ]);
  });

  it('takes clocks beside for both sides, except for one that a side names itself', () => {
    expect(sidesOf('from=until:2015&to=seq:5&until=2016-02&asOf=seq:4&knownBy=2015')).toEqual([
      { position: 4, until: day2015, knownBy: day2015 },
      { position: 5, until: day2016, knownBy: day2015 },
    ]);
    expect(sidesOf('from=seq:3&to=until:2015')).toMatchObject([{ position: 3 }, { position: 13 }]);
  });

  it('has filters, a way to match and a window for both sides', () => {
    const { question } = parse(
      'from=seq:3&to=seq:5&kind=b&kind=a&match=certain&windowFrom=2014&windowTo=2016-02',
    );
    const clocks = { match: 'certain', fromDay: dayOfCivil(2014, 1, 1), toDay: day2016[1] };
    expect(question).toMatchObject({
      filters: { kind: ['a', 'b'] },
      from: { clocks },
      to: { clocks },
    });
  });

  it('has pages of 100, and of 1,000 at most', () => {
    expect(parse('from=seq:3&to=seq:5').page).toEqual({ limit: 100, after: null });
    expect(parse('from=seq:3&to=seq:5&limit=1000').page.limit).toBe(1000);
    expect(issuesOf('from=seq:3&to=seq:5&limit=1001')).toEqual(['limit not-a-count']);
  });

  it.each([
    ['from=seq:3&to=seq:5', true],
    ['from=seq:3&to=until:2015', false],
    ['from=seq:3&to=until:2015&asOf=seq:13', true],
    ['from=until:2014&to=until:2015', false],
    ['from=2024-01-01T00:00:01Z&to=seq:13', true],
    ['from=seq:3&to=2031-01-01T00:00:00Z', false],
  ])('never changes once both positions are named or past: %s: %s', (text, isFixed) => {
    expect(parse(text).isFixed).toBe(isFixed);
  });

  it.each([
    ['', ['from missing', 'to missing']],
    ['from=seq:3', ['to missing']],
    ['from=seq:3&from=seq:4&to=seq:5', ['from repeated']],
    ['from=seq:3&from=2024-01-01T00:00:01Z&to=seq:5', ['from repeated']],
    ['from=knownBy:2015&from=known-by:2016&to=seq:5', ['from repeated']],
    ['from=seq:3&to=seq:14', ['to future-position']],
    ['from=seq:3&to=2015', ['to not-a-reading']],
    ['from=seq:3&to=', ['to not-a-reading']],
    ['from=seq:3&to=seq:99999999999999999999', ['to not-a-reading']],
    ['from=until:&to=seq:5', ['from edtf-empty']],
    [
      'from=until:2015-13&to=knownBy:2016-13',
      ['from edtf-month-impossible', 'to edtf-month-impossible'],
    ],
    ['from=seq:3&to=seq:5&until=2015-13', ['until edtf-month-impossible']],
    ['from=seq:3&to=seq:5&windowFrom=2016&windowTo=2015', ['windowTo window-reversed']],
    ['from=seq:3&to=seq:5&sort=occurred', ['sort unknown-parameter']],
    ['from=seq:3&to=seq:5&asOf=seq:99', ['asOf future-position']],
  ])('%s: %j', (text, issues) => {
    expect(issuesOf(text)).toEqual(issues);
  });

  it('says the remedy and names the head', () => {
    const parsed = parseDiffQuery({ from: ['2015'], to: ['seq:14'] }, reader, 'timeline');
    expect(parsed).toMatchObject({
      issues: [
        { parameter: 'from', message: expect.stringMatching(/until: and a date.*seq:13/u) },
        { parameter: 'to', message: expect.stringContaining('the head is seq:13') },
      ],
    });
  });
});

describe('a cursor of a comparison', () => {
  const first = 'from=until:2014&to=until:2020';
  const cursorOf = (text: string) => {
    const { question, page } = parse(`${text}&limit=1`);
    return reader.diff(question, page).next ?? '';
  };

  it('pins the positions that its list began with, on both sides', () => {
    const cursor = cursorOf(`${first}&asOf=seq:12`);
    expect(sidesOf(`${first}&cursor=${cursor}`)).toMatchObject([
      { position: 12 },
      { position: 12 },
    ]);
    expect(parse(`${first}&cursor=${cursor}`).isFixed).toBe(true);
    const mixed = cursorOf('from=seq:10&to=until:2020');
    expect(sidesOf(`from=seq:10&to=until:2020&cursor=${mixed}`)).toMatchObject([
      { position: 10 },
      { position: 13 },
    ]);
  });

  it.each([
    ['another date', 'from=until:2013&to=until:2020'],
    ['the sides exchanged', 'from=until:2020&to=until:2014'],
    ['another filter', `${first}&kind=statement`],
    ['another position', `${first}&asOf=seq:11`],
    ['another position on one side', `${first}&from=seq:11`],
  ])('is of no use with %s', (_, other) => {
    const cursor = cursorOf(`${first}&asOf=seq:12`);
    expect(issuesOf(`${other}&cursor=${cursor}`)).toEqual(['cursor unknown-cursor']);
  });

  it('is of no use for another view', () => {
    const cursor = cursorOf(first);
    const raw = new URLSearchParams(`${first}&cursor=${cursor}`);
    expect(parseDiffQuery(raw, reader, 'actors').ok).toBe(false);
  });

  it.each(['-1', '1.5', '99', '"1"'])('is refused when it was made up: position %s', (forged) => {
    const json = Buffer.from(cursorOf(first), 'base64url').toString();
    const cursor = Buffer.from(json.replace(/"k":\[\d+/u, `"k":[${forged}`)).toString('base64url');
    expect(issuesOf(`${first}&cursor=${cursor}`)).toEqual(['cursor unknown-cursor']);
  });
});

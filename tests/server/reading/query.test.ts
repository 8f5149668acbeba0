import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOfCivil } from '../../../events/dates/day.ts';
import {
  parseReadingQuery,
  questions,
  type QuestionName,
  type ReadingQuery,
} from '../../../server/reading/query.ts';
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

function parse(text: string, name: QuestionName = 'timeline'): ReadingQuery {
  const parsed = parseReadingQuery(new URLSearchParams(text), reader, name);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.query;
}

function issuesOf(text: string, name: QuestionName = 'timeline'): string[] {
  const parsed = parseReadingQuery(new URLSearchParams(text), reader, name);
  return parsed.ok ? [] : parsed.issues.map(({ parameter, code }) => `${parameter} ${code}`);
}

describe('a question', () => {
  it('has a default for everything', () => {
    expect(parse('')).toEqual({
      clocks: {
        fromDay: null,
        toDay: null,
        match: 'possible',
        untilDay: null,
        knownByDay: null,
        position: 13,
      },
      filters: {
        q: null,
        kind: [],
        actor: [],
        place: [],
        tag: [],
        source: [],
        instrument: [],
        chronicle: [],
      },
      sort: 'occurred',
      page: { limit: 150, after: null },
      bins: 200,
      lanes: null,
      window: { from: null, to: null },
      isFixed: false,
    });
    expect(parse('', 'occurrences').page.limit).toBe(50);
  });

  it('reads from as its earliest day, and to, until and knownBy as their latest', () => {
    const { clocks } = parse('from=2015&to=2016-02&until=2015-21&knownBy=-0043');
    expect(clocks).toMatchObject({
      fromDay: dayOfCivil(2015, 1, 1),
      toDay: dayOfCivil(2016, 2, 29),
      knownByDay: dayOfCivil(-43, 12, 31),
    });
    expect(parse('from=../2015&to=2015/..&until=2016/').clocks).toMatchObject({
      fromDay: null,
      toDay: null,
      untilDay: null,
    });
  });

  it('repeats the window as it was asked for', () => {
    expect(parse('from=2015~&to=2016').window).toEqual({ from: '2015~', to: '2016' });
  });

  it('takes any of several values of a filter, in whatever order', () => {
    const one = parse('kind=b&kind=a&kind=b&actor=x');
    expect(one.filters).toMatchObject({ kind: ['a', 'b'], actor: ['x'] });
    expect(parse('actor=x&kind=a&kind=b')).toEqual(one);
  });

  it('takes a blank q for none, and any other text as it is', () => {
    expect(parse('q=+++').filters.q).toBeNull();
    expect(parse('q=C%2B%2B+AND+%22').filters.q).toBe('C++ AND "');
  });

  it('is the same from a command’s options', () => {
    const options = { from: ['2015'], kind: ['a', 'b'], match: ['certain'], until: [] };
    expect(parseReadingQuery(options, reader, 'timeline')).toEqual({
      ok: true,
      query: parse('from=2015&kind=a&kind=b&match=certain'),
    });
  });
});

describe('asOf', () => {
  it.each([
    ['seq:0', 0],
    ['seq:11', 11],
    ['2023-12-31T23:59:59Z', 0],
    ['2024-01-01T00:00:00Z', 10],
    ['2024-01-01T00:00:00.9999Z', 10],
    ['2024-01-01T00:00:01.000Z', 12],
    ['2024-01-01T02:00:01%2B02:00', 12],
    ['2031-01-01t00:00:00z', 13],
    ['9999-12-31T23:59:59-01:00', 13],
    ['0000-01-01T00:00:00%2B01:00', 0],
  ])('%s means position %i: after the last of an instant', (asOf, position) => {
    expect(parse(`asOf=${asOf}`).clocks.position).toBe(position);
  });

  it('is fixed when it is a position or lies in the past', () => {
    expect(parse('asOf=seq:13').isFixed).toBe(true);
    expect(parse('asOf=2024-01-01T00:00:01Z').isFixed).toBe(true);
    expect(parse('asOf=2031-01-01T00:00:00Z').isFixed).toBe(false);
  });

  it.each(['seq:14', 'seq:99999999999999999999', 'seq:-1', 'seq:', '2024-01-01', 'now', '13'])(
    '%s is an issue that names the head',
    (asOf) => {
      const parsed = parseReadingQuery({ asOf: [asOf] }, reader, 'timeline');
      expect(parsed).toMatchObject({
        ok: false,
        issues: [{ parameter: 'asOf', message: expect.stringContaining('seq:13') }],
      });
    },
  );

  it.each([
    '2024-01-01T00:00:00',
    '2024-02-30T00:00:00Z',
    '2024-01-01T25:00:00Z',
    '2024-01-01T00:00:00 02:00',
  ])('%s is not an instant', (asOf) => {
    expect(issuesOf(`asOf=${encodeURIComponent(asOf)}`)).toEqual(['asOf not-an-instant']);
  });
});

describe('what does not parse', () => {
  it.each([
    ['from=2015-13', 'from edtf-'],
    ['until=last%20year', 'until edtf-'],
    ['from=2016&to=2015', 'to window-reversed'],
    ['match=maybe', 'match unknown-choice'],
    ['match=certain&match=certain', 'match repeated'],
    ['until=2015&until=2016', 'until repeated'],
    ['limit=0', 'limit not-a-count'],
    ['limit=1001', 'limit not-a-count'],
    ['limit=1e2', 'limit not-a-count'],
    ['limit=%2B5', 'limit not-a-count'],
    ['bins=0', 'bins not-a-count'],
    ['lanes=colour', 'lanes unknown-choice'],
    ['kind=', 'kind value-length'],
    [`place=${'x'.repeat(201)}`, 'place value-length'],
    [`q=${'x'.repeat(257)}`, 'q too-long'],
    [`q=${'x+'.repeat(17)}`, 'q too-many-terms'],
    ['sort=occurred', 'sort unknown-parameter'],
    ['knownby=2015', 'knownby unknown-parameter'],
    ['__proto__=1', '__proto__ unknown-parameter'],
    ['constructor=1', 'constructor unknown-parameter'],
  ])('%s', (text, issue) => {
    expect(issuesOf(text)).toEqual([expect.stringContaining(issue)]);
  });

  it('names every issue at once, and the known parameters', () => {
    const parsed = parseReadingQuery(
      new URLSearchParams('match=x&limit=x&colour=x'),
      reader,
      'timeline',
    );
    expect(issuesOf('match=x&limit=x&colour=x')).toHaveLength(3);
    expect(parsed).toMatchObject({
      issues: [{ message: expect.stringContaining(questions.timeline.takes.join(', ')) }, {}, {}],
    });
  });

  it('is a search without words', () => {
    expect(issuesOf('', 'search')).toEqual(['q missing']);
    expect(issuesOf('q=%20', 'search')).toEqual(['q missing']);
  });

  it('never throws, whatever is sent', () => {
    const name = fc.oneof(fc.constantFrom(...questions.occurrences.takes), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))), (pairs) => {
        const parsed = parseReadingQuery(new URLSearchParams(pairs), reader, 'occurrences');
        expect(parsed.ok || parsed.issues.length > 0).toBe(true);
      }),
    );
  });
});

describe('a cursor', () => {
  const page = { limit: 1, after: null };

  function cursorOf(text: string): string {
    const { clocks, filters, sort } = parse(text, 'occurrences');
    return reader.occurrences(clocks, filters, sort, page).next ?? '';
  }

  it('pins the position that its list began with', () => {
    const cursor = cursorOf('asOf=seq:12');
    expect(parse(`cursor=${cursor}`, 'occurrences').clocks.position).toBe(12);
    expect(parse(`cursor=${cursor}&asOf=seq:12`, 'occurrences').clocks.position).toBe(12);
    const later = 'asOf=2031-01-01T00:00:00Z';
    expect(parse(`cursor=${cursor}&${later}`, 'occurrences').clocks.position).toBe(12);
    expect(parse(`cursor=${cursor}`, 'occurrences').isFixed).toBe(true);
  });

  it.each([
    ['another order', 'sort=-occurred'],
    ['another filter', 'kind=statement'],
    ['another clock', 'until=2020'],
    ['another position', 'asOf=seq:13'],
    ['an earlier instant', 'asOf=2024-01-01T00:00:00Z'],
  ])('is of no use with %s', (_, other) => {
    const cursor = cursorOf('asOf=seq:12');
    expect(issuesOf(`${other}&cursor=${cursor}`, 'occurrences')).toEqual(['cursor unknown-cursor']);
  });

  it('is refused when it was made up', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
        for (const cursor of [text, Buffer.from(text).toString('base64url')]) {
          const parsed = parseReadingQuery({ cursor: [cursor] }, reader, 'occurrences');
          expect(parsed.ok).toBe(false);
        }
      }),
    );
  });

  it('is refused when a part of it was changed', () => {
    const json = Buffer.from(cursorOf(''), 'base64url').toString();
    for (const forged of [
      json.replace(/"p":\d+/u, '"p":99'),
      json.replace(/"k":\[.*\]/u, '"k":[]'),
      json.replace(/"k":\[.*\]/u, '"k":[{}]'),
      json.replace(/"k":\[.*\]/u, '"k":[1]'),
      json.replace(/"k":\[.*\]/u, '"k":["1",2,"a"]'),
      json.replace('}', ',"z":1}'),
    ]) {
      const cursor = Buffer.from(forged).toString('base64url');
      expect(issuesOf(`cursor=${cursor}`, 'occurrences')).toEqual(['cursor unknown-cursor']);
    }
  });
});

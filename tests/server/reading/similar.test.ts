import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSimilarQuery } from '../../../server/reading/query/similar-query.ts';
import { likenessOfDates } from '../../../server/reading/similar/likeness.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from './open-reading.ts';

let opened: OpenReading;

const told = (id: string, title: string, edtf: string, ...actors: readonly string[]) =>
  say.occurrence(id, {
    title,
    date: { edtf },
    actors: actors.map((actor) => ({ actor, role: 'author' })),
  });

beforeAll(async () => {
  opened = await openReading();
  opened.append(say.source('paper'), say.actor('us'), say.actor('china'), say.actor('huawei'));
  opened.append(
    told('arrest', 'Meng Wanzhou is arrested in Vancouver', '2018-12-01', 'huawei'),
    told('listing', 'Huawei is put on the Entity List', '2019-05-16', 'us', 'huawei'),
    told('truce', 'A truce is agreed at dinner in Buenos Aires', '2018-12-01', 'us', 'china'),
    told('war', 'The trade war goes on', '2018/2019', 'us', 'china'),
    told('summit', 'Łódź summit', '2015-09-25', 'us'),
    told('gone', 'Meng Wanzhou arrested', '2018-12-01', 'huawei'),
    say.retracted('gone'),
  );
});

afterAll(() => opened.close());

function similar(asked: Readonly<Record<string, string | readonly string[]>>) {
  const pairs = Object.entries(asked).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  const parsed = parseSimilarQuery(new URLSearchParams(pairs));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { items } = opened.reader.similar(parsed.query, opened.reader.head().position);
  return items.map(({ occurrence, why }) => [occurrence.id, ...why]);
}

describe('similar occurrences', () => {
  it('have a title of the same words, in whatever order, case and accents', () => {
    const asked = 'in VANCOUVER arrested: Mèng Wanzhou';
    expect(similar({ title: asked })).toEqual([['arrest', 'title']]);
    expect(similar({ title: 'Summit of Lodz' })).toEqual([['summit', 'title']]);
  });

  it('are found while the title is being typed', () => {
    expect(similar({ title: 'Huawei on Entity Li' })).toEqual([['listing', 'title']]);
  });

  it('have bounds that overlap, or are within some days; the nearest first', () => {
    expect(similar({ date: '2018-12-04' })).toEqual([
      ['arrest', 'date'],
      ['truce', 'date'],
      ['war', 'date'],
    ]);
    expect(similar({ date: '2018-12-09' })).toEqual([['war', 'date']]);
  });

  it('share actors, which counts beside a date and not beside none', () => {
    expect(similar({ date: '2018-12-01', actor: ['us', 'china'] })[0]).toEqual([
      'truce',
      'date',
      'actors',
    ]);
    expect(similar({ title: 'Nothing like it', actor: 'us' })).toEqual([]);
    expect(similar({ actor: ['huawei', 'us'] })[0]).toEqual(['listing', 'actors']);
  });

  it('come in the order of all that they are alike in', () => {
    const asked = { title: 'Meng Wanzhou arrested', date: '2018-12', actor: 'huawei' };
    expect(similar(asked).slice(0, 2)).toEqual([
      ['arrest', 'title', 'date', 'actors'],
      ['truce', 'date'],
    ]);
  });

  it('are live, and at most eight', () => {
    expect(similar({ title: 'Meng Wanzhou arrested' })).toEqual([['arrest', 'title']]);
    opened.append(
      ...Array.from({ length: 20 }, (_, at) => told(`day-${at}`, `Session ${at}`, '1950-01-01')),
    );
    expect(similar({ date: '1950-01-01' })).toHaveLength(8);
  });

  it('are found among thousands whose titles have the same common words', () => {
    const many = Array.from({ length: 6_000 }, (_, at) =>
      told(`n-${at}`, 'Note sent again', `19${10 + (at % 40)}`),
    );
    opened.append(...many, told('note', 'Note sent twice', '1801'));
    const asked = { title: 'note twice sent', date: '1801' };
    expect(similar(asked)[0]).toEqual(['note', 'title', 'date']);
    expect(similar({ title: 'again sent note' })).toHaveLength(8);
  });

  it.each(['"', 'AND OR NOT', 'title : x*', '\u202E', 'a'.repeat(1_000), '中美', '  '])(
    'take any text: %s',
    (title) => {
      expect(similar({ title, date: '1700' })).toEqual([]);
    },
  );

  it('are asked for by something, and by a date that is one', () => {
    for (const query of ['', 'date=soon', 'actor=', 'q=x'])
      expect(parseSimilarQuery(new URLSearchParams(query))).toMatchObject({ ok: false });
  });
});

describe('likeness of dates', () => {
  it('is 1 of the same day, and less the wider and the farther they are', () => {
    const of = (from: number, to: number) => likenessOfDates({ from: 0, to: 0 }, { from, to });
    expect(of(0, 0)).toBe(1);
    const falling = [of(0, 0), of(1, 1), of(7, 7), of(8, 8)];
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    expect(of(8, 8)).toBe(0);
    expect(of(0, 30)).toBeLessThan(1);
    expect(of(-Infinity, Infinity)).toBeGreaterThan(0);
  });
});

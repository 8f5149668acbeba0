import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../events/dates/bounds.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import { axisOf, type AxisLayout } from '../../../client/fields/axis-layout.ts';
import {
  dateDraftOf,
  historicalDateOf,
  noDate,
  readTyped,
} from '../../../client/fields/date-draft.ts';
import { mayBeSource, newSource } from '../../../client/fields/new-source.ts';
import {
  fieldIdOf,
  ownProblems,
  problemInField,
  problemsUnder,
} from '../../../client/fields/problems.ts';
import { namesInText, namesOf, registrationOf } from '../../../client/fields/registration.ts';
import { termOf } from '../../../client/fields/term.ts';

describe('problems', () => {
  const problems = ['/citations/1/locator', '/citations/10', '/citations', '/title'].map(
    (pointer) => ({ pointer, code: 'x', detail: 'x' }),
  );
  const pointers = (pointer: string): readonly string[] =>
    problemsUnder(problems, pointer).map((one) => one.pointer);

  it('are handed on to the field that they are in, with the rest of the way', () => {
    expect(pointers('/citations')).toEqual(['/1/locator', '/10', '']);
    expect(pointers('/citations/1')).toEqual(['/locator']);
    expect(pointers('/citation')).toEqual([]);
    expect(ownProblems(problemsUnder(problems, '/citations'))).toHaveLength(1);
  });

  it('lead to the element of their field', () => {
    expect(fieldIdOf('add', '/citations/1/locator')).toBe('add-citations-1-locator');
  });

  it('are sentences about their field', () => {
    expect(problemInField('is missing; give text', 'Title')).toBe('Title is missing; give text.');
    expect(problemInField('the source x was withdrawn; cite another', 'Source')).toBe(
      'The source x was withdrawn; cite another.',
    );
  });
});

describe('a typed date', () => {
  it('is understood where it can be read in one way', () => {
    expect(readTyped('25 September 2015').typed.edtf).toBe('2015-09-25');
    expect(readTyped(' 1914/1918 ').typed.edtf).toBe('1914/1918');
    expect(readTyped('2004-06~').typed.edtf).toBe('2004-06~');
  });

  it('is not decided where it can be read in several', () => {
    const { typed, proposals } = readTyped('12/1/2018');
    expect(typed.edtf).toBe('');
    expect(proposals.map(({ edtf }) => edtf).sort()).toEqual(['2018-01-12', '2018-12-01']);
  });

  it('goes as it was typed where it is not understood, so that the server says why', () => {
    const draft = { ...noDate, text: ' 1985-13-45 ', note: ' ' };
    expect(historicalDateOf(draft)).toEqual({ edtf: '1985-13-45', basis: 'stated' });
  });

  it('comes back from the archive and goes again unchanged', () => {
    const date = { edtf: '2015~', verbatim: 'about 2015', basis: 'inferred', note: 'n' } as const;
    expect(historicalDateOf(dateDraftOf(date))).toEqual(date);
  });
});

describe('the axis of a date', () => {
  function drawn(edtf: string): AxisLayout {
    const parsed = parseEdtf(edtf);
    if (!parsed.ok) throw new Error(parsed.issue.message);
    return axisOf(boundsOf(parsed.date), 360);
  }

  it('shows a day as sure and a month as a stretch in which it may have been', () => {
    expect(drawn('2015-09-25').stretches.map(({ isSure }) => isSure)).toEqual([true]);
    expect(drawn('2015-09').stretches.map(({ isSure }) => isSure)).toEqual([false]);
  });

  it('shows the sure core of an interval within what may belong to it', () => {
    const [maybe, sure] = drawn('1914-07/1918').stretches;
    if (maybe === undefined || sure === undefined) throw new Error('a stretch is missing');
    expect([maybe.isSure, sure.isSure]).toEqual([false, true]);
    expect(sure.x).toBeGreaterThan(maybe.x);
    expect(sure.x + sure.width).toBeLessThan(maybe.x + maybe.width);
  });

  it('shows the members of a set apart', () => {
    expect(drawn('[1667,1670]').stretches).toHaveLength(2);
  });

  it('goes on to the edge where a date is open', () => {
    const open = drawn('2014/..');
    expect([open.isOpenBefore, open.isOpenAfter]).toEqual([false, true]);
    const before = drawn('[..1984]');
    expect(before.stretches[0]?.x).toBe(0);
    expect(before.isOpenBefore).toBe(true);
  });

  it.each(['2015-09-25', '2015-09', '2015', '201X', '-0043-03-15', 'Y-170000002', '0000', '1XXX'])(
    'of %s has between two and eight ticks within it, each with a name of its own',
    (edtf) => {
      const { ticks, stretches } = drawn(edtf);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      for (const { x } of ticks) expect(x >= 0 && x <= 360).toBe(true);
      for (const { x, width } of stretches) expect(x >= 0 && x + width <= 361).toBe(true);
    },
  );
});

describe('a source to be registered', () => {
  it('says what was typed and keeps what else was read of it', () => {
    const thing = newSource({
      type: 'article-journal',
      title: 'On dates',
      published: '2001',
      author: [{ family: 'Weber', given: 'Anna' }, { literal: 'The Bureau' }],
      DOI: '10.1000/1',
      page: '3–9',
    });
    expect(registrationOf(thing)).toMatchObject({
      stream: `source-${thing.id}`,
      type: 'SourceRegistered',
      expectedVersion: 0,
      data: {
        type: 'article-journal',
        title: 'On dates',
        published: '2001',
        author: [{ family: 'Weber', given: 'Anna' }, { literal: 'The Bureau' }],
        DOI: '10.1000/1',
        page: '3–9',
      },
    });
  });

  it('leaves out what is blank', () => {
    const { data } = registrationOf(newSource({ title: 'x' }));
    expect(data).toEqual({ type: '', title: 'x' });
  });

  it('has its authors as they are typed', () => {
    const text = 'Weber, Anna; The Bureau; United States Trade Representative, Office of, the';
    expect(namesOf(text)).toEqual([
      { family: 'Weber', given: 'Anna' },
      { literal: 'The Bureau' },
      { literal: 'United States Trade Representative, Office of, the' },
    ]);
    expect(namesInText(namesOf(text))).toBe(text);
    expect(namesOf(' ; ')).toEqual([]);
  });

  it.each([
    ['https://example.org/a', true],
    ['10.1000/xyz123', true],
    ['doi: 10.1000/xyz123', true],
    ['@article{key, title={x}}', true],
    ['TY  - JOUR\nTI  - x', true],
    ['[{"title":"x"}]', true],
    ['{"title":"x"}', true],
    ['javascript:alert(1)', false],
    ['[Indictment of Meng Wanzhou]', false],
    ['The Times, 3 May 1921', false],
    ['', false],
  ])('may be read from what is pasted: %s is %s', (text, may) => {
    expect(mayBeSource(text)).toBe(may);
  });
});

describe('a term', () => {
  it('is made of what was typed', () => {
    expect(termOf(' Export Control! ')).toBe('export-control');
    expect(termOf('Übergabe')).toBe('ubergabe');
    expect(termOf('中国')).toBe('');
  });
});

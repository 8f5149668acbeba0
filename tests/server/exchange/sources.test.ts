import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceRegistered } from '../../../events/vocabulary/source.ts';
import type { Told } from '../../../server/exchange/sources/from-csl.ts';
import { readSources, textLengthMax } from '../../../server/exchange/sources/read-sources.ts';
import { projectFile } from '../http/open-server.ts';

const library = (kind: string) => projectFile(`tests/fixtures/sources/library.${kind}`);

async function itemsOf(text: string): Promise<readonly Told[]> {
  const read = await readSources(text);
  if (!read.ok) throw new Error(read.message);
  return read.items;
}

/** What is missing is given; all else must be as the register takes it. */
function expectToRegister({ source, missing }: Told): void {
  const given = { type: 'document', title: 'A title' } as const;
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => missing.includes(name)));
  const parsed = SourceRegistered.schema.safeParse({ ...source, ...rest });
  expect(parsed.error?.issues ?? []).toEqual([]);
  for (const name of missing) expect(source).not.toHaveProperty(name);
}

describe('BibTeX', () => {
  it('is read with its abbreviations, accents, bodies, dates and markup', async () => {
    const [article, report, hostile, page, thesis] = await itemsOf(library('bib'));
    expect(article?.source).toEqual({
      type: 'article-journal',
      title: 'The Huawei Case & Übersee',
      author: [
        { family: 'Keller', given: 'Anna' },
        { literal: 'Ministry of Foreign Affairs' },
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      ],
      published: '2018-12-05',
      'container-title': 'The New York Times',
      DOI: '10.1000/XYZ',
      URL: 'https://www.example.org/case?id=1&b=2',
      page: '12-14',
    });
    expect(report?.source).toMatchObject({ type: 'report', published: '2018~', number: '7' });
    expect(hostile?.source).not.toHaveProperty('URL');
    expect(hostile?.notes.join(' ')).toContain('URL is left out');
    expect(page?.source).toMatchObject({ published: '2018-12-01/2019-02', accessed: '2020-01-02' });
    expect(thesis?.source).toMatchObject({ type: 'thesis', published: '1999' });
  });
});

describe('RIS', () => {
  it('is read with its names, dates and pages', async () => {
    const [news, chapter, other] = await itemsOf(library('ris'));
    expect(news?.source).toMatchObject({
      type: 'article-newspaper',
      title: 'Executive is arrested',
      author: [{ family: 'Keller', given: 'Anna' }],
      published: '2018-12-05',
      URL: 'https://example.org/arrest',
    });
    expect(chapter?.source).toMatchObject({ type: 'chapter', published: '2018-12', page: '3-9' });
    expect(other?.source).not.toHaveProperty('URL');
    expect(other?.notes.join(' ')).toMatch(/URL is left out.*|date of publication/u);
  });
});

describe('CSL-JSON', () => {
  it('is read, what the register has no field or type for left out with a note', async () => {
    const [article, program, speech, season, bill] = await itemsOf(library('json'));
    expect(article?.source).toEqual({
      type: 'article-newspaper',
      title: 'A title in italics',
      author: [{ family: 'Keller', given: 'Anna' }, { literal: 'A Ministry' }, { literal: 'Li' }],
      published: '2018-12',
      'container-title': 'The Paper',
      volume: '7',
    });
    expect(article?.notes).toEqual([
      'A name of author could not be read, and is left out.',
      expect.stringContaining('URL is left out'),
      expect.stringContaining('PMID, custom'),
    ]);
    expect(program?.source).toMatchObject({ type: 'document', published: '2018/2019' });
    expect(speech).toMatchObject({ source: { published: '-0043-03-15~' }, missing: ['title'] });
    expect(season?.source).toMatchObject({ published: '1945-22' });
    expect(season?.source).not.toHaveProperty('slug');
    expect(bill?.source).toEqual({ type: 'bill', title: 'No day' });
  });
});

describe('an address or a DOI', () => {
  it.each([
    ['https://example.org/a?b=c', 'url', { type: 'webpage', URL: 'https://example.org/a?b=c' }],
    ['10.1000/abc(1)', 'doi', { DOI: '10.1000/abc(1)' }],
    ['doi: 10.1000/abc', 'doi', { DOI: '10.1000/abc' }],
    [' https://doi.org/10.1000/a%2Fb?x=1\n', 'doi', { DOI: '10.1000/a/b' }],
  ])('is all that is known: %s', async (text, format, source) => {
    expect(await readSources(text)).toMatchObject({ ok: true, format, items: [{ source }] });
    for (const item of await itemsOf(text)) expectToRegister(item);
  });
});

describe('what is read', () => {
  it.each(['bib', 'ris', 'json'])(
    'can be registered once the missing is given: %s',
    async (kind) => {
      const items = await itemsOf(library(kind));
      expect(items.length).toBeGreaterThan(2);
      for (const item of items) expectToRegister(item);
    },
  );

  it('can be registered, whatever CSL-JSON says', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.constantFrom(
        'https://example.org/',
        'javascript:alert(1)',
        '10.1000/x',
        'book',
        'a '.repeat(400),
      ),
      fc.record({
        'date-parts': fc.array(fc.array(fc.integer(), { maxLength: 4 }), { maxLength: 3 }),
      }),
      fc.record({ raw: fc.string() }),
      fc.array(
        fc.oneof(
          fc.string(),
          fc.dictionary(
            fc.constantFrom('family', 'given', 'literal', 'suffix', '__proto__'),
            fc.string({ unit: 'binary' }),
          ),
        ),
      ),
      fc.jsonValue(),
    );
    const names = ['type', 'title', 'title-short'];
    const name = fc.constantFrom(
      ...names,
      'author',
      'editor',
      'issued',
      'accessed',
      'published',
      'DOI',
      'URL',
      'note',
      'page',
      'slug',
      'citedVia',
      'constructor',
      'archiveUrl',
      'ISBN',
    );
    const item = fc.array(fc.tuple(name, value)).map((pairs) => Object.fromEntries(pairs));
    let known = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 3 }), async (items) => {
        const read = await readSources(JSON.stringify(items));
        for (const one of read.ok ? read.items : []) {
          expectToRegister(one);
          known += Object.keys(one.source).length;
        }
      }),
      { numRuns: 400 },
    );
    expect(known).toBeGreaterThan(100);
  });

  it('can be registered, whatever a bibliography says', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{', '\\"', 'https://x.org/', '2018', ' and ', 'A, B', '#', '@'),
    );
    const field = fc.constantFrom(
      'title',
      'author',
      'year',
      'date',
      'url',
      'doi',
      'note',
      'pages',
      'month',
      '__proto__',
      'type',
    );
    const tag = fc.constantFrom('TI', 'AU', 'PY', 'UR', 'DO', 'SP', 'ED', 'DA', 'N1', 'TY', 'SN');
    const bib = fc
      .array(fc.tuple(field, text))
      .map(
        (pairs) => `@article{x, ${pairs.map(([name, value]) => `${name} = {${value}}`).join(',')}}`,
      );
    const ris = fc
      .array(fc.tuple(tag, text))
      .map(
        (pairs) =>
          `TY  - RPRT\n${pairs.map(([name, value]) => `${name}  - ${value}`).join('\n')}\nER  - \n`,
      );
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(bib, ris), async (sent) => {
        const told = await readSources(sent);
        for (const item of told.ok ? told.items : []) expectToRegister(item);
        read += told.ok ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(50);
  });
});

describe('a text that tells of no source', () => {
  const deep = (open: string) => `@article{x, title = {${open.repeat(textLengthMax / 2)}`;
  const doubled = Array.from({ length: 40 }, (_, at) => `@string{c${at + 1} = c${at} # c${at}}`);
  it.each([
    ['nothing', ' '],
    ['prose', 'Keller wrote about it in 2018.'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['an address with a password', 'https://user:secret@example.org/'],
    ['JSON that ends early', '[{"title": "x"'],
    ['a list of nothing', '[]'],
    ['JSON of other things', '[1, "x", null, [], {}]'],
    ['deep JSON', '['.repeat(50_000)],
    ['braces without end', deep('{')],
    ['accents without end', deep('\\"')],
    ['abbreviations that double', `@string{c0 = "xx"}${doubled.join('')}@misc{x, title = c40}`],
    [
      'more than a hundred sources',
      JSON.stringify(Array.from({ length: 101 }, () => ({ title: 'x' }))),
    ],
  ])('is told so: %s', async (_what, text) => {
    expect(await readSources(text)).toMatchObject({ ok: false });
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReadingQuery } from '../../../server/reading/query.ts';
import type { ViewFinding } from '../../../server/projections/verify-views.ts';
import { rebuildSearch } from '../../../server/search/rebuild-search.ts';
import { verifySearch } from '../../../server/search/verify-search.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { ground, history } from '../reading/random-archive.ts';
import { contents } from './contents.ts';

let open: OpenReading;

beforeAll(async () => {
  open = await openReading();
  open.append(
    say.source('paper', {
      title: 'Report on theft',
      author: [{ family: 'Laskai', given: 'Lorand' }],
      published: '2018',
    }),
    say.actor('huawei', { name: 'Huawei', kind: 'company', aliases: ['华为技术'] }),
    say.instrument('accord', { title: 'Accord of Łódź' }),
    say.occurrence('theft', {
      title: 'Theft of C++ sources',
      summary: 'In Brest-Litovsk, a robot’s arm was taken.',
      places: ['Kraków'],
      tags: ['trade-secrets'],
      importance: 3,
    }),
    say.occurrence('visit', {
      title: 'A visit',
      summary: 'The theft was spoken of.',
      actors: [{ actor: 'huawei', role: 'host' }],
      effects: [{ instrument: 'accord', standing: 'signed' }],
      date: { edtf: '2019' },
    }),
  );
});

afterAll(() => open.close());

function search(q: string, more: Readonly<Record<string, readonly string[]>> = {}) {
  const parsed = parseReadingQuery({ q: [q], ...more }, open.reader, 'search');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { clocks, filters, page } = parsed.query;
  return open.reader.search(filters.q ?? '', clocks, filters, page);
}

function found(q: string, more: Readonly<Record<string, readonly string[]>> = {}): string[] {
  return search(q, more).items.map(({ thing, id }) => `${thing} ${id}`);
}

describe('a search', () => {
  it.each([
    ['c++', ['occurrence theft']],
    ['brest-litovsk', ['occurrence theft']],
    ['litovsk-brest', []],
    ['krakow', ['occurrence theft']],
    ['laskai', ['occurrence theft', 'occurrence visit', 'source paper']],
    ['技术', ['actor huawei', 'occurrence visit']],
    ['术技', []],
    ['trade secrets', ['occurrence theft']],
    ['łódź', ['instrument accord', 'occurrence visit']],
    ['lod', ['instrument accord', 'occurrence visit']],
    ['nothing', []],
    ['🎉', []],
  ])('for %s finds %j', (q, ids) => {
    expect(found(q).sort()).toEqual(ids);
  });

  it('ranks a title over a summary, and a whole word over one that goes on', () => {
    // All three have the word in a source's title as well, or are that source.
    expect(found('theft')).toEqual(['occurrence theft', 'source paper', 'occurrence visit']);
    open.append(
      say.actor('robot', { name: 'Robot' }),
      say.actor('robotics', { name: 'Robotics of Robotland' }),
    );
    expect(found('robot').filter((one) => one.startsWith('actor'))).toEqual([
      'actor robot',
      'actor robotics',
    ]);
  });

  it('says where it matched, in segments', () => {
    const first = search('robot').items.find(({ thing }) => thing === 'occurrence');
    expect(first?.highlights).toEqual({
      summary: [
        { text: 'In Brest-Litovsk, a ', hit: false },
        { text: 'robot', hit: true },
        { text: '’s arm was taken.', hit: false },
      ],
    });
  });

  it('keeps to clocks and filters', () => {
    expect(found('theft', { until: ['2018'] })).toEqual(['occurrence theft', 'source paper']);
    expect(found('theft', { actor: ['huawei'] })).toEqual(['occurrence visit']);
    expect(found('theft', { knownBy: ['2017'] })).toEqual([]);
    expect(found('theft', { asOf: ['seq:1'] })).toEqual(['source paper']);
  });

  it('pages', () => {
    const whole = found('theft');
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const page = search('theft', { limit: ['1'], ...(after ? { cursor: [after] } : {}) });
      pages.push(...page.items.map(({ thing, id }) => `${thing} ${id}`));
      after = page.next;
    } while (after !== null);
    expect(pages).toEqual(whole);
  });

  it('takes any text', () => {
    const signs = `" ' * AND OR NOT NEAR( ^ : {title} - + ( ) \\ title:x a* -- ; % _ <b> .. NULL`;
    const others = ['🎉', '中国', '\u200b', '\ue000'];
    const nasty = fc.constantFrom(...signs.split(' '), ...others);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.oneof(nasty, fc.string({ maxLength: 5 })), { maxLength: 12 })
        .map((all) => all.join(' ')),
      fc.array(nasty, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (q) => {
        const parsed = parseReadingQuery({ q: [q] }, open.reader, 'search');
        if (parsed.ok) expect(found(q).length).toBe(search(q).total);
        else expect(parsed.issues.every(({ parameter }) => parameter === 'q')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the index', () => {
  it('has what was appended by the next search, and forgets what was retracted', () => {
    open.append(say.occurrence('new', { title: 'Zeppelin' }));
    expect(found('zepp')).toEqual(['occurrence new']);
    open.append(say.retracted('new'));
    expect(found('zepp')).toEqual([]);
    open.append(say.reinstated('new'));
    expect(found('zepp')).toEqual(['occurrence new']);
  });

  it('finds by the name that a thing had then', () => {
    const before = open.reader.head().position;
    open.append(say.revised('actor', 'huawei', { name: 'Renamed Ltd' }));
    expect(found('renamed').sort()).toEqual(['actor huawei', 'occurrence visit']);
    expect(found('huawei')).toEqual([]);
    const then = { asOf: [`seq:${before}`] };
    expect(found('huawei', then).sort()).toEqual(['actor huawei', 'occurrence visit']);
    expect(found('renamed', then)).toEqual([]);
  });

  it('is the same however the log came to it', () =>
    fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 9 }), async (said, part) => {
        const one = await openReading();
        try {
          one.append(...ground);
          for (let at = 0; at < said.length; at += part) {
            one.append(...said.slice(at, at + part));
            one.index.catchUp();
          }
          one.index.catchUp();
          const kept = contents(one.database.reader);
          for (const _ of rebuildSearch(one.database.writer));
          expect(contents(one.database.reader)).toEqual(kept);
        } finally {
          one.close();
        }
      }),
      { numRuns: 15, interruptAfterTimeLimit: 8_000 },
    ));

  it('verifies, and shows what was tampered with', () => {
    open.index.catchUp();
    expect(verified()).toEqual([]);
    const { writer } = open.database;
    writer.exec(`begin; update search_documents set digest = 'x' where key = 'actor-huawei'`);
    expect(verified().map(({ code, key }) => `${code} ${key}`)).toEqual([
      ...Array.from({ length: 2 }, () => 'missing actor-huawei'),
      ...Array.from({ length: 2 }, () => 'foreign actor-huawei'),
    ]);
    writer.exec(`rollback; begin; insert into search_words (rowid, title) values (1, 'foreign')`);
    expect(verified()).toMatchObject([{ code: 'foreign', key: 'source-paper', position: 1 }]);
    writer.exec('rollback');
  });
});

function verified(): readonly ViewFinding[] {
  const { writer } = open.database;
  const steps = verifySearch(writer);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Proposed } from '../../../events/decisions/decide.ts';
import type { RowChange } from '../../../events/readings/diff.ts';
import { parseDiffQuery } from '../../../server/reading/query/diff-query.ts';
import type { ViewName } from '../../../server/reading/reader.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from './open-reading.ts';

let open: OpenReading;

beforeEach(async () => {
  open = await openReading();
  said(
    say.source('paper', { published: '2015' }),
    say.source('memoir', { published: '2020' }),
    say.actor('us', { name: 'United States' }),
    say.instrument('accord', { title: 'The Accord' }),
  );
});
afterEach(() => open.close());

/** Appends and gives the positions: the archive begins with 4 events. */
function said(...events: readonly Proposed[]): readonly number[] {
  const first = open.reader.head().position + 1;
  open.append(...events);
  return events.map((_, index) => first + index);
}

function changes(view: ViewName, query: string): readonly RowChange[] {
  const parsed = parseDiffQuery(new URLSearchParams(query), open.reader, view);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return open.reader.diff(parsed.query.question, parsed.query.page).items;
}

/** What changed, in short: how, of which row, and through which events. */
function told(view: ViewName, query: string): readonly string[] {
  return changes(view, query).map(
    ({ change, key, positions }) => `${change} ${key} through ${positions.join(' ')}`,
  );
}

const effect = (standing: string) => ({ effects: [{ instrument: 'accord', standing }] });
const redated = (id: string, edtf: string) =>
  say.say('OccurrenceRedated', `occurrence-${id}`, { date: { edtf } });

describe('between two dates by which things had happened', () => {
  it('an occurrence came through the events that told of it and dated it', () => {
    const [recorded, moved, revised] = said(
      say.occurrence('a', { date: { edtf: '2010' }, actors: [{ actor: 'us', role: 'author' }] }),
      redated('a', '2016'),
      say.revised('occurrence', 'a', { title: 'Otherwise' }),
    );
    const query = 'from=until:2015&to=until:2017';
    expect(told('timeline', query)).toEqual([`added a through ${moved} ${revised}`]);
    expect(told('actors', query)).toEqual([`added us/a/author through ${recorded} ${moved}`]);
    expect(told('tallies', query)).toEqual([
      `added actor/us/2016 through ${moved} ${revised}`,
      `added kind/statement/2016 through ${moved} ${revised}`,
    ]);
    expect(told('timeline', 'from=until:2009&to=until:2011')).toEqual([]);
  });

  it('an instrument stands otherwise through what came after', () => {
    const [signed, , breached] = said(
      say.occurrence('signing', { date: { edtf: '2010' }, ...effect('in-force') }),
      say.occurrence('other', { date: { edtf: '2016' } }),
      say.occurrence('breach', { date: { edtf: '2016' }, ...effect('reported-breached') }),
    );
    const found = changes('standing', 'from=until:2015&to=until:2017');
    expect(found).toMatchObject([
      {
        change: 'added',
        key: 'accord/breach/reported-breached',
        about: [
          { thing: 'instrument', id: 'accord', name: 'The Accord' },
          { thing: 'occurrence', id: 'breach', name: 'Occurrence breach' },
        ],
        positions: [breached],
      },
      {
        change: 'changed',
        key: 'accord/signing/in-force',
        moved: false,
        fields: [{ pointer: '/present', before: 'certain', after: 'no' }],
        positions: [signed, breached],
        events: [
          { position: signed, type: 'OccurrenceRecorded', stream: 'occurrence-signing' },
          {
            position: breached,
            stream: 'occurrence-breach',
            recordedBy: 'A test',
            recordedAt: expect.stringMatching(/^2024-01-01T/u),
            reason: 'to set the record straight',
          },
        ],
        eventsTotal: 2,
      },
    ]);
  });

  it('what had possibly begun has certainly begun', () => {
    const [recorded] = said(say.occurrence('a', { date: { edtf: '2015' }, ...effect('signed') }));
    expect(changes('standing', 'from=until:2015-06&to=until:2015')).toMatchObject([
      {
        change: 'changed',
        fields: [
          { pointer: '/certainty', before: 'possible', after: 'certain' },
          { pointer: '/present', before: 'possible', after: 'certain' },
        ],
        positions: [recorded],
      },
    ]);
  });
});

describe('between two dates by which things could be known', () => {
  it('an occurrence came through the source that was published, and where it was cited', () => {
    const [recorded, cited] = said(
      say.occurrence('a', { citations: [say.citing('memoir')] }),
      say.cited('a', say.citing('paper')),
    );
    const registered = 1;
    expect(told('timeline', 'from=knownBy:2014&to=knownBy:2016')).toEqual([
      `added a through ${registered} ${cited}`,
    ]);
    expect(told('sources', 'from=knownBy:2014&to=knownBy:2016')).toEqual([
      `added paper/occurrence-a/own/page 1 through ${registered} ${cited}`,
    ]);
    // The memoir adds a citation to what was known already.
    expect(changes('timeline', 'from=knownBy:2016&to=knownBy:2021')).toMatchObject([
      { change: 'changed', fields: [{ pointer: '/citations/0' }], positions: [2, cited] },
    ]);
    expect(recorded).toBeLessThan(cited ?? 0);
  });

  it('and through the revision that gave its source the date of publication', () => {
    said(say.occurrence('a', { citations: [say.citing('memoir')] }));
    const [revised] = said(
      say.revised('source', 'memoir', { published: '2012' }),
      say.revised('source', 'memoir', { title: 'Memoir, second edition' }),
    );
    expect(told('actors', 'from=knownBy:2011&to=knownBy:2013')).toEqual([]);
    expect(told('timeline', 'from=knownBy:2011&to=knownBy:2013')).toEqual([
      `added a through 5 ${revised}`,
    ]);
  });
});

describe('between two positions', () => {
  it('a redating is marked as a move, and undone it is no change', () => {
    const [recorded, moved, back] = said(
      say.occurrence('a', { date: { edtf: '2010' }, ...effect('signed') }),
      redated('a', '2016'),
      redated('a', '2010'),
    );
    const between = `from=seq:${recorded}&to=seq:${moved}`;
    for (const view of ['timeline', 'standing'] as const)
      expect(changes(view, between)).toMatchObject([
        { change: 'changed', moved: true, positions: [moved] },
      ]);
    expect(changes('standing', `from=seq:${recorded}&to=seq:${back}`)).toEqual([]);
  });

  it('on the state of a date, rows come and go through what was recorded in between', () => {
    const [recorded, , moved] = said(
      say.occurrence('a', { date: { edtf: '2016' }, actors: [{ actor: 'us', role: 'author' }] }),
      say.revised('occurrence', 'a', { title: 'Otherwise' }),
      redated('a', '2012'),
    );
    const query = `until=2014&from=seq:${recorded}&to=seq:${moved}`;
    expect(told('actors', query)).toEqual([`added us/a/author through ${moved}`]);
    expect(told('ledger', query)).toEqual([
      `added 5 through ${moved}`,
      'added 6 through 6',
      `added 7 through ${moved}`,
    ]);
    expect(told('tallies', query)).toHaveLength(2);
  });

  it('on what could be known, through what was said of sources', () => {
    said(say.occurrence('a', { citations: [say.citing('memoir')] }), say.occurrence('b'));
    const [later] = said(say.revised('source', 'memoir', { published: '2030' }));
    expect(told('timeline', `knownBy=2021&from=seq:6&to=seq:${later}`)).toEqual([
      `removed a through ${later}`,
    ]);
    const [cited, withdrawn] = said(say.cited('a', say.citing('paper')), say.withdrawn('memoir'));
    expect(told('timeline', `knownBy=2021&from=seq:${later}&to=seq:${withdrawn}`)).toEqual([
      `added a through ${cited}`,
    ]);
  });

  it('among what words find, through the name that was given to an actor', () => {
    said(say.occurrence('a', { actors: [{ actor: 'us', role: 'author' }] }));
    const [named] = said(say.revised('actor', 'us', { name: 'America' }));
    expect(told('timeline', `q=america&from=seq:5&to=seq:${named}`)).toEqual([
      `added a through ${named}`,
    ]);
  });

  it('an instrument stands otherwise through the order in which its effects are listed', () => {
    const effects = ['signed', 'ended'].map((standing) => ({ instrument: 'accord', standing }));
    const [, revised] = said(
      say.occurrence('a', { effects }),
      say.revised('occurrence', 'a', { effects: [...effects].reverse() }),
    );
    expect(told('standing', `from=seq:5&to=seq:${revised}`)).toEqual([
      `changed accord/a/ended through ${revised}`,
      `changed accord/a/signed through ${revised}`,
    ]);
  });

  it('tells of many events the latest', () => {
    said(say.occurrence('a', { date: { edtf: '2010' } }));
    const edits = Array.from({ length: 120 }, (_, at) =>
      say.revised('occurrence', 'a', { title: `Title ${at}` }),
    );
    const positions = said(...edits);
    expect(changes('timeline', `from=seq:5&to=seq:${positions.at(-1)}`)).toMatchObject([
      { positions: positions.slice(-100), eventsTotal: 120 },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReadingQuery } from '../../../server/reading/query.ts';
import type { Clocks } from '../../../events/readings/clocks.ts';
import type { Reader } from '../../../server/reading/reader.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from './open-reading.ts';

let open: OpenReading;
let reader: Reader;

beforeAll(async () => {
  open = await openReading();
  reader = open.reader;
  open.append(
    say.source('paper', { title: 'The Paper', published: '2016-01-05' }),
    say.source('memoir', { title: 'Memoir', published: '2019', citedVia: 'paper' }),
    say.source('undated', { title: 'No date' }),
    say.actor('us', { name: 'United States' }),
    say.actor('agency', { name: 'Agency', kind: 'agency', partOf: 'us' }),
    say.instrument('accord', {
      title: 'Accord',
      parties: ['us'],
      citations: [say.citing('paper')],
    }),
    say.chronicle('main', { title: 'Main' }),
    say.occurrence('summit', {
      title: 'Summit in Washington',
      slug: 'summit',
      date: { edtf: '2015-09-25' },
      actors: [
        { actor: 'us', role: 'host' },
        { actor: 'agency', role: 'author' },
      ],
      chronicles: ['main'],
      effects: [{ instrument: 'accord', standing: 'signed' }],
      citations: [
        say.citing('paper', { date: '2015-09' }),
        say.citing('memoir', { locator: 'page 9', date: '2015-10-01' }),
      ],
    }),
    say.occurrence('breach', {
      title: 'Breach',
      slug: 'breach',
      date: { edtf: '2017' },
      actors: [{ actor: 'us', role: 'host' }],
      effects: [{ instrument: 'accord', standing: 'breached' }],
      citations: [say.citing('memoir'), say.citing('paper', { stance: 'mentions' })],
    }),
    say.related('breach', 'contradicts', 'summit'),
    say.disputed('summit', 'day', { date: '2015-09-26' }),
  );
  open.append(
    say.revised('actor', 'us', { name: 'United States of America' }),
    say.occurrence('twin', { title: 'Summit again', slug: 'twin' }),
    say.merged('twin', 'summit'),
    say.occurrence('rumour', { title: 'Rumour', slug: 'breach' }),
    say.retracted('rumour'),
    say.resolved('summit', 'day'),
  );
});

afterAll(() => open.close());

function clocks(text = ''): Clocks {
  const parsed = parseReadingQuery(new URLSearchParams(text), reader, 'thing');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.query.clocks;
}

const page = { limit: 100, after: null };

describe('one occurrence', () => {
  it('comes with its citations, each with the date that its source gives', () => {
    const { citations = [], disputed } = reader.occurrence('summit', clocks())?.occurrence ?? {};
    expect(citations).toMatchObject([
      {
        sourceTitle: 'The Paper',
        published: { words: '5 January 2016' },
        citedVia: null,
        date: { words: 'September 2015', disagrees: false },
      },
      {
        sourceTitle: 'Memoir',
        citedVia: { id: 'paper', name: 'The Paper' },
        date: { edtf: '2015-10-01', disagrees: true },
      },
    ]);
    expect(disputed).toBe(true);
  });

  it('is related both ways', () => {
    expect(reader.occurrence('summit', clocks())?.occurrence.relations).toMatchObject([
      { relation: 'contradicts', direction: 'from', occurrence: { id: 'breach', words: '2017' } },
    ]);
    expect(reader.occurrence('breach', clocks())?.occurrence.relations).toMatchObject([
      { relation: 'contradicts', direction: 'to', occurrence: { id: 'summit' } },
    ]);
  });

  it('names things as they were called then', () => {
    const names = (text: string) =>
      reader.occurrence('summit', clocks(text))?.occurrence.actors.map(({ name }) => name);
    expect(names('asOf=seq:11')).toEqual(['United States', 'Agency']);
    expect(names('')).toEqual(['United States of America', 'Agency']);
  });

  it('is answered with its status when it is merged or retracted', () => {
    expect(reader.occurrence('twin', clocks())?.occurrence).toMatchObject({
      status: 'merged',
      mergedInto: { id: 'summit', name: 'Summit in Washington' },
    });
    expect(reader.occurrence('rumour', clocks())?.occurrence.status).toBe('retracted');
  });

  it('is found by the slug that it alone has, and by no slug of a retracted one', () => {
    expect(reader.occurrence('breach', clocks())?.occurrence.id).toBe('breach');
    expect(reader.actor('united-states', clocks())?.actor.id).toBe('us');
    expect(reader.occurrence('twin', clocks())?.occurrence.id).toBe('twin');
    expect(reader.occurrence('summit-again', clocks())).toBeNull();
    for (const name of ['', 'nobody', "'", 'x'.repeat(500), '%', 'breach%'])
      expect(reader.occurrence(name, clocks())).toBeNull();
  });

  it('is not there before it was recorded, had begun or was known; a window does not hide it', () => {
    const isThere = (text: string) => reader.occurrence('breach', clocks(text)) !== null;
    expect(isThere('asOf=seq:8')).toBe(false);
    expect(isThere('until=2016')).toBe(false);
    expect(isThere('until=2017-06')).toBe(true);
    expect(isThere('until=2017-06&match=certain')).toBe(false);
    expect(isThere('knownBy=2018')).toBe(false);
    expect(isThere('knownBy=2019-06')).toBe(true);
    expect(isThere('knownBy=2019-06&match=certain')).toBe(false);
    expect(isThere('from=2020')).toBe(true);
  });

  it('shows under knownBy only what known sources say', () => {
    const then = reader.occurrence('summit', clocks('knownBy=2017'))?.occurrence;
    expect(then?.citations.map(({ source }) => source)).toEqual(['paper']);
    expect(then?.sources).toEqual(['paper']);
    expect(then?.relations).toEqual([]);
    expect(then?.disputed).toBe(false);
  });
});

describe('a history', () => {
  it('tells what each event changed, by pointer', () => {
    const items = reader.history('occurrence', 'summit', clocks().position)?.items ?? [];
    expect(items.map(({ event }) => event.type)).toEqual([
      'OccurrenceRecorded',
      'OccurrenceDisputed',
      'DisputeResolved',
    ]);
    expect(items[0]?.changes).toContainEqual({
      pointer: '/title',
      before: null,
      after: 'Summit in Washington',
    });
    expect(items[1]?.changes).toMatchObject([{ pointer: '/disputes/0', before: null }]);
    expect(items[2]?.changes).toMatchObject([
      { pointer: '/disputes/0/resolved', before: null, after: { outcome: 'rejected' } },
    ]);
  });

  it('ends at the position, and is null for what was not said yet', () => {
    expect(reader.history('actor', 'us', 4)?.items).toHaveLength(1);
    expect(reader.history('actor', 'us', 12)?.items).toHaveLength(2);
    expect(reader.history('occurrence', 'twin', 11)).toBeNull();
    expect(reader.history('occurrence', 'nobody', 11)).toBeNull();
  });
});

describe('the registers', () => {
  it('count the occurrences of the reading, in the order of names', () => {
    const counted = reader
      .actors(clocks(), page)
      .items.map(({ id, occurrences }) => [id, occurrences]);
    expect(counted).toEqual([
      ['agency', 1],
      ['us', 2],
    ]);
    const until = reader.actors(clocks('until=2016'), page).items;
    expect(until.map(({ occurrences }) => occurrences)).toEqual([1, 1]);
  });

  it('page', () => {
    const first = reader.sources(clocks(), { limit: 2, after: null });
    const second = reader.sources(clocks(), { limit: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([
      'memoir',
      'undated',
      'paper',
    ]);
    expect([first.total, second.total, second.next]).toEqual([3, 3, null]);
  });

  it('list under knownBy only the sources of then', () => {
    const known = (text: string) => reader.sources(clocks(text), page).items.map(({ id }) => id);
    expect(known('knownBy=2018')).toEqual(['paper']);
    expect(known('knownBy=2019-02')).toEqual(['memoir', 'paper']);
    expect(known('knownBy=2019-02&match=certain')).toEqual(['paper']);
  });

  it('give an actor’s dossier by role', () => {
    const roles = reader.actor('us', clocks())?.roles ?? [];
    expect(roles.map(({ role, occurrences }) => [role, occurrences.map(({ id }) => id)])).toEqual([
      ['host', ['summit', 'breach']],
    ]);
    expect(reader.actor('agency', clocks())?.actor.partOf).toMatchObject({ id: 'us' });
  });

  it('tell of a source what it bears on, and what rests on it alone', () => {
    const bearing = (id: string) =>
      reader
        .source(id, clocks())
        ?.citations.map(({ occurrence, citation, alone }) => [
          occurrence.id,
          citation.stance,
          alone,
        ]);
    expect(bearing('memoir')).toEqual([
      ['summit', 'supports', false],
      ['breach', 'supports', true],
    ]);
    expect(bearing('paper')).toEqual([
      ['summit', 'supports', false],
      ['breach', 'mentions', false],
    ]);
    expect(reader.source('paper', clocks())?.source.occurrences).toBe(2);
  });

  it('tell of an instrument how it came to stand', () => {
    const stands = (text: string) => {
      const { standing, periods } = reader.instrument('accord', clocks(text))?.instrument ?? {};
      return [standing, periods?.map((one) => `${one.standing} ${one.certainty} ${one.present}`)];
    };
    const breached = ['breached', ['signed certain no', 'breached certain certain']];
    const signed = ['signed', ['signed certain certain']];
    expect(stands('')).toEqual(breached);
    expect(stands('until=2015-09-24')).toEqual([null, []]);
    expect(stands('until=2015-09-25')).toEqual(signed);
    expect(stands('until=2017-05')).toEqual([
      null,
      ['signed certain possible', 'breached possible possible'],
    ]);
    // What is asked for with certainty is judged beside all that is possible.
    expect(stands('until=2017-05&match=certain')).toEqual(stands('until=2017-05'));
    expect(stands('until=2017')).toEqual(breached);
    expect(stands('knownBy=2018')).toEqual(signed);
    expect(stands('from=2017')).toEqual(breached);
  });

  it('count what a chronicle tells of', () => {
    expect(reader.chronicle('main', clocks())?.chronicle.occurrences).toBe(1);
    expect(reader.chronicles(clocks('asOf=seq:6'), page).total).toBe(0);
  });
});

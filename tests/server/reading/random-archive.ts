import fc from 'fast-check';
import type { Proposed } from '../../../events/decisions/decide.ts';
import type { Recorded } from '../../../events/vocabulary/event.ts';
import { ArchiveInMemory } from '../../support/archive-in-memory.ts';
import * as say from '../../support/sayings.ts';

/** Dates of every shape: days, months, years, open and unknown ends, sets, BCE and far away. */
const dates = [
  '2015-09-25',
  '2015-09',
  '2015',
  '2014/..',
  '../2016-03',
  '/2015-10',
  '2015-09-01/2015-10-31',
  '2015~',
  '201X',
  '[2014,2016]',
  '{2014,2016}',
  '[..2015-06]',
  '[2016-01..]',
  '-0043-03-15',
  'Y-12000',
  '2016-03/2016-05',
  '2018-12-01?',
  '2015-24',
] as const;

const words = ['treaty', 'theft', 'huawei', 'summit', 'brest-litovsk', 'Łódź'] as const;
const occurrences = ['a', 'b', 'c', 'd', 'e'] as const;
const sources = ['paper', 'memoir', 'leak', 'undated'] as const;
const actors = ['us', 'china', 'nsa'] as const;
const instruments = ['accord', 'order'] as const;

/** What every random archive begins with. */
export const ground: readonly Proposed[] = [
  say.source('paper', { title: 'The Paper', published: '2016-01-05' }),
  say.source('memoir', { title: 'Memoir of an envoy', published: '2015/2019', citedVia: 'paper' }),
  say.source('leak', { title: 'Leaked treaty', published: '2014~' }),
  say.source('undated', { title: 'No date' }),
  say.actor('us', { name: 'United States', aliases: ['America'] }),
  say.actor('china', { name: 'China' }),
  say.actor('nsa', { name: 'Agency', kind: 'agency', partOf: 'us' }),
  say.instrument('accord', { title: 'The Accord', parties: ['us', 'china'] }),
  say.instrument('order', { title: 'The Order' }),
  say.chronicle('main', {
    kinds: [{ kind: 'statement', label: 'What was said', colour: 'blue' }],
  }),
];

const occurrence = fc.constantFrom(...occurrences);
const date = fc.constantFrom(...dates).map((edtf) => ({ edtf }));
const title = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((some) => some.join(' '));
const citation = fc.record(
  {
    source: fc.constantFrom(...sources),
    locator: fc.constantFrom('page 1', 'page 2'),
    stance: fc.constantFrom('supports', 'supports', 'disputes', 'mentions'),
    date: fc.constantFrom(...dates),
  },
  { requiredKeys: ['source', 'locator', 'stance'] },
);
const fields = {
  title,
  summary: title,
  kind: fc.constantFrom('statement', 'arrest', 'agreement'),
  actors: fc.uniqueArray(
    fc.record({
      actor: fc.constantFrom(...actors),
      role: fc.constantFrom('author', 'target'),
    }),
    { maxLength: 3, selector: ({ actor, role }) => `${actor} ${role}` },
  ),
  places: fc.uniqueArray(fc.constantFrom('Paris', 'a"kind:statement"', 'Łódź'), { maxLength: 2 }),
  tags: fc.uniqueArray(fc.constantFrom('trade', 'cyber'), { maxLength: 2 }),
  chronicles: fc.constantFrom([], ['main']),
  importance: fc.integer({ min: 1, max: 5 }),
  effects: fc.uniqueArray(
    fc.record({
      instrument: fc.constantFrom(...instruments),
      standing: fc.constantFrom('signed', 'in-force', 'breached'),
    }),
    { maxLength: 2, selector: ({ instrument, standing }) => `${instrument} ${standing}` },
  ),
};
const citations = fc.uniqueArray(citation, {
  minLength: 1,
  maxLength: 3,
  selector: ({ source, locator }) => `${source} ${locator}`,
});
const relation = fc.constantFrom('causes', 'follows', 'part-of');

const proposal: fc.Arbitrary<Proposed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(occurrence, fc.record({ ...fields, date, citations }))
      .map(([id, data]) => say.occurrence(id, data)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(occurrence, fc.record(fields, { requiredKeys: ['importance'] }))
      .map(([id, data]) => say.revised('occurrence', id, data)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(occurrence, date)
      .map(([id, redated]) => say.say('OccurrenceRedated', `occurrence-${id}`, { date: redated })),
  },
  { weight: 3, arbitrary: fc.tuple(occurrence, citation).map(([id, more]) => say.cited(id, more)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(occurrence, citation)
      .map(([id, { source, locator }]) =>
        say.say('CitationWithdrawn', `occurrence-${id}`, { source, locator }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(occurrence, relation, occurrence, citation).map(([id, way, other, cited]) =>
      say.say('OccurrenceRelated', `occurrence-${id}`, {
        relation: way,
        occurrence: other,
        citation: cited,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(occurrence, relation, occurrence)
      .map(([id, way, other]) => say.unrelated(id, way, other)),
  },
  { weight: 1, arbitrary: occurrence.map((id) => say.disputed(id, 'day', { date: '2015-09-26' })) },
  { weight: 1, arbitrary: occurrence.map((id) => say.resolved(id, 'day')) },
  { weight: 1, arbitrary: occurrence.map((id) => say.retracted(id)) },
  { weight: 2, arbitrary: occurrence.map((id) => say.reinstated(id)) },
  {
    weight: 1,
    arbitrary: fc.tuple(occurrence, occurrence).map(([id, into]) => say.merged(id, into)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...sources), fc.constantFrom('2015-06', '2017', '2014/2018'))
      .map(([id, published]) => say.revised('source', id, { published })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...sources).map((id) => say.withdrawn(id)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...actors), fc.constantFrom('Zhongguo 中国', 'Huawei friends'))
      .map(([id, name]) => say.revised('actor', id, { name })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...instruments), title)
      .map(([id, named]) => say.revised('instrument', id, { title: named })),
  },
);

/** A history: what was accepted of things said at random, after the ground. */
export const history = historyOf({ minLength: 5, maxLength: 50 });

/** A history in which most things were said of again and again. */
export const longHistory = historyOf({ minLength: 80, maxLength: 160, size: 'max' });

function historyOf(lengths: fc.ArrayConstraints): fc.Arbitrary<readonly Proposed[]> {
  return fc.array(proposal, lengths).map((proposals) => {
    const archive = new ArchiveInMemory();
    for (const said of ground) archive.append(said);
    return proposals.filter((said) => archive.append(said) === null);
  });
}

/** The log that a history comes to, the ground included. */
export function logOf(said: readonly Proposed[]): readonly Recorded[] {
  const archive = new ArchiveInMemory();
  for (const one of [...ground, ...said]) archive.record(one);
  return archive.log;
}

const value = <Value extends string>(...values: readonly Value[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<readonly Value[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...values]) },
  );
const day = fc.option(fc.constantFrom('2014', '2015-09', '2015-09-25', '2016', '2018-12'), {
  nil: null,
});

/** A question's parameters as an address has them; `asOf` apart. */
export const question: fc.Arbitrary<URLSearchParams> = fc
  .record({
    from: fc.option(fc.constantFrom('-0100', '2015', '2015-09', '2016-04'), { nil: null }),
    to: fc.option(fc.constantFrom('2016-04', '2016-12', '2020'), { nil: null }),
    match: fc.constantFrom('possible', 'certain'),
    until: day,
    knownBy: day,
    q: fc.option(fc.constantFrom('treaty', 'hua', 'brest-litovsk', 'lodz', 'china', 'paper the'), {
      nil: null,
      freq: 3,
    }),
    kind: value('statement', 'arrest'),
    actor: value(...actors),
    place: value('Paris', 'a"kind:statement"', 'statement'),
    tag: value('trade', 'cyber'),
    source: value(...sources),
    instrument: value(...instruments),
    chronicle: value('main', 'other'),
  })
  .map((asked) => {
    const parameters = new URLSearchParams();
    for (const [name, given] of Object.entries(asked))
      for (const one of given === null ? [] : [given].flat()) parameters.append(name, one);
    return parameters;
  });

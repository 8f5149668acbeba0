import fc from 'fast-check';
import type { Proposed } from '../../events/decisions/decide.ts';
import * as say from '../support/sayings.ts';

/**
 * Dates that lie within one week, so that they overlap in every way: days, spans, sets, ends that
 * are open or unknown, and a few that are coarse or far away.
 */
export const dates = [
  '2015-03-09',
  '2015-03-10',
  '2015-03-11',
  '2015-03-12',
  '2015-03-10T09:30:00Z',
  '[2015-03-09..2015-03-10]',
  '[2015-03-09..2015-03-12]',
  '[2015-03-10..2015-03-11]',
  '[2015-03-11..2015-03-13]',
  '2015-03-09/2015-03-12',
  '2015-03-11/2015-03-12',
  '2015-03-1X',
  '2015-03',
  '2015',
  '2015-03-11/..',
  '2015-03-10/',
  '../2015-03-10',
  '/2015-03-12',
  '[2015-03-10..]',
  '[..2015-03-11]',
  '{2015-03-09,2015-03-12}',
  '-0043-03-15',
  'Y-12000',
] as const;

/** When sources were published: before, between and after what they tell, surely or perhaps. */
export const publications = [
  '2015-03-08',
  '2015-03-10',
  '2015-03-11',
  '[2015-03-09..2015-03-11]',
  '[2015-03-10..]',
  '[..2015-03-12]',
  '2015-03',
] as const;

const occurrence = fc.constantFrom('a', 'b', 'c', 'd');
const source = fc.constantFrom('early', 'late', 'vague', 'undated');
const date = fc.constantFrom(...dates).map((edtf) => ({ edtf }));
const stance = fc.constantFrom('supports', 'supports', 'supports', 'disputes', 'mentions');
const citation = fc.record({ source, stance, locator: fc.constantFrom('page 1', 'page 2') });
const citations = fc.uniqueArray(citation, {
  minLength: 1,
  maxLength: 3,
  selector: ({ source, locator }) => `${source} ${locator}`,
});
const effects = fc.uniqueArray(
  fc.record({
    instrument: fc.constantFrom('accord', 'accord', 'order'),
    standing: fc.constantFrom('signed', 'in-force', 'breached'),
  }),
  { maxLength: 2, selector: ({ instrument, standing }) => `${instrument} ${standing}` },
);
const actors = fc.uniqueArray(
  fc.record({ actor: fc.constantFrom('us', 'nsa'), role: fc.constantFrom('author', 'target') }),
  { maxLength: 2, selector: ({ actor, role }) => `${actor} ${role}` },
);
const fields = {
  kind: fc.constantFrom('statement', 'arrest'),
  actors,
  effects,
  places: fc.subarray(['Paris', 'Oslo']),
  tags: fc.subarray(['trade', 'cyber']),
  chronicles: fc.subarray(['main']),
  importance: fc.integer({ min: 1, max: 5 }),
};
const relation = fc.constantFrom('causes', 'follows', 'part-of');

function onOccurrence<Values extends unknown[]>(
  weight: number,
  values: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  said: (id: string, ...values: Values) => Proposed,
): fc.WeightedArbitrary<Proposed> {
  const arbitrary = fc
    .tuple(occurrence, fc.tuple<Values>(...values))
    .map(([id, drawn]) => said(id, ...drawn));
  return { weight, arbitrary };
}

/** Anything that may be said of the things of a small log, accepted or not. */
export const proposal: fc.Arbitrary<Proposed> = fc.oneof(
  onOccurrence(8, [fc.record({ ...fields, date, citations })], say.occurrence),
  onOccurrence(4, [date], (id, redated) =>
    say.say('OccurrenceRedated', `occurrence-${id}`, { date: redated }),
  ),
  onOccurrence(2, [effects], (id, given) => say.revised('occurrence', id, { effects: given })),
  onOccurrence(1, [actors, fields.tags], (id, given, tags) =>
    say.revised('occurrence', id, { actors: given, tags }),
  ),
  onOccurrence(3, [citation], say.cited),
  onOccurrence(3, [citation], (id, { source, locator }) =>
    say.say('CitationWithdrawn', `occurrence-${id}`, { source, locator }),
  ),
  onOccurrence(3, [relation, occurrence, source], (id, way, other, source) =>
    say.say('OccurrenceRelated', `occurrence-${id}`, {
      relation: way,
      occurrence: other,
      citation: say.citing(source),
    }),
  ),
  onOccurrence(1, [relation, occurrence], say.unrelated),
  onOccurrence(1, [source], (id, source) =>
    say.disputed(id, 'day', { date: '2015-03-20', citations: [say.citing(source)] }),
  ),
  onOccurrence(1, [], (id) => say.resolved(id, 'day')),
  onOccurrence(2, [], say.retracted),
  onOccurrence(3, [], say.reinstated),
  onOccurrence(2, [occurrence], say.merged),
  {
    weight: 3,
    arbitrary: fc
      .tuple(source, fc.option(fc.constantFrom(...publications), { nil: null }))
      .map(([id, published]) => say.revised('source', id, { published })),
  },
  { weight: 2, arbitrary: source.map(say.withdrawn) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('Zhongguo', 'Huawei friends')
      .map((name) => say.revised('actor', 'nsa', { name })),
  },
);

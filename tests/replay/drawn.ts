import fc from 'fast-check';

/**
 * Dates that lie within one week, so that they overlap in every way: days, spans, sets, ends that
 * are open or unknown, and a few that are coarse or far away.
 */
const dates = [
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
const publications = [
  '2015-03-08',
  '2015-03-10',
  '2015-03-11',
  '[2015-03-09..2015-03-11]',
  '[2015-03-10..]',
  '[..2015-03-12]',
  '2015-03',
] as const;

/** The id of a source. */
export const source = fc.constantFrom('early', 'late', 'vague', 'undated');

/** When something happened. */
export const date = fc.constantFrom(...dates).map((edtf) => ({ edtf }));

/** When a source was published; null: it is not known any more. */
export const published = fc.option(fc.constantFrom(...publications), { nil: null, freq: 6 });

/** A citation of any stance, in one of few places, so that a place is cited again. */
export const citation = fc.record({
  source,
  stance: fc.constantFrom('supports', 'supports', 'supports', 'disputes', 'mentions'),
  locator: fc.constantFrom('page 1', 'page 2'),
});

/** Citations of which the first supports: without it nothing could be recorded. */
const citations = fc
  .uniqueArray(citation, {
    minLength: 1,
    maxLength: 3,
    selector: ({ source, locator }) => `${source} ${locator}`,
  })
  .map(([first, ...rest]) => [{ ...first, stance: 'supports' }, ...rest]);

/** What an occurrence does to instruments: often several to the same one. */
export const effects = fc.uniqueArray(
  fc.record({
    instrument: fc.constantFrom('accord', 'accord', 'order'),
    standing: fc.constantFrom('signed', 'in-force', 'breached'),
  }),
  { maxLength: 2, selector: ({ instrument, standing }) => `${instrument} ${standing}` },
);

/** Who takes part. */
export const actors = fc.uniqueArray(
  fc.record({ actor: fc.constantFrom('us', 'nsa'), role: fc.constantFrom('author', 'target') }),
  { maxLength: 2, selector: ({ actor, role }) => `${actor} ${role}` },
);

/** Tags. */
export const tags = fc.subarray(['trade', 'cyber']);

/** How one occurrence bears on another. */
export const relation = fc.constantFrom('causes', 'follows', 'part-of');

/** What is told of an occurrence when it is recorded. */
export const recorded = fc.record({
  kind: fc.constantFrom('statement', 'arrest'),
  actors,
  effects,
  places: fc.subarray(['Paris', 'Oslo']),
  tags,
  chronicles: fc.subarray(['main']),
  importance: fc.integer({ min: 1, max: 5 }),
  date,
  citations,
});

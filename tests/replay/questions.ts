import fc from 'fast-check';
import type { AskedOnThree } from './ask.ts';
import { askedDay } from './held.ts';

const days = ['2015-03-08', '2015-03-09', '2015-03-10', '2015-03-11', '2015-03-12', '2015-03-13'];
/** Dates that a question may name: days, coarser ones, spans, sets and times out of mind. */
const date = fc.constantFrom(
  ...days,
  ...days,
  '2015-03',
  '2014',
  '2015-03-1X',
  '[2015-03-09..2015-03-11]',
  '2015-03-09/2015-03-11',
  '-0043-03-15',
  'Y-12000',
  'Y12000',
);
const match = fc.constantFrom('possible', 'certain');

function some<Value extends string>(...values: readonly Value[]) {
  return fc.subarray([...values], { minLength: 1 });
}

const filters = fc.record(
  {
    kind: some('statement', 'arrest'),
    actor: some('us', 'nsa', 'nobody'),
    place: some('Paris', 'Oslo'),
    tag: some('trade', 'cyber'),
    source: some('early', 'late', 'vague', 'undated'),
    instrument: some('accord', 'order'),
    chronicle: some('main'),
  },
  { requiredKeys: [] },
);

/** Mostly none, else one or two dimensions: more would leave nothing to be found. */
const fewFilters = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: filters.map((all) => Object.fromEntries(Object.entries(all).slice(0, 2))),
  },
);

const clocks = fc.record(
  { from: date, to: date, until: date, knownBy: date, match },
  { requiredKeys: [] },
);

/** A question on the clocks of what happened and was published, together with filters. */
export const question: fc.Arbitrary<AskedOnThree> = fc
  .tuple(clocks, fewFilters)
  .map(([clocks, filters]): AskedOnThree => ({ ...clocks, ...filters }))
  .filter((asked) => !isReversed(asked));

function isReversed({ from, to }: AskedOnThree): boolean {
  const [first, last] = [askedDay(from, 'first'), askedDay(to, 'last')];
  return first !== null && last !== null && first > last;
}

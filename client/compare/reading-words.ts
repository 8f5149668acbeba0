import { asOfInWords, dateInWords } from '../writing/clock-words.ts';
import { capital, grouped } from '../writing/term.ts';
import { changeSigns, type ChangeSort } from '../timeline/change-signs.ts';
import type { ReadingClocks } from './comparison.ts';
import type { ClockName } from './order.ts';

/** How many changes there are of each sort. */
export type ChangeCounts = Readonly<Record<ChangeSort, number>>;

/** Which two readings are compared, in words: `Comparing the archive as it stood … with …`. */
export function comparisonInWords(
  earlier: ReadingClocks,
  later: ReadingClocks,
  differing: readonly ClockName[],
): string {
  if (differing.length === 0)
    return `Both readings are the same: ${readingInWords(later, ['asOf', ...setOf(later)])}`;
  const shared = sharedInWords(later, differing);
  const compared = `comparing ${readingInWords(earlier, differing)} with ${readingInWords(later, differing)}`;
  return capital(shared === '' ? compared : `${shared}, ${compared}`);
}

/** A reading in words, by the clocks that tell it from another. */
export function readingInWords(clocks: ReadingClocks, telling: readonly ClockName[]): string {
  const isAbout = telling.includes('until') || telling.includes('knownBy');
  if (!isAbout)
    return clocks.asOf === null
      ? 'the archive now'
      : `the archive as it stood ${asOfInWords(clocks.asOf)}`;
  const { until, knownBy } = only(clocks, telling);
  const limits = limitsInWords({ until, knownBy });
  const what = limits === '' ? 'all that the archive tells' : `what ${limits}`;
  if (!telling.includes('asOf')) return what;
  return clocks.asOf === null
    ? `${what} as it stands now`
    : `${what} as the archive stood ${asOfInWords(clocks.asOf)}`;
}

/** Counts of changes in words: `12 added, 3 removed`; those that are none are left out. */
export function countsInWords(counts: ChangeCounts): string {
  const parts = changeSigns
    .filter(({ sort }) => counts[sort] > 0)
    .map(({ sort }) => `${grouped(counts[sort])} ${sort}`);
  return parts.length === 0 ? 'nothing differs' : parts.join(', ');
}

/** What both readings have in common, as a sentence begins; '' for nothing. */
function sharedInWords(clocks: ReadingClocks, differing: readonly ClockName[]): string {
  const { until, knownBy, asOf } = only(
    clocks,
    setOf(clocks).filter((name) => !differing.includes(name)),
  );
  const limits = limitsInWords({ until, knownBy });
  return [
    ...(limits === '' ? [] : [`of what ${limits}`]),
    ...(asOf === null ? [] : [`in the archive as it stood ${asOfInWords(asOf)}`]),
  ].join(' ');
}

function limitsInWords({ until, knownBy }: Pick<ReadingClocks, 'until' | 'knownBy'>): string {
  return [
    ...(until === null ? [] : [`had begun by ${dateInWords(until)}`]),
    ...(knownBy === null ? [] : [`was known by ${dateInWords(knownBy)}`]),
  ].join(' and ');
}

function only(clocks: ReadingClocks, names: readonly ClockName[]): ReadingClocks {
  const kept = (name: ClockName): string | null => (names.includes(name) ? clocks[name] : null);
  return { until: kept('until'), knownBy: kept('knownBy'), asOf: kept('asOf') };
}

function setOf(clocks: ReadingClocks): readonly ClockName[] {
  return (['until', 'knownBy', 'asOf'] as const).filter((name) => clocks[name] !== null);
}

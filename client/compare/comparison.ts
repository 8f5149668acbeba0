/** The clocks by which one reading differs from another; EDTF or an instant as written, or null. */
export interface ReadingClocks {
  readonly until: string | null;
  readonly knownBy: string | null;
  readonly asOf: string | null;
}

/** How two readings are shown: as one with what differs marked, or one beside the other. */
export const comparisonViews = ['overlay', 'side'] as const;

/** See {@link comparisonViews}. */
export type ComparisonView = (typeof comparisonViews)[number];

/** The other reading that the page's own is compared with, and how both are shown. */
export interface Comparison {
  readonly view: ComparisonView;
  /** Filters, window and lanes are those of the page; only the clocks are its own. */
  readonly against: ReadingClocks;
}

/** The clocks, in the order in which an address holds them. */
export const clockNames = ['until', 'knownBy', 'asOf'] as const;

/** The reading of all that the archive tells now. */
export const plainClocks: ReadingClocks = { until: null, knownBy: null, asOf: null };

/** The clocks of a reading, without what else it holds. */
export function clocksOf({ until, knownBy, asOf }: ReadingClocks): ReadingClocks {
  return { until, knownBy, asOf };
}

/**
 * Reads a comparison from the parameters of an address, each handed over as `text` finds it usable;
 * null: nothing is compared. Clocks of another reading without a comparison mean nothing.
 */
export function parseComparison(text: (name: string) => string | null): Comparison | null {
  const view = comparisonViews.find((one) => one === text('compare'));
  if (view === undefined) return null;
  const clock = (name: keyof ReadingClocks): string | null => text(`against.${name}`);
  return {
    view,
    against: { until: clock('until'), knownBy: clock('knownBy'), asOf: clock('asOf') },
  };
}

/** Writes a comparison into the query of an address. */
export function addComparison(query: URLSearchParams, comparison: Comparison | null): void {
  if (comparison === null) return;
  query.set('compare', comparison.view);
  for (const name of clockNames) {
    const value = comparison.against[name];
    if (value !== null) query.set(`against.${name}`, value);
  }
}

/** The same two readings with their places changed. */
export function swapped(
  clocks: ReadingClocks,
  { view, against }: Comparison,
): ReadingClocks & { readonly compare: Comparison } {
  return { ...against, compare: { view, against: clocksOf(clocks) } };
}

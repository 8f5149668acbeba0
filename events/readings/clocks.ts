/**
 * Which reading of the archive is asked for, parsed: on the occurred, published and recorded
 * clocks. Days count from 1970-01-01 (proleptic Gregorian); null means unbounded.
 */
export interface Clocks {
  /** Window in valid time, inclusive. */
  readonly fromDay: number | null;
  readonly toDay: number | null;
  /** Whether bounds need only overlap a window or date (`possible`), or lie within (`certain`). */
  readonly match: 'possible' | 'certain';
  /** Only what had begun by this day. */
  readonly untilDay: number | null;
  /** Only what a source published by this day supports. */
  readonly knownByDay: number | null;
  /** The last position that is read. */
  readonly position: number;
}

/** The values asked for in each dimension: any of them; different dimensions: all of them. */
export interface Filters {
  readonly q: string | null;
  readonly kind: readonly string[];
  readonly actor: readonly string[];
  readonly place: readonly string[];
  readonly tag: readonly string[];
  readonly source: readonly string[];
  readonly instrument: readonly string[];
  readonly chronicle: readonly string[];
}

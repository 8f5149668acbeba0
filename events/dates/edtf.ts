/**
 * What an EDTF text says, part by part, exactly enough that printing it gives the same text back.
 * Follows the Library of Congress profile of February 2019 (EDTF levels 0, 1 and 2), which is a
 * profile of ISO 8601-2:2019. Section names below are the profile's.
 */
export type Edtf = CalendarDate | SeasonDate | DateTime | Interval | OneOf | AllOf;

/** How sure a part is: '' plain, ? uncertain, ~ approximate, % both (level 1, Qualification). */
export type Mark = '' | '?' | '~' | '%';

/**
 * The marks around one part of a date (level 2, Qualification): `before` qualifies this part alone,
 * `after` qualifies it and every part to its left.
 */
export interface Marked {
  readonly before: Mark;
  readonly after: Mark;
}

/** A year of four characters, each a digit or X for an unspecified one; never minus zero. */
export interface PlainYear extends Marked {
  readonly form: 'plain';
  readonly isNegative: boolean;
  readonly digits: string;
  /** How many digits are significant (level 2, `1950S2`); null when the text does not say. */
  readonly significant: number | null;
}

/**
 * A year written with Y, beyond ±9999 and within ±1e12: `Y170000002`, `Y-17E7` (exponent 7).
 * `digits` has no leading zero; the year is `digits` × 10^`exponent`.
 */
export interface LongYear extends Marked {
  readonly form: 'long';
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number | null;
  readonly significant: number | null;
}

/** A month, a day or a sub-year grouping: two characters, digits or X for an unspecified one. */
export interface Part extends Marked {
  readonly digits: string;
}

/** A year, a month or a day; a long year or one with significant digits always stands alone. */
export interface CalendarDate {
  readonly kind: 'date';
  readonly year: PlainYear | LongYear;
  readonly month: Part | null;
  readonly day: Part | null;
}

/** A sub-year grouping (level 1 seasons 21–24; level 2 seasons, quarters and so on, 25–41). */
export interface SeasonDate {
  readonly kind: 'season';
  readonly year: PlainYear;
  readonly season: Part;
}

/** The zone a time is written in; `local` says nothing of the instant. */
export type Zone =
  | { readonly kind: 'local' }
  | { readonly kind: 'utc' }
  | { readonly kind: 'offset'; readonly minutes: number; readonly isWrittenWithMinutes: boolean };

/** A day, fully given, and a time on it to the second (level 0, Date and Time). */
export interface DateTime {
  readonly kind: 'date-time';
  readonly year: PlainYear;
  readonly month: Part;
  readonly day: Part;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly zone: Zone;
}

/** A date that can end an interval or be a member of a set: everything without a time of day. */
export type PointDate = CalendarDate | SeasonDate;

/** One end of an interval: a date, deliberately open (`..`), or unknown (nothing written). */
export type IntervalEnd = PointDate | { readonly kind: 'open' } | { readonly kind: 'unknown' };

/** A start and an end, at least one of them a date (levels 0 and 1, Time Interval). */
export interface Interval {
  readonly kind: 'interval';
  readonly start: IntervalEnd;
  readonly end: IntervalEnd;
}

/** A member of a set: a date, all dates from one to another, or all up to or from one. */
export type SetMember =
  | PointDate
  | { readonly kind: 'range'; readonly from: PointDate; readonly to: PointDate }
  | { readonly kind: 'up-to'; readonly to: PointDate }
  | { readonly kind: 'from'; readonly from: PointDate };

/** One of the members, no one can say which: `[1667,1670..1672]` (level 2, Set representation). */
export interface OneOf {
  readonly kind: 'one-of';
  readonly members: readonly SetMember[];
}

/** All of the members: `{1960,1961-12}` (level 2, Set representation). */
export interface AllOf {
  readonly kind: 'all-of';
  readonly members: readonly SetMember[];
}

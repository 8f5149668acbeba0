/** What a sub-year grouping is a part of: its family, and so how long it lasts. */
type SeasonFamily = 'season' | 'quarter' | 'quadrimester' | 'semester';

/** A sub-year grouping: where it begins and how many months it lasts. */
export interface Season {
  readonly family: SeasonFamily;
  /** Its name in English, which `wordsOf` completes with the year. */
  readonly name: string;
  readonly hemisphere: '' | 'northern' | 'southern';
  /** The month it begins in, 1–12. */
  readonly monthFirst: number;
  /** How many months it lasts; past December it runs into the next year. */
  readonly monthCount: number;
}

const springToWinter = ['spring', 'summer', 'autumn', 'winter'];
const ordinals = ['first', 'second', 'third', 'fourth'];

function seasonOfCode(code: number): Season | null {
  if (code >= 21 && code <= 32) {
    const place = (code - 21) % 4;
    const isSouthern = code >= 29;
    return {
      family: 'season',
      name: springToWinter[place] ?? '',
      hemisphere: code <= 24 ? '' : isSouthern ? 'southern' : 'northern',
      // Southern spring is September to November: the northern months turned by half a year.
      monthFirst: ((2 + place * 3 + (isSouthern ? 6 : 0)) % 12) + 1,
      monthCount: 3,
    };
  }
  const within = (family: SeasonFamily, first: number, monthCount: number): Season => ({
    family,
    name: ordinals[code - first] ?? '',
    hemisphere: '',
    monthFirst: (code - first) * monthCount + 1,
    monthCount,
  });
  if (code >= 33 && code <= 36) return within('quarter', 33, 3);
  if (code >= 37 && code <= 39) return within('quadrimester', 37, 4);
  if (code === 40 || code === 41) return within('semester', 40, 6);
  return null;
}

/**
 * The sub-year groupings by their two digits, 21–41. The profile names the codes and gives months
 * only for 33–41. The months of 21–32 are our convention: 21–24, "independent of location", are
 * read with northern months, and winter belongs to the year it begins in: `2001-24` is December
 * 2001 to February 2002, and so is southern summer, `2001-30`.
 */
export const seasons: ReadonlyMap<string, Season> = new Map(
  Array.from({ length: 21 }, (_, index) => index + 21).flatMap((code) => {
    const season = seasonOfCode(code);
    return season === null ? [] : [[String(code), season] as const];
  }),
);

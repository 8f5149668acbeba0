const thousands = new Intl.NumberFormat('en');

/**
 * A year as an axis says it, from its astronomical number (0 is 1 BCE): `44 BCE`, `12,000 BCE`,
 * `79 CE`, `1066`, `12,026`. The era is named where a bare number could be misread.
 */
export function yearName(year: number): string {
  if (year <= 0) return `${grouped(1 - year)} BCE`;
  return year < 1000 ? `${year} CE` : grouped(year);
}

/** The century of an astronomical year: `20th century` (1901–2000), `5th century BCE`. */
export function centuryName(year: number): string {
  return year > 0
    ? `${ordinal(Math.ceil(year / 100))} century`
    : `${ordinal(Math.ceil((1 - year) / 100))} century BCE`;
}

/** A number in digits with thousands set apart: `2,314`; years of four digits stay whole. */
function grouped(count: number): string {
  return count < 10_000 ? String(count) : thousands.format(count);
}

function ordinal(number: number): string {
  const lastTwo = number % 100;
  const suffix =
    lastTwo >= 11 && lastTwo <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${suffix}`;
}

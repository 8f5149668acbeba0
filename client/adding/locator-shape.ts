/** A locator without the number it ends in, for the next one: `p. 12–14` becomes `p. `. */
export function locatorShape(locator: string): string {
  return locator.trim().replace(/\d[\d\s.,:–-]*\p{L}?\)?$/u, '');
}

/** What runs from right to left, or turns the direction of what stands around it. */
const turning = /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFEFC]/u;

/**
 * A text that is put among others, in a place where there can be no `bdi`: kept apart from their
 * direction by an isolate (UAX #9, section 2.4.2), out of which none of its own marks reaches.
 */
export function apart(text: string): string {
  if (!turning.test(text)) return text;
  let open = 0;
  const kept = text.replaceAll(/[\u2066-\u2069]/gu, (mark) => {
    if (mark !== '\u2069') open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return mark;
  });
  return `\u2068${kept}${'\u2069'.repeat(open)}\u2069`;
}

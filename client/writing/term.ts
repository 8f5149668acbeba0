/** A term as people read it: `reported-breached` becomes `reported breached`. */
export function termInWords(term: string): string {
  return term.replaceAll('-', ' ');
}

/** The same at the beginning of a line: `In force`. */
export function capitalTerm(term: string): string {
  return capital(termInWords(term));
}

/** A term for many of its sort: `agency` becomes `agencies`. */
export function pluralTerm(term: string): string {
  const words = termInWords(term);
  if (/[^aeiou]y$/u.test(words)) return `${words.slice(0, -1)}ies`;
  if (/(?:sh|ch|x)$/u.test(words)) return `${words}es`;
  return /(?:s|legislation|software)$/u.test(words) ? words : `${words}s`;
}

/** A text with its first letter as a capital. */
export function capital(text: string): string {
  const first = text.match(/^\P{M}\p{M}*/u)?.[0] ?? '';
  return first.toUpperCase() + text.slice(first.length);
}

/** A count with its noun: `1 occurrence`, `1,204 occurrences`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

// Made once: to make one takes longer than to write a hundred numbers.
const numbers = new Intl.NumberFormat('en-GB');

/** A number with its thousands set apart: `1,204`. */
export function grouped(count: number): string {
  return numbers.format(count);
}

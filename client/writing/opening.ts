/** The first paragraph of a text, cut at a word's end when it is longer than `lengthMax`. */
export function openingOf(text: string, lengthMax = 260): string {
  const paragraph = text.trim().split(/\n\s*\n/u, 1)[0] ?? '';
  if (paragraph.length <= lengthMax) return paragraph;
  const cut = paragraph.slice(0, lengthMax);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > lengthMax / 2 ? end : lengthMax).replace(/[\s,;:.–-]+$/u, '')} …`;
}

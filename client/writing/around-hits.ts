import type { Highlighted } from '../../events/readings/answers.ts';

/** A marked text with the long stretches between its marks cut down to `reach` letters beside them. */
export function aroundHits(highlighted: Highlighted, reach = 40): Highlighted {
  const last = highlighted.length - 1;
  return highlighted.map((part, index) => {
    if (part.hit) return part;
    const length = (index === 0 ? 0 : reach) + (index === last ? 0 : reach);
    if (part.text.length <= length + 3) return part;
    const head = index === 0 ? '' : startOf(part.text, reach);
    const tail = index === last ? '' : endOf(part.text, reach);
    return { text: `${head} … ${tail}`, hit: false };
  });
}

function startOf(text: string, reach: number): string {
  return text.slice(0, reach).replace(/\s\S*$/u, '');
}

function endOf(text: string, reach: number): string {
  return text.slice(-reach).replace(/^\S*\s/u, '');
}

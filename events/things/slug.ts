/** A readable name for addresses made from a title: `Meng’s arrest` becomes `meng-s-arrest`. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/gu);
  return (words ?? ['untitled']).join('-').slice(0, 80).replace(/-$/u, '');
}

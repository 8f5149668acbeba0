/** A readable name for addresses made from a title: `Meng’s arrest` becomes `meng-s-arrest`. */
export function slugOf(title: string): string {
  const words = withoutMarks(title)
    .toLowerCase()
    .match(/[a-z0-9]+/gu);
  return (words ?? ['untitled']).join('-').slice(0, 80).replace(/-$/u, '');
}

// Most titles are plain, and slugs are made for every event that is folded.
function withoutMarks(title: string): string {
  return /^[ -~]*$/u.test(title) ? title : title.normalize('NFKD').replace(/\p{M}/gu, '');
}

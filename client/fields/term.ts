/** What was typed as a term of the archive: `Export control!` becomes `export-control`. */
export function termOf(typed: string): string {
  const words = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/gu);
  return (words ?? []).join('-');
}

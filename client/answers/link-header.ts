/**
 * The target of the `rel="next"` link in a `Link` header (RFC 8288), or null. Commas and semicolons
 * inside `<…>` and quotes belong to what they stand in.
 */
export function nextLink(header: string | null): string | null {
  if (header === null) return null;
  const links = /<([^>]*)>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:"[^"]*"|[^",;\s]*))?)*)/gu;
  for (const [, target, parameters] of header.matchAll(links)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]*))/iu.exec(parameters ?? '');
    const names = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/u);
    if (target !== undefined && names.includes('next')) return target;
  }
  return null;
}

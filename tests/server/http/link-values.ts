/** A link-value as a client reads it. */
export interface Link {
  readonly target: string;
  readonly rels: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Parses link-values (RFC 8288, section 3; RFC 6690, section 2) sign by sign, as a client must: a
 * comma within quotes ends nothing. Throws at what does not fit the grammar.
 */
export function parseLinks(text: string): readonly Link[] {
  const links: Link[] = [];
  const value = /\s*<([^>\s]*)>((?:\s*;\s*[\w*-]+="[^"]*")*)\s*(,|$)/uy;
  while (value.lastIndex < text.length) {
    const at = value.lastIndex;
    const found = value.exec(text);
    if (!found) throw new Error(`no link-value at ${at} of ${text}`);
    const [, target = '', tail = '', end] = found;
    const attributes = Object.fromEntries(
      [...tail.matchAll(/([\w*-]+)="([^"]*)"/gu)].map(([, name = '', given = '']) => [name, given]),
    );
    links.push({ target, rels: attributes['rel']?.split(' ') ?? [], attributes });
    if (end === '') break;
  }
  return links;
}

/** The links of one relation type. */
export function linksTo(rel: string, links: readonly Link[]): readonly Link[] {
  return links.filter(({ rels }) => rels.includes(rel));
}

/** Where the API tells the history of what a stream, such as `occurrence-7f3`, is about. */
export function historyPath(stream: string): string {
  return `/api${thingPath(stream)}/history`;
}

/** The path of a thing's own page, such as `/occurrences/7f3`. */
export function thingPath(stream: string): string {
  const cut = stream.indexOf('-');
  return `/${stream.slice(0, cut)}s/${encodeURIComponent(stream.slice(cut + 1))}`;
}

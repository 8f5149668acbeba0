/**
 * Where someone may be led after signing in: a path of our own, with its query and fragment. Null:
 * the text leads elsewhere, or into the API. It is read as a browser reads it, which takes `\` for `/`,
 * leaves out tabs and line breaks, and drops `.` and `..`.
 */
export function returnPathOf(text: string): string | null {
  const nowhere = 'http://nowhere.invalid';
  if (!text.startsWith('/') || text.length > 2_000 || !URL.canParse(text, nowhere)) return null;
  const { origin, pathname, search, hash } = new URL(text, nowhere);
  if (origin !== nowhere || pathname.startsWith('//') || /^\/api(?:\/|$)/u.test(pathname))
    return null;
  return pathname + search + hash;
}

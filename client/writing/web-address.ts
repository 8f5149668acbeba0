/**
 * The address of a link that may be followed, parsed anew and written out again: http or https,
 * without user name or password; null for anything else, however it is disguised.
 */
export function webAddress(text: string | null | undefined): string | null {
  if (text === null || text === undefined || /[\s\p{Cc}]/u.test(text)) return null;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
}

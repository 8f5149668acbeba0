import { parseRoute } from '../address/route.ts';

/** The page to go to once one is signed in, from the `return` of an address; '/' for all others. */
export function returnPath(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('return') ?? '/';
  // An address without its own origin is one of this site; `//host` and `/\host` are not.
  if (!wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname.startsWith('//')) return '/';
  const { page } = parseRoute(url.pathname);
  if (page === 'nowhere' || page === 'sign-in' || page === 'welcome') return '/';
  return url.pathname + url.search + url.hash;
}

/** The address of the sign-in page that comes back to a page of this site. */
export function signInHref(path: string): string {
  return path === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(path)}`;
}

/** The registers that have an index page and a page for each of their things. */
export const registers = ['actors', 'sources', 'instruments', 'chronicles'] as const;

/** See {@link registers}. */
export type Register = (typeof registers)[number];

/** The pages about accounts. */
export const accountPages = ['sign-in', 'welcome', 'account', 'people'] as const;

/** See {@link accountPages}. */
export type AccountPageName = (typeof accountPages)[number];

/** Which page an address names. */
export type Route =
  | { readonly page: 'reading' }
  | { readonly page: 'occurrence'; readonly id: string }
  | { readonly page: 'revise'; readonly id: string }
  | { readonly page: 'register'; readonly register: Register }
  | { readonly page: 'thing'; readonly register: Register; readonly id: string }
  | { readonly page: 'add' }
  | { readonly page: AccountPageName }
  | { readonly page: 'ledger' }
  | { readonly page: 'proposals' }
  | { readonly page: 'proposal'; readonly id: string }
  | { readonly page: 'nowhere' };

/** Reads a path. Total: what names no page is `nowhere`. */
export function parseRoute(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const [first, second, third] = parts;
  if (first === undefined) return { page: 'reading' };
  const id = second === undefined ? null : decoded(second);
  if (first === 'occurrences' && id !== null && third === 'revise' && parts.length === 3)
    return { page: 'revise', id };
  if (parts.length > 2 || (second !== undefined && id === null)) return { page: 'nowhere' };
  if (first === 'occurrences')
    return id === null ? { page: 'reading' } : { page: 'occurrence', id };
  if (first === 'add') return id === null ? { page: 'add' } : { page: 'nowhere' };
  const accountPage = accountPages.find((known) => known === first);
  if (accountPage !== undefined) return { page: id === null ? accountPage : 'nowhere' };
  if (first === 'ledger') return id === null ? { page: 'ledger' } : { page: 'nowhere' };
  if (first === 'proposals') return id === null ? { page: 'proposals' } : { page: 'proposal', id };
  const register = registers.find((known) => known === first);
  if (register === undefined) return { page: 'nowhere' };
  return id === null ? { page: 'register', register } : { page: 'thing', register, id };
}

/** The path of a page; the inverse of `parseRoute`. */
export function pathOf(route: Exclude<Route, { page: 'nowhere' }>): string {
  switch (route.page) {
    case 'reading':
      return '/';
    case 'occurrence':
      return `/occurrences/${encodeURIComponent(route.id)}`;
    case 'revise':
      return `/occurrences/${encodeURIComponent(route.id)}/revise`;
    case 'register':
      return `/${route.register}`;
    case 'thing':
      return `/${route.register}/${encodeURIComponent(route.id)}`;
    case 'add':
      return '/add';
    case 'sign-in':
    case 'welcome':
    case 'account':
    case 'people':
      return `/${route.page}`;
    case 'ledger':
      return '/ledger';
    case 'proposals':
      return '/proposals';
    case 'proposal':
      return `/proposals/${encodeURIComponent(route.id)}`;
  }
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

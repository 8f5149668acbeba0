/** What a person may do here; each may all that those before it may. */
export const accountRoles = ['reader', 'contributor', 'editor', 'administrator'] as const;

/** See {@link accountRoles}. */
export type AccountRole = (typeof accountRoles)[number];

/** Whether a role is at least another: an editor may all that a contributor may. */
export function isAtLeast(role: AccountRole, least: AccountRole): boolean {
  return accountRoles.indexOf(role) >= accountRoles.indexOf(least);
}

/** `GET /api/session`: who asks, and what this archive asks of its readers. */
export interface SessionAnswer {
  /** Who is signed in, by public name; null: nobody. */
  readonly person: { readonly name: string; readonly role: AccountRole } | null;
  /** Whether only people with an account may read. */
  readonly isClosed: boolean;
  /** What the OpenID provider is called, where one is set up; null: none is. */
  readonly openId: string | null;
}

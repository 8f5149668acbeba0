/** What a person may do here; each may all that those before it may. */
export const accountRoles = ['reader', 'contributor', 'editor', 'administrator'] as const;

/** See {@link accountRoles}. */
export type AccountRole = (typeof accountRoles)[number];

/** Whether a role is at least another: an editor may all that a contributor may. */
export function isAtLeast(role: AccountRole, least: AccountRole): boolean {
  return accountRoles.indexOf(role) >= accountRoles.indexOf(least);
}

/** The lesser of two roles. */
export function lesserRole(one: AccountRole, other: AccountRole): AccountRole {
  return isAtLeast(one, other) ? other : one;
}

/** The least and greatest length of a password, in characters. */
export const passwordLengths = { min: 12, max: 256 } as const;

/** `GET /api/session`: who asks, and what this archive asks of its readers. */
export interface SessionAnswer {
  /** Who is signed in, by public name; null: nobody. */
  readonly person: { readonly name: string; readonly role: AccountRole } | null;
  /** Whether only people with an account may read. */
  readonly isClosed: boolean;
  /** What the OpenID provider is called, where one is set up; null: none is. */
  readonly openId: string | null;
}

/** What an invitation is good for. */
export const invitationKinds = ['first-administrator', 'new-account', 'new-password'] as const;

/** See {@link invitationKinds}. */
export type InvitationKind = (typeof invitationKinds)[number];

/** `POST /api/welcome/check`: what the invitation is good for, for whoever has its secret. */
export interface WelcomeAnswer {
  readonly kind: InvitationKind;
  /** The role that its account has or will have. */
  readonly role: AccountRole;
  /** Of the account that gets a new password; null: it is yet to be chosen. */
  readonly login: string | null;
  readonly name: string | null;
  readonly expiresAt: string;
}

/** `GET /api/account`: the account of whoever is signed in. */
export interface AccountAnswer {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  /** Whether it signs in with a password; otherwise it does so through OpenID alone. */
  readonly hasPassword: boolean;
  readonly createdAt: string;
  /** Where it is signed in, the last seen first. */
  readonly sessions: readonly OwnSession[];
  /** Its tokens that still open something, the newest first. */
  readonly tokens: readonly OwnToken[];
}

/** One place in which an account is signed in. */
export interface OwnSession {
  readonly id: string;
  /** What the browser says that it is. */
  readonly device: string;
  readonly createdAt: string;
  /** When it last asked for something, to the quarter of an hour. */
  readonly seenAt: string;
  /** When it ends even if it is used. */
  readonly expiresAt: string;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
}

/** A token of an account, without its secret. */
export interface OwnToken {
  readonly id: string;
  readonly label: string;
  /** What it may do at most; never more than its account may. */
  readonly role: AccountRole;
  readonly createdAt: string;
  /** Null: it does not expire by itself. */
  readonly expiresAt: string | null;
}

/** `POST /api/account/tokens`: the token, and its secret, which is told this once. */
export interface TokenMadeAnswer {
  readonly token: OwnToken;
  readonly secret: string;
}

/** `GET /api/tokens`: every token that still opens something, the newest first. */
export interface TokensAnswer {
  readonly tokens: readonly TokenListed[];
}

/** A token as administrators see it. */
export interface TokenListed extends OwnToken {
  /** The public name that the log carries for what is said with it. */
  readonly name: string;
  /** Id of the account that it belongs to; null: none, it was made on the command line. */
  readonly account: string | null;
}

/** `GET /api/people`: every account, by public name, and the invitations that are still open. */
export interface PeopleAnswer {
  readonly people: readonly PersonListed[];
  readonly invitations: readonly InvitationListed[];
}

/** An account as administrators see it. */
export interface PersonListed {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly isDisabled: boolean;
  readonly hasPassword: boolean;
  readonly hasOpenId: boolean;
  readonly createdAt: string;
  /** When one of its sessions last asked for something; null: it has no session. */
  readonly seenAt: string | null;
  /** How many tokens it has that still open something. */
  readonly tokens: number;
}

/** An open invitation, without its secret. */
export interface InvitationListed {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly role: AccountRole;
  /** The public name of the account that gets a new password; null: it makes a new account. */
  readonly account: string | null;
  /** Whom it is meant for, in the words of whoever made it. */
  readonly note: string;
  readonly by: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** An invitation that was just made: its secret is told this once. */
export interface InvitationMadeAnswer {
  readonly invitation: InvitationListed;
  /** Goes into the fragment of the link, `/welcome#<secret>`, which no server ever sees. */
  readonly secret: string;
}

/** `GET /api/settings`: what administrators decide while the server runs. */
export interface SettingsAnswer {
  /** Whether only people with an account may read. */
  readonly isClosed: boolean;
}

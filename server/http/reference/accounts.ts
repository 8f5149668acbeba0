import { z } from 'zod';
import {
  accountRoles,
  invitationKinds,
  type AccountAnswer,
  type InvitationListed,
  type InvitationMadeAnswer,
  type OwnSession,
  type OwnToken,
  type PeopleAnswer,
  type PersonListed,
  type SessionAnswer,
  type SettingsAnswer,
  type TokenMadeAnswer,
  type TokensAnswer,
  type WelcomeAnswer,
} from '../../../events/readings/accounts.ts';
import { instant } from './values.ts';

/** What a person may do here. */
export const accountRole = z
  .enum(accountRoles)
  .meta({ id: 'AccountRole', description: 'Each may all that those before it may.' });

/** See {@link SessionAnswer}. */
export const sessionAnswer = z
  .strictObject({
    person: z.strictObject({ name: z.string(), role: accountRole }).nullable(),
    isClosed: z.boolean().meta({ description: 'Whether only people with an account may read.' }),
    openId: z.string().nullable().meta({ description: 'What the OpenID provider is called.' }),
  })
  .meta({
    id: 'SessionAnswer',
    description: 'Who asks, and what this archive asks of its readers.',
  }) satisfies z.ZodType<SessionAnswer>;

const invitationKind = z.enum(invitationKinds);

/** See {@link WelcomeAnswer}. */
export const welcomeAnswer = z
  .strictObject({
    kind: invitationKind,
    role: accountRole,
    login: z.string().nullable(),
    name: z.string().nullable(),
    expiresAt: instant,
  })
  .meta({
    id: 'WelcomeAnswer',
    description: 'What an invitation is good for.',
  }) satisfies z.ZodType<WelcomeAnswer>;

const ownSession = z.strictObject({
  id: z.string(),
  device: z.string().meta({ description: 'What the browser says that it is.' }),
  createdAt: instant,
  seenAt: instant,
  expiresAt: instant,
  isThis: z.boolean(),
}) satisfies z.ZodType<OwnSession>;

const ownToken = z.strictObject({
  id: z.string(),
  label: z.string(),
  role: accountRole,
  createdAt: instant,
  expiresAt: instant.nullable(),
}) satisfies z.ZodType<OwnToken>;

/** See {@link AccountAnswer}. */
export const accountAnswer = z
  .strictObject({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    role: accountRole,
    hasPassword: z.boolean(),
    createdAt: instant,
    sessions: z.array(ownSession),
    tokens: z.array(ownToken),
  })
  .meta({
    id: 'AccountAnswer',
    description: 'The account of whoever is signed in.',
  }) satisfies z.ZodType<AccountAnswer>;

/** See {@link TokensAnswer}. */
export const tokensAnswer = z
  .strictObject({
    tokens: z.array(
      ownToken.extend({
        name: z.string().meta({ description: 'The public name that the log carries.' }),
        account: z.string().nullable().meta({ description: 'Null: it belongs to none.' }),
      }),
    ),
  })
  .meta({
    id: 'TokensAnswer',
    description: 'Every token that still opens something.',
  }) satisfies z.ZodType<TokensAnswer>;

/** See {@link TokenMadeAnswer}. */
export const tokenMadeAnswer = z
  .strictObject({
    token: ownToken,
    secret: z.string().meta({ description: 'Told this once; keep it.' }),
  })
  .meta({ id: 'TokenMadeAnswer' }) satisfies z.ZodType<TokenMadeAnswer>;

const personListed = z.strictObject({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: accountRole,
  isDisabled: z.boolean(),
  hasPassword: z.boolean(),
  hasOpenId: z.boolean(),
  createdAt: instant,
  seenAt: instant.nullable(),
  tokens: z.int().min(0),
}) satisfies z.ZodType<PersonListed>;

const invitationListed = z.strictObject({
  id: z.string(),
  kind: invitationKind,
  role: accountRole,
  account: z.string().nullable(),
  note: z.string(),
  by: z.string(),
  createdAt: instant,
  expiresAt: instant,
}) satisfies z.ZodType<InvitationListed>;

/** See {@link PeopleAnswer}. */
export const peopleAnswer = z
  .strictObject({ people: z.array(personListed), invitations: z.array(invitationListed) })
  .meta({
    id: 'PeopleAnswer',
    description: 'Every account, and the invitations that are still open.',
  }) satisfies z.ZodType<PeopleAnswer>;

/** See {@link InvitationMadeAnswer}. */
export const invitationMadeAnswer = z
  .strictObject({
    invitation: invitationListed,
    secret: z.string().meta({
      description: 'Told this once; goes into the fragment of the link, `/welcome#<secret>`.',
    }),
  })
  .meta({ id: 'InvitationMadeAnswer' }) satisfies z.ZodType<InvitationMadeAnswer>;

/** See {@link SettingsAnswer}. */
export const settingsAnswer = z
  .strictObject({
    isClosed: z.boolean().meta({ description: 'Whether only people with an account may read.' }),
  })
  .meta({
    id: 'SettingsAnswer',
    description: 'What administrators decide while the server runs.',
  }) satisfies z.ZodType<SettingsAnswer>;

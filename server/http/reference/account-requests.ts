import { z } from 'zod';
import { prose } from '../../../events/vocabulary/text.ts';
import {
  invitationNote,
  login,
  newPassword,
  accountName,
  typedPassword,
} from '../../accounts/names.ts';
import { accountRole } from './accounts.ts';

/** The longest secret that is looked at; ours are shorter. */
const secret = z.string().max(200);

/** `POST /api/session` */
export const signInRequest = z
  .strictObject({ login: z.string().max(200), password: typedPassword })
  .meta({ id: 'SignInRequest' });

/** `POST /api/welcome/check` */
export const welcomeCheck = z.strictObject({ secret }).meta({ id: 'WelcomeCheck' });

/** `POST /api/welcome` */
export const welcomeRequest = z
  .strictObject({
    secret,
    login: login.optional().meta({
      description: 'For a new account: what you will sign in as; folded to lower case.',
    }),
    name: accountName.optional().meta({
      description: 'For a new account: the public name that the log carries for what you say.',
    }),
    password: newPassword,
  })
  .meta({ id: 'WelcomeRequest' });

/** `POST /api/account/password` */
export const passwordRequest = z
  .strictObject({ current: typedPassword, password: newPassword })
  .meta({ id: 'PasswordRequest' });

/** `POST /api/account/tokens` */
export const tokenRequest = z
  .strictObject({
    label: prose(100),
    role: accountRole,
    expiresAt: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'From when it opens nothing; null: it does not expire by itself.' }),
  })
  .meta({ id: 'TokenRequest' });

/** `PATCH /api/people/{id}` */
export const personChange = z
  .strictObject({ role: accountRole.optional(), isDisabled: z.boolean().optional() })
  .meta({ id: 'PersonChange' });

/** `POST /api/invitations` */
export const invitationRequest = z
  .strictObject({
    role: accountRole,
    note: invitationNote.default('').meta({ description: 'Whom it is meant for, for your list.' }),
  })
  .meta({ id: 'InvitationRequest' });

/** `PATCH /api/settings` */
export const settingsChange = z
  .strictObject({ isClosed: z.boolean().optional() })
  .meta({ id: 'SettingsChange' });

/** The path of something that an account or an administrator has a list of. */
export const pathOfListed = z.object({
  id: z.string().meta({ description: 'Its id, as the list gives it.' }),
});

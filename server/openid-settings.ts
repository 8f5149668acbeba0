import { z } from 'zod';
import type { AccountRole } from '../events/readings/accounts.ts';
import { isOutgoingAddress } from './outgoing-address.ts';

/** The OpenID provider that people may sign in through, as the settings have it. */
export interface OpenIdSettings {
  /** The issuer's identifier, by which it is discovered (OpenID Connect Discovery 1.0, section 4). */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: it is a public client, which PKCE alone protects. */
  readonly clientSecret: string | null;
  /** What people call it. */
  readonly name: string;
  /** The role of whoever comes through it for the first time. */
  readonly role: Exclude<AccountRole, 'administrator'>;
}

const unset = z.string().nullable().default(null);

/** The environment variables that set up an OpenID provider, with what they take. */
export const openIdSettingNames = {
  REGESTA_OPENID_ISSUER: z
    .string()
    .refine(
      isOutgoingAddress,
      'takes an https address; http is for an issuer on this machine alone',
    )
    .nullable()
    .default(null),
  REGESTA_OPENID_CLIENT_ID: unset,
  REGESTA_OPENID_CLIENT_SECRET: unset,
  REGESTA_OPENID_NAME: z.string().max(60, 'takes at most 60 characters').nullable().default(null),
  REGESTA_OPENID_ROLE: z
    .enum(['reader', 'contributor', 'editor'], 'takes reader, contributor or editor')
    .default('reader'),
} as const;

/** The provider that parsed variables set up; null: none; or the line that says what is missing. */
export function openIdOf(
  data: z.infer<z.ZodObject<typeof openIdSettingNames>>,
  publicUrl: string | null,
):
  | { readonly ok: true; readonly openId: OpenIdSettings | null }
  | { readonly ok: false; readonly message: string } {
  const { REGESTA_OPENID_ISSUER: issuer, REGESTA_OPENID_CLIENT_ID: clientId } = data;
  if (issuer === null && clientId === null) return { ok: true, openId: null };
  if (issuer === null) return missing('REGESTA_OPENID_ISSUER', 'REGESTA_OPENID_CLIENT_ID');
  if (clientId === null) return missing('REGESTA_OPENID_CLIENT_ID', 'REGESTA_OPENID_ISSUER');
  // The provider sends people back to an address that it knows; what they say ours is, is no such one.
  if (publicUrl === null) return missing('REGESTA_PUBLIC_URL', 'REGESTA_OPENID_ISSUER');
  const clientSecret = data.REGESTA_OPENID_CLIENT_SECRET;
  const name = data.REGESTA_OPENID_NAME ?? new URL(issuer).host;
  const role = data.REGESTA_OPENID_ROLE;
  return { ok: true, openId: { issuer, clientId, clientSecret, name, role } };
}

function missing(name: string, since: string) {
  return { ok: false as const, message: `${name} is missing; ${since} needs it` };
}

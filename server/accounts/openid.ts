import * as client from 'openid-client';
import type { OpenIdSettings } from '../openid-settings.ts';
import type { OpenIdSubject } from './people.ts';

/** What a browser keeps while its user is at the provider: what the answer must fit. */
export interface OpenIdFlow {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636): whoever takes the code off the address can't redeem it. */
  readonly verifier: string;
}

/** Whom the provider vouches for, and what it says of them, none of it parsed. */
export interface OpenIdClaims extends OpenIdSubject {
  readonly name: string | null;
  readonly login: string | null;
  readonly email: string | null;
}

/** How a return from the provider ends. */
export type OpenIdEnd =
  | { readonly end: 'vouched'; readonly claims: OpenIdClaims }
  /** The person said no, the answer does not fit what was asked, or the provider refused. */
  | { readonly end: 'refused'; readonly why: string };

/** An OpenID provider that people may sign in through. */
export interface OpenIdProvider {
  readonly name: string;
  readonly role: OpenIdSettings['role'];
  /** Where to send someone, and what their browser is to keep. Rejects: it can't be reached. */
  begin(): Promise<{ readonly address: string; readonly flow: OpenIdFlow }>;
  /** Redeems the code with which someone came back; `query` as it stands in the address. */
  redeem(query: string, flow: OpenIdFlow): Promise<OpenIdEnd>;
}

const timeoutS = 10;

/**
 * Opens a provider (OpenID Connect Core 1.0, section 3.1): the code flow, with PKCE, state and nonce.
 * It is discovered when it is first needed, so that the archive starts without it. `publicUrl` is
 * our own address, without a trailing slash.
 */
export function openProvider(settings: OpenIdSettings, publicUrl: string): OpenIdProvider {
  const { issuer, clientId, clientSecret, name, role } = settings;
  const callback = `${publicUrl}/api/openid/callback`;
  let known: Promise<client.Configuration> | null = null;
  const discover = (): Promise<client.Configuration> => {
    known ??= client.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret),
      // The settings allow http for an issuer on this machine alone.
      {
        timeout: timeoutS,
        ...(issuer.startsWith('http:') && { execute: [client.allowInsecureRequests] }),
      },
    );
    known.catch(() => (known = null));
    return known;
  };
  return {
    name,
    role,
    async begin() {
      const configuration = await discover();
      const flow = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: 'openid profile email',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, flow };
    },
    async redeem(query, flow) {
      const configuration = await discover();
      try {
        const tokens = await client.authorizationCodeGrant(
          configuration,
          new URL(`${callback}${query}`),
          {
            expectedState: flow.state,
            expectedNonce: flow.nonce,
            pkceCodeVerifier: flow.verifier,
            idTokenExpected: true,
          },
        );
        const claims = tokens.claims();
        if (!claims) return { end: 'refused', why: 'no ID token came' };
        const said = { ...(await saidBy(configuration, tokens.access_token, claims)), ...claims };
        return { end: 'vouched', claims: claimsOf(claims.iss, claims.sub, said) };
      } catch (error) {
        return { end: 'refused', why: whyOf(error) };
      }
    },
  };
}

/** Many providers put what they know of a person behind an address of its own. */
async function saidBy(
  configuration: client.Configuration,
  accessToken: string,
  claims: client.IDToken,
): Promise<object> {
  const hasName = typeof claims['name'] === 'string';
  if (hasName || configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(configuration, accessToken, claims.sub);
}

function claimsOf(issuer: string, subject: string, said: object): OpenIdClaims {
  const text = (name: string): string | null => {
    const claim: unknown = Reflect.get(said, name);
    return typeof claim === 'string' ? claim : null;
  };
  return {
    issuer,
    subject,
    name: text('name'),
    login: text('preferred_username'),
    email: text('email'),
  };
}

/** For our own log: what went wrong, without the code and the tokens that the error may carry. */
function whyOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError) return `the provider says ${error.error}`;
  if (error instanceof client.ResponseBodyError) return `the provider says ${error.error}`;
  if (error instanceof client.ClientError) return `${error.code ?? 'refused'}: ${error.message}`;
  return error instanceof Error ? error.message : 'refused';
}

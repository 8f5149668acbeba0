import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { Provider } from 'oidc-provider';

/** A real OpenID provider on loopback, with one client and whoever signs in there. */
export interface TestProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/** The client that the archive is to the provider. */
export const registered = { client_id: 'regesta', client_secret: 'a-secret-between-the-two' };

/** What the provider says of a person, by the login that was typed there. */
const people: Readonly<Record<string, object>> = {
  grace: { name: 'Grace Hopper', preferred_username: 'Grace', email: 'grace@example.org' },
  ada: { name: 'Ada Lovelace', preferred_username: 'ada' },
  nameless: {},
  forged: { name: 'Eve, accepted by Ada', preferred_username: '<script>' },
};

/** Opens a provider that sends people back to `redirectUri`. */
export async function openTestProvider(redirectUri: string): Promise<TestProvider> {
  let listener: RequestListener = (_request, response) => response.end();
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  const issuer = `http://127.0.0.1:${address.port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ ...registered, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key for a test'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    features: { devInteractions: { enabled: true } },
    ttl: { AccessToken: 60, IdToken: 60, Session: 60, Grant: 60, Interaction: 60 },
  });
  listener = provider.callback();
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

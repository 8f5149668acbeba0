import type { ServerProcess } from './server-process.ts';

/** A person with a session. */
export interface SignedIn {
  isSignedIn(): Promise<boolean>;
}

/** Takes the invitation that a new archive prints for its first administrator. */
export async function signIn(server: ServerProcess): Promise<SignedIn> {
  const [, secret] = /\/welcome#(\S+)/u.exec(server.said()) ?? [];
  const answer = await fetch(`${server.url}/api/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      secret,
      login: 'ada',
      name: 'Ada Clockmaker',
      password: 'a pendulum, not a spring',
    }),
  });
  if (!answer.ok)
    throw new Error(`signing in was answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    async isSignedIn() {
      const session = await fetch(`${server.url}/api/session`, { headers: { cookie } });
      return (await session.text()).includes('Ada Clockmaker');
    },
  };
}

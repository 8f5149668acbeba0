import { ipKeyGenerator } from 'express-rate-limit';
import type { Request, Response } from 'express';
import type { SessionAnswer } from '../../../events/readings/accounts.ts';
import type { Account } from '../../accounts/people.ts';
import type { SignInEnd } from '../../accounts/sign-in.ts';
import type { Context } from '../context.ts';
import { personIfKnown, personOf, type Person } from '../guard.ts';
import type { Ending } from '../problems.ts';
import { signInRequest } from '../reference/account-requests.ts';
import { sessionAnswer } from '../reference/accounts.ts';
import type { Route } from '../route.ts';
import { accountRoute } from './account-route.ts';

/** Who is signed in; signing in and out. */
export function sessionRoutes(context: Context): readonly Route[] {
  const { accounts, cookies } = context;
  const path = '/api/session';
  return [
    accountRoute({
      method: 'get',
      path,
      who: 'anyone',
      summary: 'Says who asks, and what this archive asks of its readers',
      answerSchema: sessionAnswer,
      answer: ({ request }) => ({ answer: sessionOf(context, personIfKnown(request)) }),
    }),
    accountRoute({
      method: 'post',
      path,
      who: 'anyone',
      budget: 'signing-in',
      summary: 'Signs in with a password',
      description:
        'Sets the cookie of a new session; the one that came with the request ends. It says the ' +
        'same, as late, of a login that nobody has as of a wrong password.',
      bodySchema: signInRequest,
      answerSchema: sessionAnswer,
      problems: ['unknown-login', 'unavailable'],
      async answer({ request, response, body }) {
        const address = ipKeyGenerator(request.ip ?? '0.0.0.0');
        const device = cookies.of(request, 'device');
        const ended = await accounts.signIn.signIn({ ...body, address, device });
        if (ended.end !== 'signed-in') return signInProblem(ended);
        return welcomeIn(context, { request, response, account: ended.account });
      },
    }),
    accountRoute({
      method: 'delete',
      path,
      who: 'signed-in',
      summary: 'Signs out: ends the session that asks',
      answerSchema: sessionAnswer,
      answer({ request, response }) {
        const { account, session } = personOf(request);
        if (account === null || session === null) return tokenIsNoSession;
        accounts.sessions.end(account, session);
        cookies.clear(response, 'session');
        if (context.publicUrl?.startsWith('https:')) response.set('Clear-Site-Data', '"cache"');
        return { answer: sessionOf(context, null) };
      },
    }),
  ];
}

/** Begins a session for an account, in place of the one that came with the request. */
export function welcomeIn(
  context: Context,
  of: { readonly request: Request; readonly response: Response; readonly account: Account },
): { readonly answer: SessionAnswer } {
  const { accounts, cookies } = context;
  const { request, response, account } = of;
  const former = personIfKnown(request);
  if (former?.account && former.session) accounts.sessions.end(former.account, former.session);
  const { id, secret } = accounts.sessions.begin(account.id, request.get('User-Agent') ?? '');
  cookies.set(response, 'session', secret);
  const device = cookies.of(request, 'device');
  if (device === null || !accounts.devices.isKnown(account.id, device))
    cookies.set(response, 'device', accounts.devices.remember(account.id));
  const { name, role } = account;
  return { answer: sessionOf(context, { name, role, account: account.id, session: id }) };
}

/** What is answered to whoever asks who asks. */
function sessionOf({ accounts, openId }: Context, person: Person | null): SessionAnswer {
  return {
    person: person && { name: person.name, role: person.role },
    isClosed: accounts.settings.isClosed(),
    openId: openId?.name ?? null,
  };
}

/** The problem in which an attempt to give a password ends. */
export function signInProblem(ended: Exclude<SignInEnd, { end: 'signed-in' }>): Ending {
  switch (ended.end) {
    case 'unknown':
      return { end: 'unknown-login' };
    case 'busy':
      return busy;
    case 'wait': {
      const retryAfterS = Math.ceil(ended.waitMs / 1_000);
      const detail = `Too many tried in vain. Wait ${retryAfterS} s and try once more.`;
      return { end: 'too-many-requests', detail, retryAfterS };
    }
  }
}

/** Too many passwords wait to be hashed. */
export const busy: Ending = {
  end: 'unavailable',
  detail: 'Many are signing in just now; try again.',
  retryAfterS: 2,
};

const tokenIsNoSession: Ending = {
  end: 'forbidden',
  detail: 'A token has no session to sign out of; revoke it instead.',
};

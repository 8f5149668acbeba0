import type { AccountAnswer, OwnSession, OwnToken } from '../../../events/readings/accounts.ts';
import { isAtLeast } from '../../../events/readings/accounts.ts';
import type { Account } from '../../accounts/people.ts';
import { tooMany } from '../../accounts/passwords.ts';
import type { Session } from '../../accounts/sessions.ts';
import type { Token } from '../../tokens/tokens.ts';
import type { Context } from '../context.ts';
import { personOf } from '../guard.ts';
import { issue, type Ending } from '../problems.ts';
import { passwordRequest, pathOfListed, tokenRequest } from '../reference/account-requests.ts';
import { accountAnswer, tokenMadeAnswer } from '../reference/accounts.ts';
import { pathParameter, type Route } from '../route.ts';
import { accountRoute, type AccountAsk, type AccountEnd } from './account-route.ts';
import { busy, signInProblem } from './session.ts';

/** Whose account is asked about, and in which session. */
interface Holder {
  readonly account: Account;
  readonly session: string;
}

/** One's own account: its password, where it is signed in, and its tokens. */
export function ownAccountRoutes(context: Context): readonly Route[] {
  const { accounts, tokens } = context;
  const own =
    <Body>(answer: (holder: Holder, ask: AccountAsk<Body>) => AccountEnd | Promise<AccountEnd>) =>
    (ask: AccountAsk<Body>) => {
      const { account: id, session } = personOf(ask.request);
      const account = id === null ? null : accounts.people.byId(id);
      return account && session !== null ? answer({ account, session }, ask) : needsSession;
    };
  const answerOf = (holder: Holder) => ({ answer: describe(context, holder) });
  const common = { who: 'signed-in', answerSchema: accountAnswer } as const;
  return [
    accountRoute({
      ...common,
      method: 'get',
      path: '/api/account',
      summary: 'Gives one’s own account, where it is signed in, and its tokens',
      problems: ['forbidden'],
      answer: own(answerOf),
    }),
    accountRoute({
      ...common,
      method: 'post',
      path: '/api/account/password',
      summary: 'Changes one’s own password, and ends all other sessions',
      bodySchema: passwordRequest,
      problems: ['refusal', 'unavailable'],
      answer: own(async (holder, { body }) => {
        const problem = await changePassword(context, holder, body);
        return problem ?? answerOf(holder);
      }),
    }),
    accountRoute({
      ...common,
      method: 'delete',
      path: '/api/account/sessions',
      summary: 'Signs out everywhere else',
      answer: own((holder) => {
        accounts.sessions.endAll(holder.account.id, holder.session);
        return answerOf(holder);
      }),
    }),
    accountRoute({
      ...common,
      method: 'delete',
      path: '/api/account/sessions/{id}',
      summary: 'Signs out in one other place',
      pathSchema: pathOfListed,
      problems: ['not-found'],
      answer: own((holder, { request }) => {
        const hasEnded = accounts.sessions.end(holder.account.id, pathParameter(request, 'id'));
        return hasEnded ? answerOf(holder) : noSuch('session');
      }),
    }),
    accountRoute({
      ...common,
      method: 'post',
      path: '/api/account/tokens',
      summary: 'Makes a token that may at most what one may oneself',
      bodySchema: tokenRequest,
      answerSchema: tokenMadeAnswer,
      makes: true,
      problems: ['refusal'],
      answer: own(({ account }, { body }) => {
        if (!isAtLeast(account.role, body.role)) return tooMuch;
        const created = tokens.create({ ...body, name: account.name, account: account.id });
        if (!created.ok) return issue('/expiresAt', 'not-an-expiry', created.message);
        return { answer: { token: describeToken(created.token), secret: created.secret } };
      }),
    }),
    accountRoute({
      ...common,
      method: 'delete',
      path: '/api/account/tokens/{id}',
      summary: 'Makes one of one’s own tokens open nothing any more',
      pathSchema: pathOfListed,
      problems: ['not-found'],
      answer: own((holder, { request }) => {
        const isRevoked = tokens.revoke(pathParameter(request, 'id'), holder.account.id);
        if (!isRevoked) return noSuch('token');
        context.live.review();
        return answerOf(holder);
      }),
    }),
  ];
}

async function changePassword(
  { accounts }: Context,
  { account, session }: Holder,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Ending | null> {
  const confirmed = await accounts.signIn.confirm(account, current);
  if (confirmed.end === 'unknown') return notCurrent;
  if (confirmed.end !== 'signed-in') return signInProblem(confirmed);
  const hashed = await accounts.passwords.hash(password);
  if (hashed === tooMany) return busy;
  accounts.renewPassword(account.id, hashed, session);
  return null;
}

function describe({ accounts, tokens }: Context, { account, session }: Holder): AccountAnswer {
  const { id, login, name, role, hasPassword, createdAt } = account;
  return {
    id,
    login,
    name,
    role,
    hasPassword,
    createdAt,
    sessions: accounts.sessions.list(id).map((one) => describeSession(one, one.id === session)),
    tokens: tokens.listOpen(id).map(describeToken),
  };
}

function describeSession(one: Session, isThis: boolean): OwnSession {
  const { id, device, createdAt, seenAt, expiresAt } = one;
  return { id, device, createdAt, seenAt, expiresAt, isThis };
}

function describeToken({ id, label, role, createdAt, expiresAt }: Token): OwnToken {
  return { id, label, role, createdAt, expiresAt };
}

function noSuch(what: string): Ending {
  return { end: 'not-found', detail: `You have no ${what} of this id; see /api/account.` };
}

/** A token that leaks must not be able to make more of itself. */
const needsSession: Ending = {
  end: 'forbidden',
  detail: 'Accounts are looked after by their owners in a browser, not with a token; sign in.',
};

const tooMuch: Ending = {
  end: 'refusal',
  refusals: [
    {
      pointer: '/role',
      code: 'role-too-great',
      message: 'is more than you may yourself; choose your own role, or a lesser one',
    },
  ],
};

const notCurrent: Ending = {
  end: 'refusal',
  refusals: [
    { pointer: '/current', code: 'not-the-password', message: 'is not your password; try again' },
  ],
};

import type { WelcomeAnswer } from '../../../events/readings/accounts.ts';
import type { Invitation } from '../../accounts/invitations.ts';
import { takeInvitation } from '../../accounts/welcome.ts';
import type { Context } from '../context.ts';
import type { Ending } from '../problems.ts';
import { welcomeCheck, welcomeRequest } from '../reference/account-requests.ts';
import { sessionAnswer, welcomeAnswer } from '../reference/accounts.ts';
import type { Route } from '../route.ts';
import { accountRoute } from './account-route.ts';
import { busy, welcomeIn } from './session.ts';

/** Taking an invitation. Its secret comes in the body, never in an address, which is written down. */
export function welcomeRoutes(context: Context): readonly Route[] {
  const { accounts } = context;
  return [
    accountRoute({
      method: 'post',
      path: '/api/welcome/check',
      who: 'anyone',
      budget: 'signing-in',
      summary: 'Says what an invitation is good for',
      bodySchema: welcomeCheck,
      answerSchema: welcomeAnswer,
      problems: ['refusal'],
      answer({ body }) {
        const invitation = accounts.invitations.find(body.secret);
        return invitation ? { answer: describe(context, invitation) } : notOpen;
      },
    }),
    accountRoute({
      method: 'post',
      path: '/api/welcome',
      who: 'anyone',
      budget: 'signing-in',
      summary: 'Takes an invitation, and signs in',
      description:
        'Makes the account, or gives it the new password and ends its other sessions. An ' +
        'invitation is taken once; one that is refused for its login or name is not taken.',
      bodySchema: welcomeRequest,
      answerSchema: sessionAnswer,
      makes: true,
      problems: ['refusal', 'unavailable'],
      async answer({ request, response, body }) {
        const { secret, login = null, name = null, password } = body;
        const ended = await takeInvitation(accounts, { secret, login, name, password });
        switch (ended.end) {
          case 'welcome':
            return welcomeIn(context, { request, response, account: ended.account });
          case 'refused':
            return { end: 'refusal', refusals: ended.refusals };
          case 'issue':
            return { end: 'issue', issues: [ended.issue] };
          case 'not-open':
            return notOpen;
          case 'busy':
            return busy;
        }
      },
    }),
  ];
}

function describe({ accounts }: Context, invitation: Invitation): WelcomeAnswer {
  const { kind, role, expiresAt } = invitation;
  const account = invitation.account === null ? null : accounts.people.byId(invitation.account);
  return {
    kind,
    role: account?.role ?? role ?? 'reader',
    login: account?.login ?? null,
    name: account?.name ?? null,
    expiresAt,
  };
}

const notOpen: Ending = {
  end: 'refusal',
  refusals: [
    {
      pointer: '/secret',
      code: 'invitation-not-open',
      message: 'opens nothing: it was used, has expired or was withdrawn; ask for another one',
    },
  ],
};

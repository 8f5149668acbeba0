import type { InvitationListed, PeopleAnswer } from '../../../events/readings/accounts.ts';
import type { Invitation, NewInvitation } from '../../accounts/invitations.ts';
import type { Context } from '../context.ts';
import { personOf } from '../guard.ts';
import type { Ending } from '../problems.ts';
import { invitationRequest, pathOfListed, personChange } from '../reference/account-requests.ts';
import { invitationMadeAnswer, peopleAnswer } from '../reference/accounts.ts';
import { pathParameter, type Route } from '../route.ts';
import { accountRoute } from './account-route.ts';

/** Everyone's accounts, and inviting people. */
export function peopleRoutes(context: Context): readonly Route[] {
  const { accounts } = context;
  const { people, invitations } = accounts;
  const everyone = () => ({ answer: listPeople(context) });
  const common = { who: 'administrator', answerSchema: peopleAnswer } as const;
  const invite = (asked: NewInvitation) => {
    const { invitation, secret } = invitations.invite(asked);
    return { answer: { invitation: describe(context, invitation), secret } };
  };
  return [
    accountRoute({
      ...common,
      method: 'get',
      path: '/api/people',
      summary: 'Lists every account, and the invitations that are open',
      problems: ['forbidden'],
      answer: everyone,
    }),
    accountRoute({
      ...common,
      method: 'patch',
      path: '/api/people/{id}',
      summary: 'Gives an account another role, disables or enables it',
      description:
        'It holds from its next request on. A disabled account is signed out everywhere.',
      pathSchema: pathOfListed,
      bodySchema: personChange,
      problems: ['not-found', 'refusal'],
      answer({ request, body: { role, isDisabled } }) {
        const changed = people.change(pathParameter(request, 'id'), {
          ...(role !== undefined && { role }),
          ...(isDisabled !== undefined && { isDisabled }),
        });
        switch (changed) {
          case 'changed':
            return everyone();
          case 'unknown':
            return noSuch('account');
          case 'last-administrator':
            return lastAdministrator;
        }
      },
    }),
    accountRoute({
      ...common,
      method: 'post',
      path: '/api/people/{id}/invitation',
      summary: 'Makes a link with which an account gets a new password',
      description: 'The links that were made for it before are withdrawn.',
      pathSchema: pathOfListed,
      answerSchema: invitationMadeAnswer,
      makes: true,
      problems: ['not-found'],
      answer({ request }) {
        const account = people.byId(pathParameter(request, 'id'));
        if (!account || account.isDisabled) return noSuch('account that is not disabled');
        invitations.withdrawAll({ account: account.id });
        const by = personOf(request).name;
        return invite({ kind: 'new-password', role: null, account: account.id, note: '', by });
      },
    }),
    accountRoute({
      ...common,
      method: 'post',
      path: '/api/invitations',
      summary: 'Invites someone to open an account with a role',
      bodySchema: invitationRequest,
      answerSchema: invitationMadeAnswer,
      makes: true,
      answer: ({ request, body: { role, note } }) =>
        invite({ kind: 'new-account', role, account: null, note, by: personOf(request).name }),
    }),
    accountRoute({
      ...common,
      method: 'delete',
      path: '/api/invitations/{id}',
      summary: 'Withdraws an invitation that is open',
      pathSchema: pathOfListed,
      problems: ['not-found'],
      answer: ({ request }) =>
        invitations.withdraw(pathParameter(request, 'id')) ? everyone() : noSuch('open invitation'),
    }),
  ];
}

function listPeople(context: Context): PeopleAnswer {
  const { accounts, tokens } = context;
  return {
    people: accounts.people.list().map((account) => ({
      ...account,
      seenAt: accounts.sessions.list(account.id)[0]?.seenAt ?? null,
      tokens: tokens.listOpen(account.id).length,
    })),
    invitations: accounts.invitations.list().map((one) => describe(context, one)),
  };
}

function describe({ accounts }: Context, invitation: Invitation): InvitationListed {
  const { id, kind, note, by, createdAt, expiresAt } = invitation;
  const account = invitation.account === null ? null : accounts.people.byId(invitation.account);
  const role = account?.role ?? invitation.role ?? 'reader';
  return { id, kind, role, account: account?.name ?? null, note, by, createdAt, expiresAt };
}

function noSuch(what: string): Ending {
  return { end: 'not-found', detail: `There is no ${what} of this id; see /api/people.` };
}

const lastAdministrator: Ending = {
  end: 'refusal',
  refusals: [
    {
      pointer: '',
      code: 'last-administrator',
      message: 'is the last administrator; make someone else one first',
    },
  ],
};

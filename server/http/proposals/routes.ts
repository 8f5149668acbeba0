import { unparsed } from '../append-request.ts';
import type { Context } from '../context.ts';
import * as shapes from '../reference/proposal-answers.ts';
import type { Route } from '../route.ts';
import { listRoute, showRoute } from './list.ts';
import { proposalRoute, settlingRoute } from './proposal-route.ts';
import { proposeRoute } from './propose.ts';

/** The routes of proposals: contributors see and change their own, editors see and settle all. */
export function proposalRoutes(context: Context): readonly Route[] {
  return [
    proposeRoute(context),
    listRoute(context),
    showRoute(context),
    amendRoute(context),
    commentRoute(context),
    acceptRoute(context),
    declineRoute(context),
    withdrawRoute(context),
  ];
}

function amendRoute(context: Context): Route {
  const told = {
    method: 'patch',
    path: '/api/proposals/{id}',
    who: 'contributor',
    summary: 'Gives an open proposal another form: its events and its reason anew',
    description: 'Its proposer may, and editors. Every form that it had is kept.',
    body: shapes.amendRequest,
    describedBody: shapes.describedAmendRequest,
  } as const;
  return settlingRoute(context, told, ({ events, reason }, settling) =>
    context.proposals.proposing.amend({ events: events.map(unparsed), reason }, settling),
  );
}

function commentRoute(context: Context): Route {
  const told = {
    method: 'post',
    path: '/api/proposals/{id}/comments',
    who: 'contributor',
    summary: 'Comments on a proposal',
    body: shapes.commentRequest,
  } as const;
  return proposalRoute(context, told, ({ text }, { id, by }) =>
    context.proposals.proposing.comment(id, text, by),
  );
}

function acceptRoute(context: Context): Route {
  const told = {
    method: 'post',
    path: '/api/proposals/{id}/accept',
    who: 'editor',
    summary: 'Accepts a proposal: its events are appended with both names, in one transaction',
    description:
      'What was said since on the same streams goes before it, as long as no part is touched by ' +
      'both; else it ends in a conflict and must be amended first.',
    body: shapes.acceptRequest,
  } as const;
  return settlingRoute(context, told, (_body, settling) =>
    context.proposals.proposing.accept(settling),
  );
}

function declineRoute(context: Context): Route {
  const told = {
    method: 'post',
    path: '/api/proposals/{id}/decline',
    who: 'editor',
    summary: 'Declines a proposal, with a reason',
    body: shapes.declineRequest,
  } as const;
  return settlingRoute(context, told, ({ reason }, settling) =>
    context.proposals.proposing.close('declined', reason, settling),
  );
}

function withdrawRoute(context: Context): Route {
  const told = {
    method: 'post',
    path: '/api/proposals/{id}/withdraw',
    who: 'contributor',
    summary: 'Withdraws a proposal',
    description: 'Its proposer may, and editors.',
    body: shapes.withdrawRequest,
  } as const;
  return settlingRoute(context, told, ({ reason }, settling) =>
    context.proposals.proposing.close('withdrawn', reason, settling),
  );
}

import { unparsed } from '../append-request.ts';
import type { Context } from '../context.ts';
import * as shapes from '../reference/proposal-answers.ts';
import type { Route } from '../route.ts';
import { listRoute, showRoute } from './list.ts';
import { proposalRoute, versionSeen } from './proposal-route.ts';
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
  return proposalRoute(context, {
    method: 'patch',
    path: '/api/proposals/{id}',
    who: 'contributor',
    summary: 'Gives an open proposal another form: its events and its reason anew',
    description: 'Its proposer may, and editors. Every form that it had is kept.',
    body: shapes.amendRequest,
    describedBody: shapes.describedAmendRequest,
    act({ id, body, by, request }) {
      const seen = versionSeen(request, body.expectedVersion);
      if ('end' in seen) return seen;
      const form = { events: body.events.map(unparsed), reason: body.reason };
      return context.proposals.proposing.amend(form, { id, by, ...seen });
    },
  });
}

function commentRoute(context: Context): Route {
  return proposalRoute(context, {
    method: 'post',
    path: '/api/proposals/{id}/comments',
    who: 'contributor',
    summary: 'Comments on a proposal',
    body: shapes.commentRequest,
    act: ({ id, body, by }) => context.proposals.proposing.comment(id, body.text, by),
  });
}

function acceptRoute(context: Context): Route {
  return proposalRoute(context, {
    method: 'post',
    path: '/api/proposals/{id}/accept',
    who: 'editor',
    summary: 'Accepts a proposal: its events are appended with both names, in one transaction',
    description:
      'What was said since on the same streams goes before it, as long as no part is touched by ' +
      'both; else it ends in a conflict and must be amended first.',
    body: shapes.acceptRequest,
    act({ id, body, by, request }) {
      const seen = versionSeen(request, body.expectedVersion);
      if ('end' in seen) return seen;
      return context.proposals.proposing.accept({ id, by, ...seen });
    },
  });
}

function declineRoute(context: Context): Route {
  return proposalRoute(context, {
    method: 'post',
    path: '/api/proposals/{id}/decline',
    who: 'editor',
    summary: 'Declines a proposal, with a reason',
    body: shapes.declineRequest,
    act({ id, body, by, request }) {
      const seen = versionSeen(request, body.expectedVersion);
      if ('end' in seen) return seen;
      const settling = { id, by, ...seen };
      return context.proposals.proposing.close('declined', body.reason, settling);
    },
  });
}

function withdrawRoute(context: Context): Route {
  return proposalRoute(context, {
    method: 'post',
    path: '/api/proposals/{id}/withdraw',
    who: 'contributor',
    summary: 'Withdraws a proposal',
    description: 'Its proposer may, and editors.',
    body: shapes.withdrawRequest,
    act({ id, body, by, request }) {
      const seen = versionSeen(request, body.expectedVersion);
      if ('end' in seen) return seen;
      const settling = { id, by, ...seen };
      return context.proposals.proposing.close('withdrawn', body.reason, settling);
    },
  });
}

import { unparsed } from '../append-request.ts';
import type { Context } from '../context.ts';
import { personOf } from '../guard.ts';
import { sendProblem } from '../problems.ts';
import {
  describedProposalRequest,
  proposalAnswer,
  proposalRequest,
} from '../reference/proposal-answers.ts';
import { parseBody } from '../request-body.ts';
import { jsonEnd, type Route } from '../route.ts';
import { proposerOf, sendEnd } from './proposal-route.ts';

/** Proposing: what `POST /api/events` takes, kept beside the log until an editor has looked at it. */
export function proposeRoute(context: Context): Route {
  return {
    method: 'post',
    path: '/api/proposals',
    who: 'contributor',
    budget: 'appending',
    operation: {
      tag: 'Proposals',
      summary: 'Proposes events to the editors',
      description:
        'They are checked as an append would be, and kept with the versions that you saw. What ' +
        'got no answer may be sent again under the same id: it is proposed once.',
      body: describedProposalRequest,
      ends: {
        200: jsonEnd('This was proposed before.', proposalAnswer),
        201: jsonEnd('It is proposed.', proposalAnswer),
      },
      problems: [
        'issue',
        'unauthenticated',
        'forbidden',
        'conflict',
        'too-large',
        'unsupported-media-type',
        'refusal',
      ],
    },
    answer(request, response) {
      const parsed = parseBody(request, proposalRequest);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const { id, events, reason } = parsed.value;
      const form = { id: id?.toLowerCase() ?? null, events: events.map(unparsed), reason };
      const ended = context.proposals.proposing.propose(form, proposerOf(personOf(request)));
      if (ended.outcome === 'done') response.status(201).set('Location', locationOf(ended.id));
      sendEnd(context, { request, response }, ended);
    },
  };
}

function locationOf(id: string): string {
  return `/api/proposals/${id}`;
}

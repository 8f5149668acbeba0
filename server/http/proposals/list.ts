import { proposalStates, type ProposalsAnswer } from '../../../events/readings/proposals.ts';
import type { ProposalPage } from '../../proposing/rows.ts';
import { Parameters } from '../../reading/query/parameters.ts';
import type { Context } from '../context.ts';
import { personOf } from '../guard.ts';
import { parametersUnknown } from '../memento/parameters-unknown.ts';
import { sendProblem } from '../problems.ts';
import { parseQuery, queryIssues } from '../query.ts';
import { pathOfListed } from '../reference/account-requests.ts';
import { proposalAnswer, proposalsAnswer, proposalsQuery } from '../reference/proposal-answers.ts';
import { linkNext, sendMomentary } from '../reply.ts';
import { jsonEnd, pathParameter, type Route } from '../route.ts';
import { noProposal } from './proposal-route.ts';

/** The proposals: all of them for editors, their own for others. */
export function listRoute(context: Context): Route {
  return {
    method: 'get',
    path: '/api/proposals',
    who: 'contributor',
    budget: 'reading',
    operation: {
      tag: 'Proposals',
      summary: 'Lists proposals: an editor sees all, a contributor their own',
      query: proposalsQuery,
      ends: {
        200: jsonEnd('Proposals.', proposalsAnswer, { Link: 'The next page, rel="next".' }),
      },
      problems: ['issue', 'unauthenticated', 'forbidden'],
    },
    answer(request, response) {
      const query = parseQuery(request);
      if (!query.ok) return sendProblem(request, response, query.ending);
      const asked = parsePage(query.parameters);
      if ('issues' in asked) return sendProblem(request, response, queryIssues(asked.issues));
      const { answer, next } = context.proposals.list(asked.page, personOf(request));
      if (next !== null) {
        const parameters = new URLSearchParams(query.parameters);
        parameters.set('cursor', `${Number(next.isOpen)}.${next.number}`);
        linkNext(response, context.publicUrl, { path: '/api/proposals', parameters });
      }
      const listed: ProposalsAnswer = { asOf: context.reader.head(), ...answer };
      sendMomentary(response, listed);
    },
  };
}

/** One proposal, held against the archive as it stands now. */
export function showRoute(context: Context): Route {
  return {
    method: 'get',
    path: '/api/proposals/{id}',
    who: 'contributor',
    budget: 'reading',
    operation: {
      tag: 'Proposals',
      summary: 'Gives a proposal with its course, held against the archive as it stands now',
      description:
        'For each event: what it would change, what was said of its stream since its proposer ' +
        'looked and which parts collide, and the rule that would refuse it.',
      path: pathOfListed,
      ends: {
        200: jsonEnd('The proposal.', proposalAnswer, { ETag: 'Its version.' }),
      },
      problems: ['issue', 'unauthenticated', 'forbidden', 'not-found'],
    },
    answer(request, response) {
      const slip = parametersUnknown(request);
      if (slip) return sendProblem(request, response, slip);
      const id = pathParameter(request, 'id').toLowerCase();
      const shown = context.proposals.show(id, personOf(request));
      if (shown === null) return sendProblem(request, response, noProposal);
      response.set('ETag', `"${shown.proposal.version}"`);
      sendMomentary(response, shown);
    },
  };
}

function parsePage(
  raw: URLSearchParams,
): { readonly page: Omit<ProposalPage, 'whose'> } | { readonly issues: Parameters['issues'] } {
  const parameters = new Parameters(raw, ['state', 'limit', 'cursor']);
  const text = parameters.one('state');
  const state = proposalStates.find((known) => known === text) ?? null;
  if (text !== null && state === null)
    parameters.refuse('state', 'unknown-choice', `state takes ${proposalStates.join(', ')}`);
  const limit = parameters.count('limit', { max: 200, fallback: 50 });
  const cursor = parameters.one('cursor');
  const place = cursor === null ? null : /^([01])\.(\d{1,15})$/u.exec(cursor);
  if (cursor !== null && place === null)
    parameters.refuse('cursor', 'not-a-cursor', 'takes what a Link of the page before gave');
  if (parameters.issues.length > 0) return { issues: parameters.issues };
  const after = place && { isOpen: place[1] === '1', number: Number(place[2]) };
  return { page: { state, limit, after } };
}

import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ProposingEnd, Proposer, Settling } from '../../proposing/proposing.ts';
import { endingOf } from '../append.ts';
import type { Context } from '../context.ts';
import { personOf, type Person } from '../guard.ts';
import { issue, sendProblem, type Ending } from '../problems.ts';
import { proposalAnswer, proposalHeaders } from '../reference/proposal-answers.ts';
import { pathOfListed } from '../reference/account-requests.ts';
import { sendMomentary } from '../reply.ts';
import { parseBody } from '../request-body.ts';
import { jsonEnd, pathParameter, type Operation, type Route, type Who } from '../route.ts';

/** Something that is done with one proposal, as its route tells it. */
interface ProposalAct<Body> {
  readonly method: 'post' | 'patch';
  readonly path: `/${string}`;
  readonly who: Who;
  readonly summary: string;
  readonly description?: string;
  readonly body: z.ZodType<Body>;
  /** The body as the reference shows it, where that says more. */
  readonly describedBody?: z.ZodType;
}

/** Who asks for something to be done with a proposal, and how. */
interface Asked {
  readonly id: string;
  readonly by: Proposer;
  readonly request: Request;
}

const problems: Operation['problems'] = [
  'issue',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'unsupported-media-type',
  'refusal',
];

/** Makes the route of something done with a proposal of which one has to have seen the version. */
export function settlingRoute<Body extends { readonly expectedVersion?: number | undefined }>(
  context: Context,
  of: ProposalAct<Body>,
  settle: (body: Body, settling: Settling) => ProposingEnd,
): Route {
  return proposalRoute(context, of, (body, { id, by, request }) => {
    const seen = versionSeen(request, body.expectedVersion);
    return 'end' in seen ? seen : settle(body, { id, by, ...seen });
  });
}

/** Makes the route of something done with one proposal; it answers with how that then stands. */
export function proposalRoute<Body>(
  context: Context,
  of: ProposalAct<Body>,
  act: (body: Body, asked: Asked) => ProposingEnd | Ending,
): Route {
  const { method, path, who, summary, description } = of;
  return {
    method,
    path,
    who,
    budget: 'appending',
    operation: {
      tag: 'Proposals',
      summary,
      ...(description !== undefined && { description }),
      path: pathOfListed,
      headers: proposalHeaders,
      body: of.describedBody ?? of.body,
      ends: { 200: jsonEnd('The proposal, as it stands now.', proposalAnswer) },
      problems,
    },
    answer(request, response) {
      const person = personOf(request);
      const id = pathParameter(request, 'id').toLowerCase();
      const { proposals } = context;
      if (proposals.show(id, person) === null) return sendProblem(request, response, noProposal);
      const parsed = parseBody(request, of.body);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const ended = act(parsed.value, { id, by: proposerOf(person), request });
      if ('end' in ended) return sendProblem(request, response, ended);
      sendEnd(context, { request, response }, ended);
    },
  };
}

/** Answers with how a proposal stands after what was done with it, and tells those who listen. */
export function sendEnd(
  context: Context,
  { request, response }: { readonly request: Request; readonly response: Response },
  ended: ProposingEnd,
): void {
  switch (ended.outcome) {
    case 'done':
    case 'repeated': {
      if (ended.outcome === 'done') context.passing.tellProposals();
      const shown = context.proposals.show(ended.id, personOf(request));
      if (shown === null) return sendProblem(request, response, noProposal);
      response.set('ETag', `"${shown.proposal.version}"`);
      return sendMomentary(response, shown);
    }
    case 'amended-since':
      return sendProblem(request, response, amendedSince(ended));
    case 'issues':
    case 'refused':
    case 'conflict':
      return sendProblem(request, response, endingOf(ended));
  }
}

/** Who proposes or settles, as it is kept. */
export function proposerOf({ name, account }: Person): Proposer {
  return { name, account };
}

/**
 * The version that was seen, of the body or of `If-Match`, which must not differ; one must be there,
 * so that nobody settles what they have not read.
 */
function versionSeen(
  request: Request,
  inBody: number | undefined,
): { readonly expectedVersion: number } | Ending {
  const header = request.get('If-Match');
  const inHeader = header === undefined ? undefined : Number(/^"(\d{1,9})"$/u.exec(header)?.[1]);
  if (inHeader !== undefined && Number.isNaN(inHeader))
    return issue('/If-Match', 'not-a-version', 'takes one version in quotation marks, as in "3"');
  if (inHeader !== undefined && inBody !== undefined && inHeader !== inBody)
    return issue('/If-Match', 'two-versions', 'differs from expectedVersion; send one of them');
  const expectedVersion = inBody ?? inHeader;
  if (expectedVersion === undefined)
    return issue('/expectedVersion', 'missing', 'is missing; give the version that you saw');
  return { expectedVersion };
}

/** What is not there, or not for this person to see. */
export const noProposal: Ending = {
  end: 'not-found',
  detail: 'There is no such proposal, or it is not yours to see.',
};

function amendedSince(ended: Extract<ProposingEnd, { readonly outcome: 'amended-since' }>): Ending {
  const { expected, actual } = ended;
  const stream = 'the proposal';
  return {
    end: 'conflict',
    conflicts: [{ pointer: '/expectedVersion', stream, expected, actual }],
  };
}

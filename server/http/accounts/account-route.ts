import type { Request, Response } from 'express';
import type { z } from 'zod';
import { parseBody, type ParsedBody } from '../json-body.ts';
import { parametersUnknown } from '../memento/parameters-unknown.ts';
import { sendProblem, type Ending } from '../problems.ts';
import { sendMomentary } from '../reply.ts';
import { jsonEnd, type Budget, type Operation, type Route, type Who } from '../route.ts';

/** Bytes: what is said about accounts is short. */
const bodyBytesMax = 16 * 1024;

/** What an account's route answers: an answer in JSON, or a problem. */
export type AccountEnd = { readonly answer: object; readonly isNew?: boolean } | Ending;

/** What is asked of an account's route: `body` is what its schema makes of it. */
export interface AccountAsk<Body> {
  readonly request: Request;
  readonly response: Response;
  readonly body: Body;
}

/** A route about accounts, from which the table's is made. */
interface AccountRoute<Body> {
  readonly method: Route['method'];
  readonly path: `/${string}`;
  readonly who: Who;
  /** Default: reading for `get`, appending for all else. */
  readonly budget?: Budget;
  readonly summary: string;
  readonly description?: string;
  readonly pathSchema?: z.ZodObject;
  /** Absent: it takes no body, and looks at none. */
  readonly bodySchema?: z.ZodType<Body>;
  readonly answerSchema: z.ZodType;
  /** Whether it answers 201. */
  readonly makes?: boolean;
  /** The problems it can end in, beside those that follow from who may ask. */
  readonly problems?: Operation['problems'];
  answer(ask: AccountAsk<Body>): AccountEnd | Promise<AccountEnd>;
}

/** Makes a route about accounts: strict about what it is sent, and kept by no cache. */
export function accountRoute<Body = undefined>(of: AccountRoute<Body>): Route {
  const { method, path, who, summary, description, pathSchema, bodySchema, answerSchema } = of;
  const end = jsonEnd('The answer, true just now.', answerSchema);
  return {
    method,
    path,
    who,
    budget: of.budget ?? (method === 'get' ? 'reading' : 'appending'),
    bodyBytesMax,
    operation: {
      tag: 'Accounts',
      summary,
      ...(description !== undefined && { description }),
      ...(pathSchema && { path: pathSchema }),
      ...(bodySchema && { body: bodySchema }),
      ends: of.makes ? { 201: end } : { 200: end },
      problems: problemsOf(of),
    },
    async answer(request, response) {
      const slip = parametersUnknown(request);
      if (slip) return sendProblem(request, response, slip);
      const parsed = parseIfTaken(request, bodySchema);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const ended = await of.answer({ request, response, body: parsed.value });
      if ('end' in ended) return sendProblem(request, response, ended);
      if (of.makes) response.status(201);
      sendMomentary(response, ended.answer);
    },
  };
}

/** Where no body is taken, `Body` is undefined. */
function parseIfTaken<Body>(
  request: Request,
  schema: z.ZodType<Body> | undefined,
): ParsedBody<Body> {
  return schema ? parseBody(request, schema) : { ok: true, value: undefined as Body };
}

function problemsOf<Body>(of: AccountRoute<Body>): Operation['problems'] {
  const takesBody = of.method === 'post' || of.method === 'patch';
  return [
    'issue',
    ...(of.who === 'anyone' ? [] : (['unauthenticated'] as const)),
    ...(of.method === 'get' ? [] : (['forbidden'] as const)),
    ...(takesBody ? (['too-large', 'unsupported-media-type'] as const) : []),
    ...(of.problems ?? []),
  ];
}

import type { Request, RequestHandler, Response } from 'express';
import type { Token } from '../tokens/tokens.ts';
import type { Context } from './context.ts';
import { limitRequests } from './limits.ts';
import { sendProblem } from './problems.ts';
import type { Who } from './route.ts';

const editors = new WeakMap<Request, Token>();

/** The token that a guarded request came with. Throws where no guard stood before the route. */
export function editorOf(request: Request): Token {
  const editor = editors.get(request);
  if (!editor) throw new Error('This route has no guard.');
  return editor;
}

/** The guards of a server: for each `who`, what stands before a route. */
export function openGuards(context: Context): Readonly<Record<Who, readonly RequestHandler[]>> {
  const { limits, tokens } = context;
  const countFailure = limitRequests(limits, {
    most: limits.failedTokens,
    what: 'tokens that open nothing',
  });
  const needsToken: RequestHandler = (request, response, next) => {
    const secret = bearerOf(request);
    const token = secret === null ? null : tokens.authenticate(secret);
    if (token) {
      editors.set(request, token);
      return next();
    }
    // Only failures count: no stranger can lock out the editors who share an address with them.
    const refuse = () => {
      const tokenCame = request.get('Authorization') !== undefined;
      sendProblem(request, response, { end: 'unauthenticated', tokenCame });
    };
    return countFailure(request, response, refuse);
  };
  return { anyone: [], editor: [needsToken] };
}

/** The secret of a bearer token (RFC 6750, section 2.1), or null. Never one in the address. */
function bearerOf(request: Request): string | null {
  return /^Bearer +([\w.~+/-]+=*) *$/iu.exec(request.get('Authorization') ?? '')?.[1] ?? null;
}

/** Answers a method that a path does not take. */
export function refuseMethod(allow: string): (request: Request, response: Response) => void {
  return (request, response) =>
    sendProblem(request, response, { end: 'method-not-allowed', allow });
}

import type { Request, RequestHandler, Response } from 'express';
import { isAtLeast, type AccountRole } from '../../events/readings/accounts.ts';
import type { Context } from './context.ts';
import { limitRequests } from './limits.ts';
import { sendProblem } from './problems.ts';
import type { Who } from './route.ts';

/** Who a guarded request comes from. */
export interface Person {
  /** The public name that the log carries for what this person says. */
  readonly name: string;
  readonly role: AccountRole;
}

const people = new WeakMap<Request, Person>();

/** The person that a guarded request comes from. Throws where no guard stood before the route. */
export function personOf(request: Request): Person {
  const person = people.get(request);
  if (!person) throw new Error('This route has no guard.');
  return person;
}

/** The person that a request to a `reader` route comes from; null: nobody said who asks. */
export function personIfKnown(request: Request): Person | null {
  return people.get(request) ?? null;
}

/** The guards of a server: for each `who`, what stands before a route. */
export function openGuards(context: Context): Readonly<Record<Who, readonly RequestHandler[]>> {
  const { limits, tokens } = context;
  const countFailure = limitRequests(limits, {
    most: limits.failedTokens,
    what: 'tokens that open nothing',
  });
  const needs =
    (least: AccountRole): RequestHandler =>
    (request, response, next) => {
      const secret = bearerOf(request);
      const token = secret === null ? null : tokens.authenticate(secret);
      if (token) {
        const person: Person = { name: token.name, role: 'editor' };
        people.set(request, person);
        if (isAtLeast(person.role, least)) return next();
        const detail = `It is for people with the role of ${least}.`;
        return sendProblem(request, response, { end: 'forbidden', detail });
      }
      // Only failures count: no stranger can lock out the editors who share an address with them.
      const refuse = () => {
        const tokenCame = request.get('Authorization') !== undefined;
        sendProblem(request, response, { end: 'unauthenticated', tokenCame });
      };
      return countFailure(request, response, refuse);
    };
  const recognise: RequestHandler = (request, _response, next) => {
    const secret = bearerOf(request);
    const token = secret === null ? null : tokens.authenticate(secret);
    if (token) people.set(request, { name: token.name, role: 'editor' });
    next();
  };
  return {
    anyone: [],
    reader: [recognise],
    'signed-in': [needs('reader')],
    contributor: [needs('contributor')],
    editor: [needs('editor')],
    administrator: [needs('administrator')],
  };
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

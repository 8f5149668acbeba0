import { isIP } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import { isAtLeast, type AccountRole } from '../../events/readings/accounts.ts';
import type { Context } from './context.ts';
import type { Listener } from './live.ts';
import { limitRequests } from './limits.ts';
import { sendProblem } from './problems.ts';
import { keepPrivate } from './reply.ts';
import type { Who } from './route.ts';
import { isOwnPage } from './security.ts';

/** Who a guarded request comes from. */
export interface Person {
  /** The public name that the log carries for what this person says. */
  readonly name: string;
  readonly role: AccountRole;
  /** Id of the account; null: a token that belongs to none. */
  readonly account: string | null;
  /** Id of the session; null: a token asks. */
  readonly session: string | null;
}

const people = new WeakMap<Request, () => Person | null>();

/** The person that a request comes from; null: a stranger. */
export function personIfKnown(request: Request): Person | null {
  const ask = people.get(request);
  if (!ask) throw new Error('This route has no guard.');
  return ask();
}

/** The person that a guarded request comes from. Throws where the guard lets strangers in. */
export function personOf(request: Request): Person {
  const person = personIfKnown(request);
  if (!person) throw new Error('This route is open to strangers.');
  return person;
}

/** The guards of a server: for each `who`, what stands before a route. */
export function openGuards(context: Context): Readonly<Record<Who, readonly RequestHandler[]>> {
  const { accounts, limits } = context;
  const countFailure = limitRequests(limits, {
    most: limits.failedTokens,
    what: 'tokens that open nothing',
  });
  const meet: RequestHandler = (request, _response, next) => {
    people.set(request, askOnce(context, request));
    next();
  };
  const needs =
    (least: AccountRole): RequestHandler =>
    (request, response, next) => {
      keepPrivate(response);
      const person = personIfKnown(request);
      if (person && isAtLeast(person.role, least)) return next();
      if (person) {
        const detail = `It is for people with the role of ${least}.`;
        return sendProblem(request, response, { end: 'forbidden', detail });
      }
      const tokenCame = request.get('Authorization') !== undefined;
      const refuse = () => sendProblem(request, response, { end: 'unauthenticated', tokenCame });
      // Only failures count: no stranger can lock out the editors who share an address with them.
      return tokenCame ? countFailure(request, response, refuse) : refuse();
    };
  const ifClosed: RequestHandler = (request, response, next) =>
    accounts.settings.isClosed() ? needs('reader')(request, response, next) : next();
  const ifElsewhere: RequestHandler = (request, response, next) =>
    isOnThisMachine(request) ? next() : needs('administrator')(request, response, next);
  return {
    anyone: [meet],
    reader: [meet, ifClosed],
    'signed-in': [meet, needs('reader')],
    contributor: [meet, needs('contributor')],
    editor: [meet, needs('editor')],
    administrator: [meet, needs('administrator')],
    operator: [meet, ifElsewhere],
  };
}

/** Who listens to the stream that a request opened, asked anew: much may have happened since. */
export function listenerOf(context: Context, request: Request): Listener {
  const role = identify(context, request, false)?.role;
  if (role !== undefined) return role;
  return context.accounts.settings.isClosed() ? 'turned-away' : 'stranger';
}

/** Looks for the person once, and only if someone wants to know. */
function askOnce(context: Context, request: Request): () => Person | null {
  let known: { readonly person: Person | null } | null = null;
  return () => (known ??= { person: identify(context, request) }).person;
}

/**
 * A token goes before a cookie: whoever sends one means to come as whom it belongs to, or not at
 * all. `isUse`: whether asking counts as use of the session, which else ends when it is idle.
 */
function identify(context: Context, request: Request, isUse = true): Person | null {
  const { accounts, tokens, cookies, publicUrl } = context;
  if (request.get('Authorization') !== undefined) {
    const secret = bearerOf(request);
    const token = secret === null ? null : tokens.authenticate(secret);
    return token && { name: token.name, role: token.role, account: token.account, session: null };
  }
  const secret = cookies.of(request, 'session');
  if (secret === null || !isOwnPage(request, publicUrl)) return null;
  const session = accounts.sessions.find(secret, isUse);
  if (!session) return null;
  return { name: session.name, role: session.role, account: session.account, session: session.id };
}

/** The secret of a bearer token (RFC 6750, section 2.1), or null. Never one in the address. */
function bearerOf(request: Request): string | null {
  return /^Bearer +([\w.~+/-]+=*) *$/iu.exec(request.get('Authorization') ?? '')?.[1] ?? null;
}

/** Whether a program on this machine asks, and not a proxy for someone else. */
function isOnThisMachine(request: Request): boolean {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/u, '') ?? '';
  const isLoopback = address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
  const isForwarded = ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'].some(
    (name) => request.get(name) !== undefined,
  );
  // A page whose name was made to lead to this machine would ask by that name (DNS rebinding).
  const host = request.get('Host')?.replace(/:\d+$/u, '') ?? '';
  const isNamed = /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/iu.test(host);
  return isLoopback && isNamed && !isForwarded;
}

/** Answers a method that a path does not take. */
export function refuseMethod(allow: string): (request: Request, response: Response) => void {
  return (request, response) =>
    sendProblem(request, response, { end: 'method-not-allowed', allow });
}

import type { Request, Response } from 'express';
import { z } from 'zod';
import { accountOf } from '../../accounts/openid-people.ts';
import type { OpenIdProvider } from '../../accounts/openid.ts';
import type { Context } from '../context.ts';
import { issue, sendProblem, type Ending } from '../problems.ts';
import { parseQuery } from '../query.ts';
import { basePath, setFreshness } from '../reply.ts';
import type { Operation, Route } from '../route.ts';
import { isOwnPage } from '../security.ts';
import { returnPathOf } from './return-path.ts';
import { welcomeIn } from './session.ts';

/** Why someone comes back from the provider without being signed in; part of the address. */
type Mishap = 'openid-refused' | 'openid-disabled';

/** What a browser keeps while its user is at the provider. */
const keptFlow = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  return: z.string(),
});

/** Signing in through an OpenID provider: pages that a browser goes through, not answers for programs. */
export function openIdRoutes(context: Context): readonly Route[] {
  return [
    route('/api/openid/start', {
      summary: 'Leads to the OpenID provider',
      description: 'A browser goes there; `return` is the path of ours that it comes back to.',
      query: z.object({
        return: z.string().optional().meta({ description: 'A path of this archive; default `/`.' }),
      }),
      problems: ['issue', 'not-found', 'unavailable'],
      answer: async (request, response) => start(context, request, response),
    }),
    route('/api/openid/callback', {
      summary: 'Takes who comes back from the OpenID provider, and signs in',
      description:
        'Leads to `return`; or, if it did not work, to the page for signing in, with ' +
        '`problem=openid-refused` or, of an account that is disabled, `problem=openid-disabled`.',
      query: z.looseObject({}).meta({ description: 'As OpenID Connect Core 1.0 has it.' }),
      problems: ['not-found'],
      answer: async (request, response) => comeBack(context, request, response),
    }),
  ];
}

async function start(context: Context, request: Request, response: Response): Promise<void> {
  const { openId, cookies, logger } = context;
  if (!openId) return sendProblem(request, response, noProvider);
  const asked = returnOf(request);
  if (!asked.ok) return sendProblem(request, response, asked.ending);
  // Only our own pages begin it: else a foreign page could sign someone in who did not ask for it.
  if (!isOwnPage(request, context.publicUrl))
    return lead(context, response, signInPage(asked.path));
  const begun = await openId.begin().catch((error: unknown) => {
    logger.warn({ err: error }, 'the OpenID provider can not be reached');
    return null;
  });
  if (!begun) return sendProblem(request, response, unreachable(openId));
  const kept = JSON.stringify({ ...begun.flow, return: asked.path });
  cookies.set(response, 'openid', Buffer.from(kept).toString('base64url'));
  setFreshness(response, 'none');
  response.redirect(302, begun.address);
}

async function comeBack(context: Context, request: Request, response: Response): Promise<void> {
  const { accounts, openId, cookies, logger } = context;
  if (!openId) return sendProblem(request, response, noProvider);
  const kept = parseKept(cookies.of(request, 'openid'));
  cookies.clear(response, 'openid');
  const path = (kept && returnPathOf(kept.return)) ?? '/';
  if (!kept) return lead(context, response, signInPage(path, 'openid-refused'));
  const mark = request.url.indexOf('?');
  const query = mark === -1 ? '' : request.url.slice(mark);
  const ended = await openId.redeem(query, kept).catch((error: unknown) => {
    logger.warn({ err: error }, 'the OpenID provider can not be reached');
    return { end: 'refused', why: 'it can not be reached' } as const;
  });
  if (ended.end === 'refused') {
    logger.info({ why: ended.why }, 'nobody was signed in through OpenID');
    return lead(context, response, signInPage(path, 'openid-refused'));
  }
  const account = accountOf(accounts.people, ended.claims, openId.role);
  if (account.isDisabled) return lead(context, response, signInPage(path, 'openid-disabled'));
  welcomeIn(context, { request, response, account });
  lead(context, response, path);
}

function returnOf(
  request: Request,
): { readonly ok: true; readonly path: string } | { readonly ok: false; readonly ending: Ending } {
  const query = parseQuery(request);
  if (!query.ok) return query;
  const [first = '/', ...more] = query.parameters.getAll('return');
  const path = returnPathOf(first);
  const unknown = [...query.parameters.keys()].find((name) => name !== 'return');
  if (unknown !== undefined) {
    const message = 'is no parameter that is taken here';
    return { ok: false, ending: issue(`/${unknown.slice(0, 64)}`, 'unknown-parameter', message) };
  }
  if (path !== null && more.length === 0) return { ok: true, path };
  const message = 'takes the path of one page of this archive, such as /occurrences';
  return { ok: false, ending: issue('/return', 'not-a-page', message) };
}

function parseKept(text: string | null): z.infer<typeof keptFlow> | null {
  if (text === null) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return keptFlow.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

function signInPage(path: string, problem?: Mishap): string {
  const parameters = new URLSearchParams({ ...(problem && { problem }), return: path });
  return `/sign-in?${parameters}`;
}

/** Leads on to a page of ours; the address that was asked for, with its code, is not told to it. */
function lead({ publicUrl }: Context, response: Response, path: string): void {
  setFreshness(response, 'none');
  response.redirect(302, basePath(publicUrl) + path);
}

function route(
  path: `/${string}`,
  of: Omit<Operation, 'tag' | 'ends'> & Pick<Route, 'answer'>,
): Route {
  const { answer, ...about } = of;
  const headers = { Location: 'Where to go on.' };
  const ends = { 302: { description: 'Go on there.', type: '', schema: null, headers } };
  return {
    method: 'get',
    path,
    who: 'anyone',
    budget: 'signing-in',
    operation: { tag: 'Accounts', ...about, ends },
    answer,
  };
}

const noProvider: Ending = {
  end: 'not-found',
  detail: 'This archive has no OpenID provider; sign in with a password.',
};

function unreachable({ name }: OpenIdProvider): Ending {
  const detail = `${name} can not be reached just now; try again, or sign in with a password.`;
  return { end: 'unavailable', detail, retryAfterS: 30 };
}

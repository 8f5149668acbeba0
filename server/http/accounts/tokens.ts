import type { TokensAnswer } from '../../../events/readings/accounts.ts';
import type { Context } from '../context.ts';
import { pathOfListed } from '../reference/account-requests.ts';
import { tokensAnswer } from '../reference/accounts.ts';
import { pathParameter, type Route } from '../route.ts';
import { accountRoute } from './account-route.ts';

/** Everyone's tokens, those that belong to no account among them. */
export function tokenRoutes(context: Context): readonly Route[] {
  const { tokens } = context;
  const common = { who: 'administrator', answerSchema: tokensAnswer } as const;
  const every = () => ({ answer: listTokens(context) });
  return [
    accountRoute({
      ...common,
      method: 'get',
      path: '/api/tokens',
      summary: 'Lists every token that still opens something',
      problems: ['forbidden'],
      answer: every,
    }),
    accountRoute({
      ...common,
      method: 'delete',
      path: '/api/tokens/{id}',
      summary: 'Makes a token open nothing any more, whosever it is',
      pathSchema: pathOfListed,
      problems: ['not-found'],
      answer({ request }) {
        if (!tokens.revoke(pathParameter(request, 'id')))
          return { end: 'not-found', detail: 'There is no token of this id; see /api/tokens.' };
        context.live.review();
        return every();
      },
    }),
  ];
}

function listTokens({ tokens }: Context): TokensAnswer {
  return {
    tokens: tokens.listOpen().map((token) => {
      const { id, label, role, createdAt, expiresAt, name, account } = token;
      return { id, label, role, createdAt, expiresAt, name, account };
    }),
  };
}

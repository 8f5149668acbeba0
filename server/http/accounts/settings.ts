import type { Context } from '../context.ts';
import { settingsChange } from '../reference/account-requests.ts';
import { settingsAnswer } from '../reference/accounts.ts';
import type { Route } from '../route.ts';
import { accountRoute } from './account-route.ts';

/** What administrators decide while the server runs. */
export function settingsRoutes({ accounts }: Context): readonly Route[] {
  const { settings } = accounts;
  const answer = () => ({ answer: { isClosed: settings.isClosed() } });
  const common = {
    path: '/api/settings',
    who: 'administrator',
    answerSchema: settingsAnswer,
  } as const;
  return [
    accountRoute({
      ...common,
      method: 'get',
      summary: 'Gives what administrators decide while the server runs',
      problems: ['forbidden'],
      answer,
    }),
    accountRoute({
      ...common,
      method: 'patch',
      summary: 'Closes the archive to strangers, or opens it',
      description: 'Streams that strangers follow end at once.',
      bodySchema: settingsChange,
      answer({ body }) {
        if (body.isClosed !== undefined) settings.setClosed(body.isClosed);
        return answer();
      },
    }),
  ];
}

import type { Context } from './context.ts';
import { historyRoute } from './history.ts';
import { splitPage } from './page.ts';
import { readingRoute } from './reading.ts';
import { actorAnswer, actorsAnswer } from './reference/register-answers.ts';
import type { Route } from './route.ts';

/** The register of actors. */
export function actorRoutes(context: Context): readonly Route[] {
  const { reader } = context;
  const remembered = { kind: 'actor', under: '/api/actors' } as const;
  return [
    readingRoute(context, {
      path: '/api/actors',
      question: 'register',
      of: 'actors',
      summary: 'Lists states, agencies, companies, groups and persons',
      schema: actorsAnswer,
      read: ({ clocks, page }) => splitPage(reader.actors(clocks, page)),
    }),
    readingRoute(context, {
      path: '/api/actors/{id}',
      question: 'thing',
      remembered,
      summary: 'Gives an actor, and its occurrences by role',
      schema: actorAnswer,
      read({ clocks }, id) {
        const answer = reader.actor(id, clocks);
        return answer && { answer };
      },
    }),
    historyRoute(context, remembered),
  ];
}

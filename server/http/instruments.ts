import type { Context } from './context.ts';
import { historyRoute } from './history.ts';
import { splitPage } from './page.ts';
import { readingRoute } from './reading.ts';
import { instrumentAnswer, instrumentsAnswer } from './reference/register-answers.ts';
import type { Route } from './route.ts';

/** The register of instruments. */
export function instrumentRoutes(context: Context): readonly Route[] {
  const { reader } = context;
  const remembered = { kind: 'instrument', under: '/api/instruments' } as const;
  return [
    readingRoute(context, {
      path: '/api/instruments',
      question: 'register',
      of: 'instruments',
      summary: 'Lists agreements, laws, norms, orders and the like, with how they stand',
      schema: instrumentsAnswer,
      read: ({ clocks, page }) => splitPage(reader.instruments(clocks, page)),
    }),
    readingRoute(context, {
      path: '/api/instruments/{id}',
      question: 'thing',
      remembered,
      summary: 'Gives an instrument, and how it came to stand as it does',
      schema: instrumentAnswer,
      read({ clocks }, id) {
        const answer = reader.instrument(id, clocks);
        return answer && { answer };
      },
    }),
    historyRoute(context, remembered),
  ];
}

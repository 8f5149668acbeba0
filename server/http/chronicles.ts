import type { Context } from './context.ts';
import { historyRoute } from './history.ts';
import { splitPage } from './page.ts';
import { readingRoute } from './reading.ts';
import { chronicleAnswer, chroniclesAnswer } from './reference/register-answers.ts';
import type { Route } from './route.ts';

/** The register of chronicles. */
export function chronicleRoutes(context: Context): readonly Route[] {
  const { reader } = context;
  const remembered = { kind: 'chronicle', under: '/api/chronicles' } as const;
  return [
    readingRoute(context, {
      path: '/api/chronicles',
      question: 'register',
      of: 'chronicles',
      summary: 'Lists the chronicles',
      schema: chroniclesAnswer,
      read: ({ clocks, page }) => splitPage(reader.chronicles(clocks, page)),
    }),
    readingRoute(context, {
      path: '/api/chronicles/{id}',
      question: 'thing',
      remembered,
      summary: 'Gives a chronicle: its introduction, legend, lanes and opening window',
      schema: chronicleAnswer,
      read({ clocks }, id) {
        const answer = reader.chronicle(id, clocks);
        return answer && { answer };
      },
    }),
    historyRoute(context, remembered),
  ];
}

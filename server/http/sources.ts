import type { Context } from './context.ts';
import { historyRoute } from './history.ts';
import { splitPage } from './page.ts';
import { readingRoute } from './reading.ts';
import { sourceAnswer, sourcesAnswer } from './reference/register-answers.ts';
import type { Route } from './route.ts';

/** The register of sources. */
export function sourceRoutes(context: Context): readonly Route[] {
  const { reader } = context;
  const remembered = { kind: 'source', under: '/api/sources' } as const;
  return [
    readingRoute(context, {
      path: '/api/sources',
      question: 'register',
      of: 'sources',
      summary: 'Lists the documents that the archive rests on',
      schema: sourcesAnswer,
      read: ({ clocks, page }) => splitPage(reader.sources(clocks, page)),
    }),
    readingRoute(context, {
      path: '/api/sources/{id}',
      question: 'thing',
      remembered,
      summary: 'Gives a source, and each occurrence that it bears on',
      schema: sourceAnswer,
      read({ clocks }, id) {
        const answer = reader.source(id, clocks);
        return answer && { answer };
      },
    }),
    historyRoute(context, remembered),
  ];
}

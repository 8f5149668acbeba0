import type { Context } from './context.ts';
import { splitPage } from './page.ts';
import { readingRoute } from './reading.ts';
import { searchAnswer } from './reference/search-answer.ts';
import type { Route } from './route.ts';

/** Full text over occurrences, actors, sources and instruments. */
export function searchRoutes(context: Context): readonly Route[] {
  return [
    readingRoute(context, {
      path: '/api/search',
      question: 'search',
      summary: 'Finds what the words asked for name, best first',
      description: 'Any text is safe: `q` has words and no syntax.',
      schema: searchAnswer,
      read: ({ clocks, filters, page }) =>
        splitPage(context.reader.search(filters.q ?? '', clocks, filters, page)),
    }),
  ];
}

import type { Context } from './context.ts';
import { splitPage } from './page.ts';
import { readingRoute } from './reading.ts';
import { aloneAnswer } from './reference/register-answers.ts';
import type { Route } from './route.ts';

/** The occurrences that would be unsourced if one document turned out to be worth nothing. */
export function aloneRoute(context: Context): Route {
  return readingRoute(context, {
    path: '/api/alone',
    question: 'alone',
    summary: 'Lists the live occurrences that rest on one source alone, in the order of time',
    schema: aloneAnswer,
    read: ({ clocks, page }) => splitPage(context.reader.alone(clocks, page)),
  });
}

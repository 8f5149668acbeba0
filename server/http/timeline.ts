import type { Context } from './context.ts';
import { readingRoute } from './reading.ts';
import { timelineAnswer } from './reference/timeline-answer.ts';
import type { Route } from './route.ts';

/** The timeline of a window: its most important occurrences, and counts of all. */
export function timelineRoutes(context: Context): readonly Route[] {
  return [
    readingRoute(context, {
      path: '/api/timeline',
      question: 'timeline',
      summary: 'Draws a window: its most important occurrences, and counts of every one',
      description:
        'Every occurrence that matches is counted in one bin, that of its earliest day: the bins ' +
        'add up to `total`, which is that of the list under the same clocks and filters.',
      schema: timelineAnswer,
      read({ clocks, filters, page, bins, lanes, window }) {
        const options = { limit: page.limit, bins, lanes, window };
        return { answer: context.reader.timeline(clocks, filters, options) };
      },
    }),
  ];
}

import type { Context } from './context.ts';
import { readingRoute } from './reading.ts';
import { replayAnswer } from './reference/replay-answer.ts';
import type { Route } from './route.ts';

/** What a play-head needs to tell how things stood on any day. */
export function replayRoutes(context: Context): readonly Route[] {
  return [
    readingRoute(context, {
      path: '/api/replay',
      question: 'replay',
      summary: 'Gives all that a play-head needs to tell how things stood on any day',
      description:
        'Counts of what had begun by each day on which they change, and the instruments that ' +
        'matching occurrences affect, each with all effects on it in the order of their dates. ' +
        'To read a single day, ask any other reading with `until`.',
      schema: replayAnswer,
      read: ({ clocks, filters }) => ({ answer: context.reader.replay(clocks, filters) }),
    }),
  ];
}

import type { StreamKind } from '../../events/vocabulary/event-type.ts';
import type { Context } from './context.ts';
import { readingRoute } from './reading.ts';
import { historyAnswer } from './reference/event-answers.ts';
import type { Route } from './route.ts';

/** What was said of one thing: the events of its stream. `under` is the path of its register. */
export function historyRoute(
  context: Context,
  { kind, under }: { readonly kind: StreamKind; readonly under: `/${string}` },
): Route {
  return readingRoute(context, {
    path: `${under}/{id}/history`,
    question: 'history',
    summary: `Tells what was said of one ${kind}, oldest first, and what each event changed`,
    schema: historyAnswer,
    read({ clocks }, id) {
      const answer = context.reader.history(kind, id, clocks.position);
      return answer && { answer };
    },
  });
}

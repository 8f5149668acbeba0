import type { Request } from 'express';
import { Parameters } from '../reading/query/parameters.ts';
import type { Context } from './context.ts';
import { listenerOf } from './guard.ts';
import type { Full, Listening } from './live.ts';
import { issue, sendProblem, type Ending } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { liveHeaders, liveQuery } from './reference/parameters.ts';
import type { Route } from './route.ts';

/** The log as it grows, as server-sent events. */
export function liveRoute(context: Context): Route {
  return {
    method: 'get',
    path: '/api/events/live',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'The log',
      summary: 'Follows the log as server-sent events',
      description:
        'Each frame has the position as its id, the event’s type as its name and the envelope as ' +
        'its data. It begins strictly after `Last-Event-ID`, else after `after`, else with what ' +
        'is appended from now on. With `only=heads` the frames are named `head`: the position of ' +
        'the last event, how many have come, and the newest of them by name. Frames without an id ' +
        'are no part of the log: people of at least the role of contributor are also told who is ' +
        'on what (`presence`).',
      query: liveQuery,
      headers: liveHeaders,
      ends: {
        200: { description: 'A stream without end.', type: 'text/event-stream', schema: null },
      },
      problems: ['issue', 'unavailable'],
    },
    answer(request, response) {
      const asked = startOf(request, context.reader.head().position);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      response.set('Cache-Control', 'no-store, no-transform').set('X-Accel-Buffering', 'no');
      if (request.method === 'HEAD') {
        response.type('text/event-stream').end();
        return;
      }
      if (context.isStopping()) return sendProblem(request, response, stopping);
      const listener = () => listenerOf(context, request);
      const full = context.live.open(request, response, { ...asked.start, listener });
      if (full) sendProblem(request, response, endingOf(full));
    },
  };
}

type Start =
  | { readonly ok: true; readonly start: Pick<Listening, 'after' | 'told'> }
  | { readonly ok: false; readonly ending: Ending };

/** A client that comes again sends `Last-Event-ID`; it goes before the address, which is older. */
function startOf(request: Request, head: number): Start {
  const query = parseQuery(request);
  if (!query.ok) return query;
  const parameters = new Parameters(query.parameters, ['after', 'only']);
  const inQuery = parameters.one('after');
  const told = parameters.choice('only', ['events', 'heads']);
  if (parameters.issues.length > 0) return { ok: false, ending: queryIssues(parameters.issues) };
  const inHeader = request.get('Last-Event-ID') ?? null;
  const pointer = inHeader === null ? '/after' : '/Last-Event-ID';
  const text = inHeader ?? inQuery;
  if (text === null) return { ok: true, start: { after: head, told } };
  if (!/^\d{1,15}$/u.test(text))
    return { ok: false, ending: issue(pointer, 'not-a-position', 'takes a position') };
  if (Number(text) > head) {
    const message = `is not recorded yet; the head is ${head}`;
    return { ok: false, ending: issue(pointer, 'future-position', message) };
  }
  return { ok: true, start: { after: Number(text), told } };
}

const stopping: Ending = {
  end: 'unavailable',
  detail: 'The server is stopping; come again.',
  retryAfterS: 5,
};

function endingOf(full: Full): Ending {
  const retryAfterS = 30;
  return full === 'server'
    ? { end: 'unavailable', detail: 'All live streams are taken; come again.', retryAfterS }
    : {
        end: 'too-many-requests',
        detail: 'This address has its live streams already; share one among your pages.',
        retryAfterS,
      };
}

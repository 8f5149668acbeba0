import type { UndoAnswer } from '../../events/readings/editing.ts';
import type { Context } from './context.ts';
import { sendProblem } from './problems.ts';
import { undoAnswer, undoRequest } from './reference/editing-answers.ts';
import { sendMomentary } from './reply.ts';
import { parseBody } from './request-body.ts';
import { jsonEnd, type Route } from './route.ts';

/** The further events that would undo some of the log's, for an editor to look at and to append. */
export function undoRoute(context: Context): Route {
  return {
    method: 'post',
    path: '/api/undo',
    who: 'contributor',
    budget: 'appending',
    operation: {
      tag: 'Appending',
      summary: 'Tells which further events undo these, newest first, and appends nothing',
      description:
        'Send `events` on to `POST /api/events` with a reason. What was changed again since, or ' +
        'what a rule forbids, is told in `blocked` with the remedy; the rest can go without it.',
      body: undoRequest,
      ends: { 200: jsonEnd('The further events, and what is in the way.', undoAnswer) },
      problems: ['issue', 'unauthenticated', 'forbidden', 'too-large', 'unsupported-media-type'],
    },
    answer(request, response) {
      const parsed = parseBody(request, undoRequest);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const { asOf, undone, blocked } = context.archive.undo(parsed.value.positions);
      const answer: UndoAnswer = {
        asOf,
        events: undone.map(({ event }) => event),
        undoes: undone.map(({ position }) => position),
        blocked,
      };
      sendMomentary(response, answer);
    },
  };
}

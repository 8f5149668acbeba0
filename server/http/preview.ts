import type { PreviewAnswer } from '../../events/readings/editing.ts';
import { titleOf } from '../../events/things/thing.ts';
import type { Transition } from '../../events/projections/view.ts';
import { changesMade } from '../../events/things/changes.ts';
import { parseAppend } from './append-request.ts';
import { endingOf } from './append.ts';
import type { Context } from './context.ts';
import { personOf } from './guard.ts';
import { sendProblem } from './problems.ts';
import { appendHeaders, describedAppendRequest } from './reference/append.ts';
import { previewAnswer } from './reference/editing-answers.ts';
import { sendMomentary } from './reply.ts';
import { jsonEnd, type Route } from './route.ts';

/** What a request to append would change, decided as it would be, and nothing kept. */
export function previewRoute(context: Context): Route {
  return {
    method: 'post',
    path: '/api/events/preview',
    who: 'contributor',
    budget: 'appending',
    operation: {
      tag: 'Appending',
      summary: 'Tells what appending these events would change, and keeps nothing',
      description:
        'Takes what `POST /api/events` takes and ends in the same problems. Events that the log ' +
        'has already change nothing and are left out.',
      headers: appendHeaders,
      body: describedAppendRequest,
      ends: { 200: jsonEnd('What each event would change.', previewAnswer) },
      problems: [
        'issue',
        'unauthenticated',
        'forbidden',
        'conflict',
        'too-large',
        'unsupported-media-type',
        'refusal',
      ],
    },
    answer(request, response) {
      const { name, role } = personOf(request);
      const parsed = parseAppend(request, context.limits.events, role);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const { events, reason, mayRedact } = parsed;
      const preview = context.archive.preview({ events, reason, by: name, mayRedact });
      if (preview.outcome !== 'previewed') return sendProblem(request, response, endingOf(preview));
      const { asOf, transitions } = preview;
      const answer: PreviewAnswer = { asOf, events: transitions.map(describe) };
      sendMomentary(response, answer);
    },
  };
}

function describe(transition: Transition): PreviewAnswer['events'][number] {
  const { event, after } = transition;
  const { stream, version, type } = event;
  const of = after === null ? stream : titleOf(after);
  return { stream, version, type, of, changes: changesMade(transition) };
}

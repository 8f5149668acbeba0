import type { Context } from './context.ts';
import { personOf } from './guard.ts';
import { sendProblem } from './problems.ts';
import { presenceAnswer, presenceRequest } from './reference/presence.ts';
import { sendMomentary } from './reply.ts';
import { parseBody } from './request-body.ts';
import { jsonEnd, type Route } from './route.ts';

/** Presence: an open page says where its reader is, again and again, and learns who else is there. */
export function presenceRoute(context: Context): Route {
  return {
    method: 'post',
    path: '/api/presence',
    who: 'contributor',
    budget: 'reading',
    operation: {
      tag: 'Proposals',
      summary: 'Says that one is at a thing, reading or editing; answers who is there',
      description:
        'A word holds for 30 s; repeat it every 15 s. It is kept in memory only, and told to ' +
        'contributors and editors as `presence` frames of the live log.',
      body: presenceRequest,
      ends: { 200: jsonEnd('Who is there, oneself included.', presenceAnswer) },
      problems: [
        'issue',
        'unauthenticated',
        'forbidden',
        'too-large',
        'unsupported-media-type',
        'too-many-requests',
      ],
    },
    answer(request, response) {
      const parsed = parseBody(request, presenceRequest);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const told = context.passing.say({ name: personOf(request).name, ...parsed.value });
      if (told !== null) return sendMomentary(response, told);
      const detail = 'You have too many pages open that say where you are; close some.';
      sendProblem(request, response, { end: 'too-many-requests', detail, retryAfterS: 30 });
    },
  };
}

import { parseSimilarQuery } from '../reading/query/similar-query.ts';
import type { Context } from './context.ts';
import { sendProblem } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { similarAnswer } from './reference/editing-answers.ts';
import { similarQuery } from './reference/parameters.ts';
import { isUnchanged, sendJson, tagOf } from './reply.ts';
import { jsonEnd, unchangedEnd, type Route } from './route.ts';

/** Occurrences that may be the one that someone is about to tell, before it is told twice. */
export function similarRoute(context: Context): Route {
  const { reader } = context;
  return {
    method: 'get',
    path: '/api/similar',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Reading',
      summary: 'Finds occurrences like one that is about to be told, best first, at most 8',
      query: similarQuery,
      ends: {
        200: jsonEnd('Occurrences, and in what they are alike.', similarAnswer, {
          ETag: 'Names this answer; send it as If-None-Match to be told 304 if it is the same.',
        }),
        304: unchangedEnd,
      },
      problems: ['issue'],
    },
    answer(request, response) {
      const asked = parseQuery(request);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      const parsed = parseSimilarQuery(asked.parameters);
      if (!parsed.ok) return sendProblem(request, response, queryIssues(parsed.issues));
      const { position } = reader.head();
      const tag = tagOf({
        path: request.path,
        parameters: asked.parameters,
        views: context.viewVersions(),
        position,
      });
      if (isUnchanged(request, response, { tag, freshness: 'revalidate' })) return;
      sendJson(response, JSON.stringify(reader.similar(parsed.query, position)));
    },
  };
}

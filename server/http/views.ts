import type { Context } from './context.ts';
import { splitPage } from './page.ts';
import { announceNext, ask, isKnown } from './reading.ts';
import { pathOfView, queryOfQuestion } from './reference/parameters.ts';
import { viewAnswer, viewsAnswer } from './reference/view-answers.ts';
import { sendJson, sendMomentary } from './reply.ts';
import { jsonEnd, unchangedEnd, type Route } from './route.ts';
import { diffRoute } from './view-diff.ts';
import { viewNamed } from './view-named.ts';

/** The views: which there are, the rows of one, and what changed between two readings of it. */
export function viewRoutes(context: Context): readonly Route[] {
  return [viewsRoute(context), viewRoute(context), diffRoute(context)];
}

function viewsRoute({ reader }: Context): Route {
  return {
    method: 'get',
    path: '/api/views',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Reading',
      summary: 'Lists the views, and how far each has read the log',
      ends: { 200: jsonEnd('The views.', viewsAnswer) },
      problems: [],
    },
    answer(_request, response) {
      sendMomentary(response, { asOf: reader.head(), items: reader.views() });
    },
  };
}

function viewRoute(context: Context): Route {
  return {
    method: 'get',
    path: '/api/views/{name}',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Reading',
      summary: 'Gives the rows of a view under clocks and filters',
      path: pathOfView,
      query: queryOfQuestion('view'),
      ends: { 200: jsonEnd('The rows.', viewAnswer), 304: unchangedEnd },
      problems: ['issue', 'not-found'],
    },
    answer(request, response) {
      const name = viewNamed(request, response);
      if (!name) return;
      const asked = ask(context, { question: 'view', of: name }, { request, response });
      if (!asked) return;
      if (isKnown(context, { request, response, asked })) return;
      const { query } = asked;
      const found = splitPage(context.reader.view(name, query.clocks, query.filters, query.page));
      if (found.next) announceNext(context, { request, response, asked, cursor: found.next });
      sendJson(response, JSON.stringify(found.answer));
    },
  };
}

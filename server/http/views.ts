import type { Request, Response } from 'express';
import { parseDiffQuery } from '../reading/query.ts';
import { viewNames, type ViewName } from '../reading/reader.ts';
import type { Context } from './context.ts';
import { splitPage } from './page.ts';
import { sendProblem } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { announceNext, ask, isKnown } from './reading.ts';
import { diffQuery, pathOfView, queryOfQuestion } from './reference/parameters.ts';
import { diffAnswer, viewAnswer, viewsAnswer } from './reference/view-answers.ts';
import { isUnchanged, sendJson, sendMomentary, tagOf } from './reply.ts';
import { jsonEnd, pathParameter, unchangedEnd, type Route } from './route.ts';

/** The views: which there are, the rows of one, and what changed between two positions. */
export function viewRoutes(context: Context): readonly Route[] {
  return [viewsRoute(context), viewRoute(context), diffRoute(context)];
}

function viewsRoute({ reader }: Context): Route {
  return {
    method: 'get',
    path: '/api/views',
    who: 'anyone',
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
    who: 'anyone',
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

function diffRoute(context: Context): Route {
  const { reader } = context;
  return {
    method: 'get',
    path: '/api/views/{name}/diff',
    who: 'anyone',
    budget: 'reading',
    operation: {
      tag: 'Reading',
      summary: 'Tells which rows of a view were added, changed and removed between two positions',
      path: pathOfView,
      query: diffQuery,
      ends: { 200: jsonEnd('The changes.', diffAnswer), 304: unchangedEnd },
      problems: ['issue', 'not-found'],
    },
    answer(request, response) {
      const name = viewNamed(request, response);
      if (!name) return;
      const asked = parseQuery(request);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      const parsed = parseDiffQuery(asked.parameters, reader);
      if (!parsed.ok) return sendProblem(request, response, queryIssues(parsed.issues));
      const { from, to } = parsed.query;
      const views = `${context.viewVersions()}.${from}`;
      const tag = tagOf({ path: request.path, parameters: asked.parameters, views, position: to });
      if (isUnchanged(request, response, { tag, freshness: 'revalidate' })) return;
      const items = reader.diff(name, from, to);
      const [before, after] = [reader.at(from), reader.at(to)];
      const answer = {
        asOf: after,
        view: name,
        from: before,
        to: after,
        total: items.length,
        items,
      };
      sendJson(response, JSON.stringify(answer));
    },
  };
}

/** The view that the path names; ends the request with a problem if there is none. */
function viewNamed(request: Request, response: Response): ViewName | null {
  const asked = pathParameter(request, 'name');
  const name = viewNames.find((known) => known === asked);
  if (name) return name;
  const detail = `There is no such view; the views are ${viewNames.join(', ')}.`;
  sendProblem(request, response, { end: 'not-found', detail });
  return null;
}

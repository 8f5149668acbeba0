import { parseLedgerQuery } from '../reading/query/ledger-query.ts';
import type { Context } from './context.ts';
import { splitPage } from './page.ts';
import { sendProblem } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { ledgerAnswer } from './reference/event-answers.ts';
import { ledgerQuery } from './reference/parameters.ts';
import { isUnchanged, linkNext, sendJson } from './reply.ts';
import { jsonEnd, unchangedEnd, type Route } from './route.ts';
import { validatorOf } from './validator.ts';

/** What was said of anything, newest first, and what each event changed. */
export function ledgerRoute(context: Context): Route {
  const { reader } = context;
  return {
    method: 'get',
    path: '/api/ledger',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'The log',
      summary: 'Tells who said what, newest first, and what each event changed',
      query: ledgerQuery,
      ends: {
        200: jsonEnd('Events, and what they changed.', ledgerAnswer, {
          ETag: 'Names this answer; send it as If-None-Match to be told 304 if it is the same.',
          Link: 'The next page, rel="next"; absent on the last one.',
        }),
        304: unchangedEnd,
      },
      problems: ['issue'],
    },
    answer(request, response) {
      const asked = parseQuery(request);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      const { parameters } = asked;
      const parsed = parseLedgerQuery(parameters, reader);
      if (!parsed.ok) return sendProblem(request, response, queryIssues(parsed.issues));
      const { page, isFixed } = parsed.query;
      const { path } = request;
      const isNamed = parameters.has('asOf') || parameters.has('cursor');
      const of = { path, parameters, positions: [page.position], isNamed: isNamed && isFixed };
      if (isUnchanged(request, response, validatorOf(context, of))) return;
      const { answer, next } = splitPage(reader.ledger(page));
      if (next) {
        const following = new URLSearchParams(parameters);
        following.set('asOf', `seq:${page.position}`);
        following.set('cursor', next);
        linkNext(response, context.publicUrl, { path, parameters: following });
      }
      sendJson(response, JSON.stringify(answer));
    },
  };
}

import type { Context } from './context.ts';
import { historyRoute } from './history.ts';
import { announceMementos, linkToMementos } from './memento/original.ts';
import { splitPage } from './page.ts';
import { ask, readingRoute, sendAbsent } from './reading.ts';
import { pathOfThing, queryOfQuestion } from './reference/parameters.ts';
import { occurrenceAnswer, occurrencesAnswer } from './reference/occurrence-answers.ts';
import { isUnchanged, sendJson } from './reply.ts';
import { jsonEnd, pathParameter, unchangedEnd, type Route } from './route.ts';
import { redactedSince } from './validator.ts';

const remembered = { kind: 'occurrence', under: '/api/occurrences' } as const;

/** The occurrences: their list, each one whole, and what was said of it. */
export function occurrenceRoutes(context: Context): readonly Route[] {
  const { reader } = context;
  return [
    readingRoute(context, {
      path: '/api/occurrences',
      question: 'occurrences',
      summary: 'Lists occurrences under clocks and filters',
      schema: occurrencesAnswer,
      read: ({ clocks, filters, sort, page }) =>
        splitPage(reader.occurrences(clocks, filters, sort, page)),
    }),
    occurrenceRoute(context),
    historyRoute(context, remembered),
  ];
}

/**
 * One occurrence whole. Its tag is the version of its stream, which `If-Match` takes when it is
 * appended to. Other streams show in the answer too (the title of a source, a relation said of
 * another occurrence), so that no cache may keep an answer that does not name its position.
 */
function occurrenceRoute(context: Context): Route {
  const question = 'occurrence';
  return {
    method: 'get',
    path: '/api/occurrences/{id}',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Reading',
      summary: 'Gives one occurrence whole',
      description:
        'The tag is the version of its stream. A 304 says that nothing more was said of this ' +
        'occurrence itself; what others say of it may have changed.',
      path: pathOfThing,
      query: queryOfQuestion(question),
      ends: {
        200: jsonEnd('The occurrence.', occurrenceAnswer, {
          ETag: 'The version of its stream, for If-Match and If-None-Match.',
          Link: linkToMementos,
        }),
        304: unchangedEnd,
      },
      problems: ['issue', 'not-found'],
    },
    answer(request, response) {
      const asked = ask(context, { question }, { request, response });
      if (!asked) return;
      const { parameters } = asked;
      if (!announceMementos(context, remembered, { request, response, parameters })) return;
      const answer = context.reader.occurrence(pathParameter(request, 'id'), asked.query.clocks);
      if (!answer) return sendAbsent(request, response, asked);
      // What was redacted since, here or of what is named here, is told otherwise than before.
      const since = redactedSince(context, [asked.query.clocks.position]);
      const { version } = answer.occurrence;
      const tag = since === null ? `"${version}"` : `"${version}-${since}"`;
      const freshness = asked.isNamed ? 'named' : 'none';
      if (isUnchanged(request, response, { tag, freshness })) return;
      sendJson(response, JSON.stringify(answer));
    },
  };
}

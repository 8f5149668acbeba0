import type { Response } from 'express';
import { datedClock, parseDiffQuery, type DiffQuery } from '../reading/query/diff-query.ts';
import type { Context } from './context.ts';
import { splitPage } from './page.ts';
import { sendProblem } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { diffQuery, pathOfView } from './reference/parameters.ts';
import { diffAnswer } from './reference/diff-answer.ts';
import { isUnchanged, linkNext, sendJson } from './reply.ts';
import { jsonEnd, unchangedEnd, type Operation, type Route } from './route.ts';
import { viewNamed } from './view-named.ts';
import { validatorOf } from './validator.ts';

const operation: Operation = {
  tag: 'Reading',
  summary: 'Tells which rows of a view were added, changed and removed between two readings',
  description:
    'Between two positions or instants, two dates by which something had happened (`until`) or ' +
    'could be known (`knownBy`), or any mixture: `from=until:2015&to=until:2018`. Each change ' +
    'tells the fields that differ and the events responsible.',
  path: pathOfView,
  query: diffQuery,
  ends: {
    200: jsonEnd('The changes.', diffAnswer, {
      ETag: 'Names this answer; send it as If-None-Match to be told 304 if it is the same.',
      Link: 'The next page, rel="next"; absent on the last one.',
    }),
    304: unchangedEnd,
  },
  problems: ['issue', 'not-found'],
};

/** What changed between two readings of a view. */
export function diffRoute(context: Context): Route {
  const { reader } = context;
  return {
    method: 'get',
    path: '/api/views/{name}/diff',
    who: 'reader',
    budget: 'reading',
    operation,
    answer(request, response) {
      const view = viewNamed(request, response);
      if (!view) return;
      const asked = parseQuery(request);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      const { parameters } = asked;
      const parsed = parseDiffQuery(parameters, reader, view);
      if (!parsed.ok) return sendProblem(request, response, queryIssues(parsed.issues));
      const { question, page, isFixed } = parsed.query;
      const { path } = request;
      const of = { path, parameters, positions: positionsOf(parsed.query), isNamed: isFixed };
      if (isUnchanged(request, response, validatorOf(context, of))) return;
      const { answer, next } = splitPage(reader.diff(question, page));
      if (next) announceNext(context, { response, path, parameters, asked: parsed.query, next });
      sendJson(response, JSON.stringify(answer));
    },
  };
}

/** The next page names the positions of this one on both sides, so that it never changes. */
function announceNext(
  { publicUrl }: Context,
  page: {
    readonly response: Response;
    readonly path: string;
    readonly parameters: URLSearchParams;
    readonly asked: DiffQuery;
    readonly next: string;
  },
): void {
  const { response, path, asked, next } = page;
  const parameters = new URLSearchParams(page.parameters);
  const [from, to] = positionsOf(asked);
  for (const [side, position] of [['from', from] as const, ['to', to] as const]) {
    const dates = parameters.getAll(side).filter((text) => datedClock.test(text));
    parameters.delete(side);
    for (const date of dates) parameters.append(side, date);
    parameters.append(side, `seq:${position}`);
  }
  parameters.delete('asOf');
  parameters.set('cursor', next);
  linkNext(response, publicUrl, { path, parameters });
}

function positionsOf({ question }: DiffQuery): readonly [from: number, to: number] {
  return [question.from.clocks.position, question.to.clocks.position];
}

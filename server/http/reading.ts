import type { Request, Response } from 'express';
import type { z } from 'zod';
import { parseReadingQuery, type QuestionName, type ReadingQuery } from '../reading/query.ts';
import type { Context } from './context.ts';
import { announceMementos, linkToMementos, type Remembered } from './memento/original.ts';
import { sendProblem } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { pathOfThing, queryOfQuestion } from './reference/parameters.ts';
import { isUnchanged, linkNext, sendJson } from './reply.ts';
import { jsonEnd, pathParameter, unchangedEnd, type Operation, type Route } from './route.ts';
import { validatorOf } from './validator.ts';

/** A reading of the archive, from which a route is made. */
export interface ReadingRoute {
  readonly path: `/${string}`;
  readonly question: QuestionName;
  /** The register that is listed, where several answer the same question. */
  readonly of?: string;
  readonly summary: string;
  readonly description?: string;
  readonly schema: z.ZodType;
  /** The register whose things it gives with the links to their mementos; absent: it does not. */
  readonly remembered?: Remembered;
  /** Reads; null: there is no such thing. `id` is the one in the path, or empty. */
  read(query: ReadingQuery, id: string): Found | null;
}

/** What a reading found. */
export interface Found {
  readonly answer: object;
  /** The cursor of the next page; null or absent: there is none. */
  readonly next?: string | null;
}

/** What was asked, parsed. */
export interface Asked {
  readonly query: ReadingQuery;
  readonly parameters: URLSearchParams;
  /** Whether the address names the position that is read, so that the answer stays as it is. */
  readonly isNamed: boolean;
}

/**
 * Makes the route of a reading: parses the question, answers 304 where the client has the answer
 * already, and announces the next page.
 */
export function readingRoute(context: Context, reading: ReadingRoute): Route {
  const { remembered } = reading;
  return {
    method: 'get',
    path: reading.path,
    who: 'reader',
    budget: 'reading',
    operation: operationOf(reading),
    answer(request, response) {
      const asked = ask(context, reading, { request, response });
      if (!asked) return;
      const { parameters } = asked;
      if (remembered && !announceMementos(context, remembered, { request, response, parameters }))
        return;
      if (isKnown(context, { request, response, asked })) return;
      const found = reading.read(asked.query, pathParameter(request, 'id'));
      if (!found) return sendAbsent(request, response, asked);
      if (found.next) announceNext(context, { request, response, asked, cursor: found.next });
      sendJson(response, JSON.stringify(found.answer));
    },
  };
}

/** Parses what a request asks; ends it with a problem and gives null if it does not parse. */
export function ask(
  context: Context,
  reading: { readonly question: QuestionName; readonly of?: string },
  { request, response }: { readonly request: Request; readonly response: Response },
): Asked | null {
  const query = parseQuery(request);
  if (!query.ok) {
    sendProblem(request, response, query.ending);
    return null;
  }
  const { parameters } = query;
  const parsed = parseReadingQuery(parameters, context.reader, reading.question, reading.of);
  if (!parsed.ok) {
    sendProblem(request, response, queryIssues(parsed.issues));
    return null;
  }
  // Only an address that names the position, itself or in its cursor, means the same later.
  const isNamed = parameters.has('asOf') || parameters.has('cursor');
  return { query: parsed.query, parameters, isNamed: isNamed && parsed.query.isFixed };
}

/** Ends a request for a thing that the archive does not have at the position asked for. */
export function sendAbsent(request: Request, response: Response, asked: Asked): void {
  const detail = `There is no ${request.path} at position ${asked.query.clocks.position}.`;
  sendProblem(request, response, { end: 'not-found', detail });
}

/** Whether the client has the answer already; it follows from its address, views and position. */
export function isKnown(
  context: Context,
  one: { readonly request: Request; readonly response: Response; readonly asked: Asked },
): boolean {
  const { request, response, asked } = one;
  const { parameters, isNamed, query } = asked;
  const of = { path: request.path, parameters, positions: [query.clocks.position], isNamed };
  return isUnchanged(request, response, validatorOf(context, of));
}

/** The next page is pinned to the position of this one, so that nothing is skipped or told twice. */
export function announceNext(
  context: Context,
  page: {
    readonly request: Request;
    readonly response: Response;
    readonly asked: Asked;
    readonly cursor: string;
  },
): void {
  const { request, response, asked, cursor } = page;
  const parameters = new URLSearchParams(asked.parameters);
  parameters.set('asOf', `seq:${asked.query.clocks.position}`);
  parameters.set('cursor', cursor);
  linkNext(response, context.publicUrl, { path: request.path, parameters });
}

function operationOf(reading: ReadingRoute): Operation {
  const isPaged = reading.question !== 'timeline' && !reading.path.includes('{id}');
  const hasId = reading.path.includes('{id}');
  return {
    tag: 'Reading',
    summary: reading.summary,
    ...(reading.description && { description: reading.description }),
    ...(hasId && { path: pathOfThing }),
    query: queryOfQuestion(reading.question),
    ends: {
      200: jsonEnd('The answer, and the position it was read at.', reading.schema, {
        ETag: 'Names this answer; send it as If-None-Match to be told 304 if it is the same.',
        ...(isPaged && { Link: 'The next page, rel="next"; absent on the last one.' }),
        ...(reading.remembered && { Link: linkToMementos }),
      }),
      304: unchangedEnd,
    },
    problems: hasId ? ['issue', 'not-found'] : ['issue'],
  };
}

import type { Archive } from '../archive.ts';
import { findEventType } from '../../events/vocabulary/event.ts';
import { parseStream } from '../../events/vocabulary/event-type.ts';
import { envelopeText } from '../exchange/envelope.ts';
import { Parameters, type QueryIssue } from '../reading/query/parameters.ts';
import { takePosition } from '../reading/query/clocks.ts';
import type { Reader } from '../reading/reader.ts';
import type { Context } from './context.ts';
import { sendProblem } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { logAnswer } from './reference/event-answers.ts';
import { logQuery } from './reference/parameters.ts';
import { isUnchanged, linkNext, sendJson } from './reply.ts';
import { jsonEnd, unchangedEnd, type Route } from './route.ts';
import { validatorOf } from './validator.ts';

/** The events of a page of the log when no limit is asked for, and the most that can be. */
const eventsDefault = 100;
const eventsMax = 1_000;

interface LogQuestion {
  readonly after: number;
  readonly limit: number;
  readonly stream: string | null;
  readonly type: string | null;
  /** The last position that is read. */
  readonly position: number;
  readonly isNamed: boolean;
}

/** The log, in order, envelopes whole; `data` is the exact text that was stored. */
export function logRoute(context: Context): Route {
  return {
    method: 'get',
    path: '/api/events',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'The log',
      summary: 'Reads the log in order, strictly after a position',
      query: logQuery,
      ends: {
        200: jsonEnd('Events of the log.', logAnswer, {
          ETag: 'Names this answer.',
          Link: 'The events that follow, rel="next"; absent when there are none yet.',
        }),
        304: unchangedEnd,
      },
      problems: ['issue'],
    },
    answer(request, response) {
      const asked = parseQuery(request);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      const { parameters } = asked;
      const question = parseLogQuestion(parameters, context.reader);
      if ('issues' in question) return sendProblem(request, response, queryIssues(question.issues));
      const { position } = question;
      const { path } = request;
      const of = { path, parameters, positions: [position], isNamed: question.isNamed };
      if (isUnchanged(request, response, validatorOf(context, { ...of, madeOf: 'log' }))) return;
      const page = readPage(context.archive, question);
      if (page.next !== null) {
        const next = new URLSearchParams(parameters);
        next.set('after', String(page.next));
        linkNext(response, context.publicUrl, { path: request.path, parameters: next });
      }
      const asOf = JSON.stringify(context.reader.at(position));
      sendJson(response, `{"asOf":${asOf},"items":[${page.texts.join(',')}]}`);
    },
  };
}

function parseLogQuestion(
  raw: URLSearchParams,
  reader: Reader,
): LogQuestion | { readonly issues: readonly QueryIssue[] } {
  const parameters = new Parameters(raw, ['after', 'limit', 'stream', 'type', 'asOf']);
  const { position, by } = takePosition(parameters, reader);
  const stream = parameters.one('stream');
  if (stream !== null && !parseStream(stream))
    parameters.refuse('stream', 'not-a-stream', 'takes a stream’s name, such as source-7f3');
  const type = parameters.one('type');
  if (type !== null && !findEventType(type))
    parameters.refuse('type', 'unknown-type', 'there is no such event type');
  const question: LogQuestion = {
    after: takeAfter(parameters),
    limit: parameters.count('limit', { max: eventsMax, fallback: eventsDefault }),
    stream,
    type,
    position,
    isNamed: by === 'seq',
  };
  return parameters.issues.length > 0 ? { issues: parameters.issues } : question;
}

/** Takes the position that reading goes on strictly after; absent: 0, from the beginning. */
export function takeAfter(parameters: Parameters): number {
  const text = parameters.one('after');
  if (text === null || /^\d{1,15}$/u.test(text)) return Number(text ?? 0);
  parameters.refuse('after', 'not-a-position', 'takes a position, 0 or greater');
  return 0;
}

function readPage(
  archive: Archive,
  { after, limit, stream, type, position }: LogQuestion,
): { readonly texts: readonly string[]; readonly next: number | null } {
  const events = archive
    .read({ after, limit: limit + 1, ...(stream && { stream }), ...(type && { type }) })
    .filter((event) => event.position <= position);
  const page = events.slice(0, limit);
  const last = page.at(-1);
  return {
    texts: page.map(envelopeText),
    next: events.length > limit && last ? last.position : null,
  };
}

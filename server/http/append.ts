import type { Request, Response } from 'express';
import type { Outcome, Receipt } from '../archive.ts';
import { parseStream } from '../../events/vocabulary/event-type.ts';
import { parseAppend } from './append-request.ts';
import { bytesOf } from './body.ts';
import type { Context } from './context.ts';
import { personOf } from './guard.ts';
import { sendProblem, type Ending } from './problems.ts';
import { appendedAnswer, appendHeaders, describedAppendRequest } from './reference/append.ts';
import { basePath, sendMomentary } from './reply.ts';
import { jsonEnd, type Route } from './route.ts';

const receiptHeaders = {
  Location: 'Where what was appended can be read.',
  ETag: 'The new version of the stream, if one event was appended.',
};

/** Appending: one request is one transaction over any number of streams, all or nothing. */
export function appendRoute(context: Context): Route {
  return {
    method: 'post',
    path: '/api/events',
    who: 'editor',
    budget: 'appending',
    operation: {
      tag: 'Appending',
      summary: 'Appends events, all or none',
      description:
        'What is answered 201 survives a power cut. What got no answer may be sent again: events ' +
        'with the same ids and content are recorded once. `EventRedacted` is for administrators.',
      headers: appendHeaders,
      body: describedAppendRequest,
      ends: {
        200: jsonEnd('These events were recorded before.', appendedAnswer, receiptHeaders),
        201: jsonEnd('The events are recorded.', appendedAnswer, receiptHeaders),
      },
      problems: [
        'issue',
        'unauthenticated',
        'forbidden',
        'conflict',
        'too-large',
        'unsupported-media-type',
        'refusal',
        'unavailable',
      ],
    },
    async answer(request, response) {
      const { name, role } = personOf(request);
      const parsed = parseAppend(request, context.limits.events, role);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const { events, reason, mayRedact } = parsed;
      const outcome = await context.appending.append(
        { events, reason, by: name, mayRedact },
        bytesOf(request).length,
      );
      if (outcome.outcome === 'appended') context.metrics.countAppended(events.length);
      sendOutcome(request, response, { outcome, base: basePath(context.publicUrl) });
    },
  };
}

function sendOutcome(
  request: Request,
  response: Response,
  { outcome, base }: { readonly outcome: Outcome; readonly base: string },
): void {
  switch (outcome.outcome) {
    case 'appended':
      response.status(201);
      return sendReceipts(response, base, outcome.receipts);
    case 'repeated':
      return sendReceipts(response, base, outcome.receipts);
    case 'issues':
    case 'refused':
    case 'conflict':
      return sendProblem(request, response, endingOf(outcome));
  }
}

/** How a request ends whose events were not taken. */
export function endingOf(
  outcome: Exclude<Outcome, { readonly outcome: 'appended' | 'repeated' }>,
): Ending {
  switch (outcome.outcome) {
    case 'issues':
      return { end: 'issue', issues: outcome.issues };
    case 'refused':
      return { end: 'refusal', refusals: outcome.refusals };
    case 'conflict':
      return { end: 'conflict', conflicts: outcome.conflicts };
  }
}

function sendReceipts(response: Response, base: string, receipts: readonly Receipt[]): void {
  const first = receipts[0];
  const last = receipts.at(-1);
  if (!first || !last) throw new Error('The archive gave no receipt.');
  response.set('Location', base + locationOf(receipts, first));
  if (receipts.length === 1) response.set('ETag', `"${first.version}"`);
  const asOf = { position: last.position, recordedAt: last.recordedAt };
  sendMomentary(response, { asOf, events: receipts });
}

/** The thing that was appended to; of several things, the events themselves. */
function locationOf(receipts: readonly Receipt[], first: Receipt): string {
  const stream = parseStream(first.stream);
  if (stream && receipts.every((receipt) => receipt.stream === first.stream))
    return `/api/${stream.kind}s/${stream.id}`;
  return `/api/events?after=${first.position - 1}&limit=${receipts.length}`;
}

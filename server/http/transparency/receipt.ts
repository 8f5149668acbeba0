import type { Request, Response } from 'express';
import { z } from 'zod';
import { printReceipt, type Receipt } from '../../../events/transparency/receipt.ts';
import { nodeHashing } from '../../transparency/hashing.ts';
import { sizeOfSeal } from '../../transparency/seals.ts';
import type { Transparency } from '../../transparency/transparency.ts';
import type { Context } from '../context.ts';
import { issue, sendProblem } from '../problems.ts';
import { setFreshness } from '../reply.ts';
import { pathParameter, type Route } from '../route.ts';

/** The receipt of one event: the event, the proof that the log has it, and the seal over the log. */
export function receiptRoute(context: Context): Route {
  return {
    method: 'get',
    path: '/api/events/{position}/receipt',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Transparency',
      summary: 'Gives the receipt of one event, which can be checked offline',
      description:
        'A C2SP tlog-proof whose extra data is the event, with the salt that binds its data. ' +
        '`regesta verify <file>` checks it.',
      path: z.strictObject({
        position: z.int().min(1).meta({ description: 'The position of the event.' }),
      }),
      ends: {
        200: { description: 'The receipt.', type: 'text/plain', schema: z.string() },
      },
      problems: ['issue', 'not-found'],
    },
    answer(request, response) {
      const text = pathParameter(request, 'position');
      if (!/^[1-9]\d{0,14}$/u.test(text))
        return sendProblem(request, response, issue('/position', 'not-a-position', 'is a number'));
      const receipt = receiptOf(context.transparency, Number(text));
      if (!receipt) return sendNoEvent(request, response);
      setFreshness(response, 'none');
      response.attachment(`event-${text}.tlog-proof`).type('text/plain; charset=utf-8');
      response.send(printReceipt(receipt, nodeHashing.utf8));
    },
  };
}

/**
 * The receipt of the event at a position, under the published seal, or, if that is not yet over the
 * event, under the seal of now; null: there is no such event.
 */
export function receiptOf(
  { bindings, published, tree }: Transparency,
  position: number,
): Receipt | null {
  const [bound] = bindings.page(position - 1, 1);
  if (bound?.position !== position) return null;
  const seal = published(position);
  if (seal === null) return null;
  const size = sizeOfSeal(seal);
  const { data, salt, commitment, ...head } = bound;
  // A mirror may have events that no seal it has come to is over.
  if (position > size) return null;
  const index = position - 1;
  return {
    event: { head, data: salt === null ? null : data, salt, commitment },
    proof: { index, proof: tree.inclusion(index, size), seal },
  };
}

function sendNoEvent(request: Request, response: Response): void {
  const detail = 'The log has no event at this position yet.';
  sendProblem(request, response, { end: 'not-found', detail });
}

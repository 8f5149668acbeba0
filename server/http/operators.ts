import { z } from 'zod';
import type { Context } from './context.ts';
import { sendProblem } from './problems.ts';
import { sendMomentary } from './reply.ts';
import { jsonEnd, type Operation, type Route, type Who } from './route.ts';

const healthAnswer = z.strictObject({ status: z.literal('ok') }).meta({ id: 'HealthAnswer' });

const readyAnswer = z
  .strictObject({ status: z.literal('ready'), position: z.int().min(0) })
  .meta({ id: 'ReadyAnswer' });

/** What operators ask: does it live, can it answer, what has it done. */
export function operatorRoutes(context: Context): readonly Route[] {
  return [
    operatorRoute('/healthz', {
      summary: 'Says that the process lives',
      ends: { 200: jsonEnd('It lives.', healthAnswer) },
      problems: [],
      answer: (_request, response) => sendMomentary(response, { status: 'ok' }),
    }),
    operatorRoute('/readyz', {
      summary: 'Says whether the server can answer',
      ends: { 200: jsonEnd('It can.', readyAnswer) },
      problems: ['fault', 'unavailable'],
      answer(request, response) {
        // Reads the archive: a disk that is gone shows here.
        const { position } = context.reader.head();
        if (!context.isStopping()) return sendMomentary(response, { status: 'ready', position });
        const detail = 'The server is stopping.';
        sendProblem(request, response, { end: 'unavailable', detail, retryAfterS: 5 });
      },
    }),
    operatorRoute('/metrics', {
      who: 'operator',
      summary: 'Gives counts and times in the text format of Prometheus',
      ends: {
        200: { description: 'The metrics.', type: 'text/plain', schema: z.string() },
      },
      problems: ['unauthenticated', 'forbidden'],
      async answer(_request, response) {
        const text = await context.metrics.text();
        response.set('Cache-Control', 'no-store');
        response.type(context.metrics.contentType).send(text);
      },
    }),
  ];
}

function operatorRoute(
  path: `/${string}`,
  of: Pick<Operation, 'summary' | 'ends' | 'problems'> & Pick<Route, 'answer'> & { who?: Who },
): Route {
  const { who = 'anyone', summary, ends, problems, answer } = of;
  const operation: Operation = { tag: 'Operators', summary, ends, problems };
  return { method: 'get', path, who, budget: 'none', operation, answer };
}

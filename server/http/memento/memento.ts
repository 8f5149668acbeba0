import type { z } from 'zod';
import type { Clocks } from '../../../events/readings/clocks.ts';
import type { Context } from '../context.ts';
import { sendProblem } from '../problems.ts';
import { pathOfMemento } from '../reference/parameters.ts';
import { isUnchanged, sendJson } from '../reply.ts';
import { jsonEnd, pathParameter, unchangedEnd, type Route } from '../route.ts';
import { writeHttpDate } from './http-date.ts';
import {
  addressesOf,
  mementoLinks,
  originalLink,
  timegateLink,
  timemapLink,
  writeLinks,
} from './links.ts';
import type { Remembered } from './original.ts';
import { parametersUnknown } from './parameters-unknown.ts';
import { validatorOf } from '../validator.ts';

/** A register whose things can be read as they were. */
export interface Readable extends Remembered {
  readonly schema: z.ZodType;
  /** Reads the thing of an id; null: there is none. */
  read(id: string, clocks: Clocks): object | null;
}

/**
 * The mementos of each thing of a register: the thing read at a position at which an event was added
 * to its stream, the same bytes as under `asOf=seq:` and the position. It has an address of its own
 * since a client that follows a TimeGate sends `Accept-Datetime` on, which `asOf` does not go with;
 * here it is not looked at.
 */
export function mementoRoute(context: Context, register: Readable): Route {
  const { kind, under } = register;
  return {
    method: 'get',
    path: `/memento/{position}${under}/{id}`,
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Memento',
      summary: `Gives one ${kind} as it was once an event of its own was recorded`,
      description: 'A memento (RFC 7089). It never changes. The TimeMap lists them all.',
      path: pathOfMemento,
      ends: {
        200: jsonEnd('The answer, and the position it was read at.', register.schema, {
          ETag: 'Names this answer.',
          'Memento-Datetime': 'When it was recorded, as an HTTP-date.',
          Link: 'The thing itself (original), its timegate and timemap, and mementos around it.',
        }),
        304: unchangedEnd,
      },
      problems: ['issue', 'not-found'],
    },
    answer(request, response) {
      const slip = parametersUnknown(request);
      if (slip) return sendProblem(request, response, slip);
      const id = pathParameter(request, 'id');
      const addresses = addressesOf(context.publicUrl, under, id);
      const versions = context.reader.versions(kind, id);
      const named = pathParameter(request, 'position');
      const at = versions.findIndex(({ position }) => `${position}` === named);
      const version = versions[at];
      const answer = version && register.read(id, clocksAt(version.position));
      if (!answer) {
        const detail = `There is no such memento; ${addresses.timemap} lists those there are.`;
        return sendProblem(request, response, { end: 'not-found', detail });
      }
      const around = mementoLinks(addresses, versions, at);
      const own = [originalLink(addresses), timegateLink(addresses), timemapLink(addresses)];
      response.set('Memento-Datetime', writeHttpDate(version.recordedAt));
      response.set('Link', writeLinks([...own, ...around]));
      const { path } = request;
      const { position } = version;
      const parameters = new URLSearchParams();
      const of = { path, parameters, positions: [position], isNamed: true };
      if (isUnchanged(request, response, validatorOf(context, of))) return;
      sendJson(response, JSON.stringify(answer));
    },
  };
}

/** The clocks of a thing that is read at a position, and asked nothing else. */
function clocksAt(position: number): Clocks {
  const days = { fromDay: null, toDay: null, untilDay: null, knownByDay: null };
  return { ...days, match: 'possible', position };
}

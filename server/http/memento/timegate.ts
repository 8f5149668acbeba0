import { DateTime } from 'luxon';
import { z } from 'zod';
import type { RecordedVersion } from '../../reading/reader.ts';
import type { Context } from '../context.ts';
import { issue, sendProblem, type Ending } from '../problems.ts';
import { pathOfThing } from '../reference/parameters.ts';
import { pathParameter, type Route } from '../route.ts';
import { readHttpDate } from './http-date.ts';
import { addressesOf, mementoLinks, originalLink, timemapLink, writeLinks } from './links.ts';
import type { Remembered } from './original.ts';
import { setFreshness } from '../reply.ts';
import { parametersUnknown } from './parameters-unknown.ts';

const gateHeaders = z.object({
  'Accept-Datetime': z
    .string()
    .optional()
    .meta({
      description:
        'The instant to go to, as an HTTP-date: `Thu, 01 Oct 2026 12:00:00 GMT`. Default: the last ' +
        'memento.',
    }),
});

/**
 * The TimeGate of each thing of a register (RFC 7089, section 4.2.1): leads to the last
 * memento recorded at or before an instant. HTTP-dates have seconds: of several mementos within the
 * second asked for it is the last. Before the first memento it is the first.
 */
export function timegateRoute(context: Context, { kind, under }: Remembered): Route {
  return {
    method: 'get',
    path: `/timegate${under}/{id}`,
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Memento',
      summary: `Leads to one ${kind} as it was recorded at an instant`,
      description: 'A TimeGate (RFC 7089). A weekday that is not the date’s is let pass.',
      path: pathOfThing,
      headers: gateHeaders,
      ends: {
        302: {
          description: 'To the memento.',
          type: '',
          schema: null,
          headers: {
            Location: 'The memento.',
            Vary: 'Always accept-datetime.',
            Link: 'The thing itself (original), its timemap, and mementos around the one found.',
          },
        },
      },
      problems: ['issue', 'not-found'],
    },
    answer(request, response) {
      const id = pathParameter(request, 'id');
      const addresses = addressesOf(context.publicUrl, under, id);
      const original = originalLink(addresses);
      response.vary('accept-datetime');
      const end = (ending: Ending): void =>
        sendProblem(request, response, { ...ending, link: writeLinks([original]) });
      const slip = parametersUnknown(request);
      if (slip) return end(slip);
      const versions = context.reader.versions(kind, id);
      if (versions.length === 0)
        return end({ end: 'not-found', detail: `There is no ${kind} with this id: ${id}.` });
      const asked = request.get('Accept-Datetime');
      const instant = asked === undefined ? null : readHttpDate(asked, DateTime.utc().year);
      if (asked !== undefined && instant === null) return end(notADate);
      const at = indexAt(versions, instant);
      const mementos = mementoLinks(addresses, versions, at);
      const link = writeLinks([original, timemapLink(addresses), ...mementos]);
      setFreshness(response.set('Link', link).set('Content-Length', '0'), 'revalidate');
      response
        .set('Location', addresses.memento(versions[at]?.position ?? 0))
        .status(302)
        .end();
    },
  };
}

/** The version that stood at the end of a second; null: the last of all. */
function indexAt(versions: readonly RecordedVersion[], instant: string | null): number {
  if (instant === null) return versions.length - 1;
  const after = versions.findIndex(({ recordedAt }) => recordedAt > instant);
  return after === -1 ? versions.length - 1 : Math.max(0, after - 1);
}

const notADate = issue(
  '/Accept-Datetime',
  'not-an-http-date',
  'takes an HTTP-date in GMT, such as Thu, 01 Oct 2026 12:00:00 GMT',
);

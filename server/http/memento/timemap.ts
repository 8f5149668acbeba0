import { z } from 'zod';
import { Parameters } from '../../reading/query/parameters.ts';
import { limitMax } from '../../reading/query/questions.ts';
import type { RecordedVersion } from '../../reading/reader.ts';
import type { Context } from '../context.ts';
import { takeAfter } from '../events.ts';
import { sendProblem } from '../problems.ts';
import { parseQuery, queryIssues } from '../query.ts';
import { mapQuery, pathOfThing } from '../reference/parameters.ts';
import { digest, isUnchanged } from '../reply.ts';
import { pathParameter, unchangedEnd, type Route } from '../route.ts';
import { writeHttpDate } from './http-date.ts';
import {
  addressesOf,
  linkFormat,
  mementoLink,
  originalLink,
  timegateLink,
  writeLinks,
  type Addresses,
  type LinkValue,
} from './links.ts';
import type { Remembered } from './original.ts';

/** A page of a map: the mementos strictly after a position, at most so many. */
interface MapPage {
  readonly after: number;
  readonly limit: number;
}

/**
 * The TimeMap of each thing of a register (RFC 7089, section 5): all of its mementos, oldest first. A
 * long one has pages; each links to those beside it as maps of their own, with the stretch of time
 * that each is about (`from`, `until`).
 */
export function timemapRoute(context: Context, { kind, under }: Remembered): Route {
  return {
    method: 'get',
    path: `/timemap${under}/{id}`,
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'Memento',
      summary: `Lists the mementos of one ${kind}`,
      description: 'A TimeMap (RFC 7089): links in the format of RFC 6690, one to a line.',
      path: pathOfThing,
      query: mapQuery,
      ends: {
        200: { description: 'The links.', type: linkFormat, schema: z.string(), headers },
        304: unchangedEnd,
      },
      problems: ['issue', 'not-found'],
    },
    answer(request, response) {
      const asked = parseQuery(request);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      const parameters = new Parameters(asked.parameters, ['after', 'limit']);
      const after = takeAfter(parameters);
      const limit = parameters.count('limit', { max: limitMax, fallback: limitMax });
      if (parameters.issues.length > 0)
        return sendProblem(request, response, queryIssues(parameters.issues));
      const id = pathParameter(request, 'id');
      const versions = context.reader.versions(kind, id);
      if (versions.length === 0) {
        const detail = `There is no ${kind} with this id: ${id}.`;
        return sendProblem(request, response, { end: 'not-found', detail });
      }
      const addresses = addressesOf(context.publicUrl, under, id);
      const text = `${writeLinks(linksOf(addresses, versions, { after, limit }), ',\n')}\n`;
      const tag = `W/"${digest(text)}"`;
      if (isUnchanged(request, response, { tag, freshness: 'revalidate' })) return;
      response.type(linkFormat).send(Buffer.from(text));
    },
  };
}

const headers = { ETag: 'Names this answer.' };

function linksOf(
  addresses: Addresses,
  versions: readonly RecordedVersion[],
  { after, limit }: MapPage,
): readonly LinkValue[] {
  const found = versions.findIndex(({ position }) => position > after);
  const start = found === -1 ? versions.length : found;
  const last = versions.length - 1;
  const page = versions.slice(start, start + limit).map((version, index) => {
    const places = [
      ...(start + index === 0 ? ['first'] : []),
      ...(start + index === last ? ['last'] : []),
    ];
    return mementoLink(addresses, version, places);
  });
  const link = (rel: string, from: number): LinkValue => {
    const before = versions[from - 1]?.position ?? 0;
    return pageLink(addresses, { rel, after: before, limit }, versions.slice(from, from + limit));
  };
  return [
    originalLink(addresses),
    link('self', start),
    timegateLink(addresses),
    ...(start > 0 ? [link('timemap', Math.max(0, start - limit))] : []),
    ...page,
    ...(start + limit <= last ? [link('timemap', start + limit)] : []),
  ];
}

/** A page as a map of its own; whatever the default is goes without saying in its address. */
function pageLink(
  { timemap }: Addresses,
  { rel, after, limit }: MapPage & { readonly rel: string },
  versions: readonly RecordedVersion[],
): LinkValue {
  const asked = new URLSearchParams();
  if (after > 0) asked.set('after', `${after}`);
  if (limit !== limitMax) asked.set('limit', `${limit}`);
  const [first, last] = [versions[0], versions.at(-1)];
  return {
    target: asked.size === 0 ? timemap : `${timemap}?${asked}`,
    rel,
    type: linkFormat,
    ...(first && { from: writeHttpDate(first.recordedAt) }),
    ...(last && { until: writeHttpDate(last.recordedAt) }),
  };
}

import type { Request, Response } from 'express';
import type { StreamKind } from '../../../events/vocabulary/event-type.ts';
import type { Context } from '../context.ts';
import { issue, sendProblem } from '../problems.ts';
import { pathParameter } from '../route.ts';
import { addressesOf, originalLink, timegateLink, timemapLink, writeLinks } from './links.ts';

/** A register whose things have mementos: the kind of their streams, and its path. */
export interface Remembered {
  readonly kind: StreamKind;
  readonly under: `/${string}`;
}

/** What the reference says of that `Link`. */
export const linkToMementos = 'The TimeGate (timegate) and the TimeMap (timemap) of this address.';

/**
 * Links a thing to its TimeGate and TimeMap (RFC 7089, section 4.2.1). A reading of it under clocks is
 * neither the thing nor one of its mementos, and links to the thing too; what is asked for by its
 * slug has no gate. False: the request was ended, since it names two times of recording.
 */
export function announceMementos(
  { reader, publicUrl }: Context,
  { kind, under }: Remembered,
  asked: {
    readonly request: Request;
    readonly response: Response;
    readonly parameters: URLSearchParams;
  },
): boolean {
  const { request, response, parameters } = asked;
  if (parameters.has('asOf') && request.get('Accept-Datetime') !== undefined) {
    sendProblem(request, response, issue('/Accept-Datetime', 'two-instants', remedy));
    return false;
  }
  const id = pathParameter(request, 'id');
  if (reader.versions(kind, id).length === 0) return true;
  const addresses = addressesOf(publicUrl, under, id);
  const links = [timegateLink(addresses), timemapLink(addresses)];
  const isOriginal = parameters.size === 0;
  response.set('Link', writeLinks(isOriginal ? links : [originalLink(addresses), ...links]));
  return true;
}

const remedy =
  'asOf names a time of recording already; send one of both, and Accept-Datetime to the TimeGate';

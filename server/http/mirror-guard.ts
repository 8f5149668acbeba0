import type { RequestHandler } from 'express';
import { IsMirror } from '../mirroring/mirrored.ts';
import type { Context } from './context.ts';
import { sendProblem, type Ending } from './problems.ts';
import type { Route } from './route.ts';

/** Whether what a route takes becomes part of the log, or is meant to: of a mirror, nothing may. */
export function isSaying({ method, operation }: Route): boolean {
  // A mirror has accounts of its own: who may read it is decided there.
  return method !== 'get' && operation.tag !== 'Accounts';
}

/** Turns away what would be said in a mirror, before it is asked who says it. */
export function refuseOnMirror({ transparency: { mirrored } }: Context): RequestHandler {
  return (request, response, next) => {
    if (!mirrored) return next();
    sendProblem(request, response, mirrorEnding(new IsMirror(mirrored).message));
  };
}

/** How a request ends that a mirror can't take. */
export function mirrorEnding(why: string): Ending {
  return { end: 'mirror', detail: `${why[0]?.toUpperCase()}${why.slice(1)}.` };
}

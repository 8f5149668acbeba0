import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sendProblem } from './problems.ts';

/** How much one address, or all of them, may ask of the server. Times are in milliseconds. */
export interface Limits {
  /** The stretch of time that the budgets of requests are for. */
  readonly windowMs: number;
  /** Readings by one address in that time. */
  readonly readings: number;
  /** Requests to append by one address in that time. */
  readonly appends: number;
  /** Requests to sign in or to take an invitation, by one address in that time. */
  readonly signIns: number;
  /** Tokens that open nothing, from one address in that time; good ones always pass. */
  readonly failedTokens: number;
  /** Greatest length of a request to append, in bytes. */
  readonly bodyBytes: number;
  /** Greatest number of events in one request to append. */
  readonly events: number;
  /** Live streams of one address, and of all. */
  readonly streamsOfOne: number;
  readonly streamsInAll: number;
  readonly heartbeatMs: number;
  /** Live streams are written to at most once in that time, however fast the log grows. */
  readonly paceMs: number;
}

/** Generous to a newsroom behind one address, tight for a flood. */
export const limitsDefault: Limits = {
  windowMs: 60_000,
  readings: 12_000,
  appends: 6_000,
  signIns: 300,
  failedTokens: 30,
  // A thousand events of 8 KiB each.
  bodyBytes: 8 * 1024 * 1024,
  events: 1_000,
  streamsOfOne: 100,
  streamsInAll: 1_000,
  heartbeatMs: 15_000,
  paceMs: 100,
};

/** Counts the requests of each address against a budget, and ends those beyond it. */
export function limitRequests(
  { windowMs }: Limits,
  { most, what }: { readonly most: number; readonly what: string },
): RequestHandler {
  return rateLimit({
    windowMs,
    limit: most,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // The address is gone when the connection is.
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? '0.0.0.0'),
    identifier: what.replaceAll(' ', '-'),
    // It would warn on the console of a header that is, rightly, not believed.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler(request, response) {
      const retryAfterS = Math.ceil(windowMs / 1_000);
      const detail = `Of ${what}, an address has ${most} in ${retryAfterS} s; wait and go on.`;
      sendProblem(request, response, { end: 'too-many-requests', detail, retryAfterS });
    },
  });
}

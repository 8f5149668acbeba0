import type { RequestHandler } from 'express';
import helmet, { contentSecurityPolicy } from 'helmet';
import { issue, sendProblem } from './problems.ts';

const directives = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/**
 * The headers that tell a browser what a page of ours may do: nothing inline, nothing from
 * elsewhere, no frame around it. Neither HSTS nor upgrade-insecure-requests, which would break an
 * archive on a plain-http network; a proxy that speaks https adds them.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: false,
    // Browsers ignore these two on plain http, and complain of them in the console.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

/** The reference's page draws its arrows from `data:` images in its style sheet. */
export const allowDataImages = contentSecurityPolicy({
  useDefaults: false,
  directives: { ...directives, 'img-src': ["'self'", 'data:'] },
});

const hostShape = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/u;

/**
 * Refuses a request with two hosts, or one that is no host (RFC 9112, section 3.2): programs along
 * the way might each believe another one.
 */
export const checkHost: RequestHandler = (request, response, next) => {
  const { rawHeaders } = request;
  const hosts = rawHeaders.filter(
    (_value, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host',
  );
  const mayLack = request.httpVersion === '1.0' && hosts.length === 0;
  if (mayLack || (hosts.length === 1 && hostShape.test(hosts[0] ?? ''))) return next();
  sendProblem(request, response, issue('/Host', 'not-one-host', 'name one host'));
};

/**
 * Lets pages of other origins read, never append: there are no cookies, so that such a page learns
 * only what anyone may read. A browser asks before it sends a token, and is told nothing.
 */
export const allowReadingFromAnywhere: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    response.set('Access-Control-Allow-Origin', '*');
    response.set('Access-Control-Expose-Headers', 'ETag, Link, Memento-Datetime, Retry-After');
  }
  next();
};

/**
 * Refuses what a page of another origin sends to change something. Browsers say so in
 * `Sec-Fetch-Site`, older ones in `Origin`; programs send neither.
 */
export function refuseForeignPages(publicUrl: string | null): RequestHandler {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return (request, response, next) => {
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin');
    const ownHosts = [publicHost, request.get('Host')?.toLowerCase()];
    const isOwn =
      site === undefined
        ? origin === undefined || ownHosts.includes(hostOf(origin))
        : site === 'same-origin' || site === 'none';
    if (isOwn) return next();
    const detail = 'A page of another origin may read this archive, but not append to it.';
    sendProblem(request, response, { end: 'forbidden', detail });
  };
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

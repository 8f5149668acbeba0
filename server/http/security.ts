import type { Request, RequestHandler } from 'express';
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
 * Lets pages of other origins read what everyone may, never append: they send no cookies, so that
 * such a page learns only what anyone may read. A browser asks before it sends a token, and is told
 * nothing.
 */
export function allowReadingFromAnywhere(isPublic: () => boolean): RequestHandler {
  return (request, response, next) => {
    if ((request.method === 'GET' || request.method === 'HEAD') && isPublic()) {
      response.set('Access-Control-Allow-Origin', '*');
      response.set('Access-Control-Expose-Headers', 'ETag, Link, Memento-Datetime, Retry-After');
    }
    next();
  };
}

/**
 * Refuses what a page of another origin sends to change something. Browsers say so in
 * `Sec-Fetch-Site`, older ones in `Origin`; programs send neither.
 */
export function refuseForeignPages(publicUrl: string | null): RequestHandler {
  return (request, response, next) => {
    const isProgram = siteOf(request) === undefined && request.get('Origin') === undefined;
    if (isProgram || isFromOwnPage(request, publicUrl)) return next();
    const detail = 'A page of another origin may read this archive, but not append to it.';
    sendProblem(request, response, { end: 'forbidden', detail });
  };
}

/**
 * Whether a cookie that comes with a request counts. To change something, the browser must say that
 * a page of ours asks. To read, it must not say that another page does, unless its user is going
 * there: a page that is not ours can't read the answer then.
 */
export function isOwnPage(request: Request, publicUrl: string | null): boolean {
  if (isFromOwnPage(request, publicUrl)) return true;
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return siteOf(request) === undefined || request.get('Sec-Fetch-Mode') === 'navigate';
}

function isFromOwnPage(request: Request, publicUrl: string | null): boolean {
  const site = siteOf(request);
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('Origin');
  if (origin === undefined) return false;
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return [publicHost, request.get('Host')?.toLowerCase()].includes(hostOf(origin));
}

function siteOf(request: Request): string | undefined {
  return request.get('Sec-Fetch-Site');
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

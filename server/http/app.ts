import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { IsMirror } from '../mirroring/mirrored.ts';
import { openCookies } from './accounts/cookies.ts';
import { troubleOf } from '../database/trouble.ts';
import { AppendQueue, QueueFull } from '../append-queue.ts';
import { takeJsonBytes } from './body.ts';
import { clientFiles, sendNowhere } from './client.ts';
import type { AppOptions, Context } from './context.ts';
import { docsFiles } from './docs.ts';
import { faultInWords } from './faults.ts';
import { openGuards, refuseMethod } from './guard.ts';
import { limitRequests, limitsDefault } from './limits.ts';
import { openLive } from './live.ts';
import { logRequests } from './log-requests.ts';
import { openMetrics } from './metrics.ts';
import { isSaying, mirrorEnding, refuseOnMirror } from './mirror-guard.ts';
import { openPassing } from './passing.ts';
import { sendProblem, type Ending } from './problems.ts';
import { digest } from './reply.ts';
import { expressPath, type Budget, type Route } from './route.ts';
import { tableOfRoutes } from './routes.ts';
import type { Servable } from './serve.ts';
import {
  allowReadingFromAnywhere,
  checkHost,
  refuseForeignPages,
  securityHeaders,
} from './security.ts';

/** The HTTP layer: what to listen with, its routes as data, and how to let its clients go. */
export interface App extends Servable {
  readonly handler: Express;
  readonly routes: readonly Route[];
}

/** Builds the HTTP layer over an archive. */
export function createApp(options: AppOptions): App {
  const { context, stop } = contextOf(options);
  const drain = (): Promise<void> => context.appending.close();
  const routes = tableOfRoutes(context);
  const handler = express();
  handler.disable('x-powered-by').disable('etag').set('query parser', false);
  handler.enable('case sensitive routing').enable('strict routing');
  handler.set('trust proxy', [...(options.trustedProxies ?? [])]);
  handler.use(
    logRequests(context.logger),
    context.metrics.timeRequests,
    securityHeaders(),
    checkHost,
    compression({ filter: isCompressed }),
  );
  serveRoutes(handler, routes, context);
  handler.use('/api/docs', docsFiles());
  handler.use(['/api', '/log', '/timegate', '/timemap', '/memento'], (request, response) => {
    const detail = `There is no ${request.originalUrl.split('?')[0]}; see /api/docs.`;
    sendProblem(request, response, { end: 'not-found', detail });
  });
  if (context.clientFolder !== null) handler.use(clientFiles(context.clientFolder));
  handler.use((_request, response) => sendNowhere(response));
  handler.use(endFaults(context));
  return { handler, routes, stop, drain };
}

/** Whatever gets shorter by it: the hashes of the log's tiles do not, though their type might. */
function isCompressed(request: Request, response: Response): boolean {
  return !/^\/log\/tile\/\d/u.test(request.path) && compression.filter(request, response);
}

function contextOf(options: AppOptions): {
  readonly context: Context;
  readonly stop: () => void;
} {
  const { accounts, archive, reader } = options;
  const limits = { ...limitsDefault, ...options.limits };
  const live = openLive({
    archive,
    limits,
    logger: options.logger,
    head: () => reader.head(),
    isClosed: () => accounts.settings.isClosed(),
  });
  const stopReviewing = accounts.onLess(() => live.review());
  const passing = openPassing({ live, proposals: options.proposals, now: () => Date.now() });
  const metrics = openMetrics({
    version: options.version,
    head: () => reader.head().position,
    streams: () => live.count(),
    witnesses: options.witnesses ?? (() => []),
  });
  let isStopping = false;
  let views: string | null = null;
  const context: Context = {
    ...options,
    limits,
    appending: new AppendQueue((requests) => archive.appendAll(requests)),
    cookies: openCookies(options.publicUrl),
    live,
    passing,
    metrics,
    isStopping: () => isStopping,
    viewVersions() {
      views ??= digest(JSON.stringify(reader.views().map(({ name, version }) => [name, version])));
      return views;
    },
  };
  return {
    context,
    stop() {
      isStopping = true;
      stopReviewing();
      passing.stop();
      live.close();
    },
  };
}

/** Before each route: its name for the metrics, its budget, its guard, and the body it takes. */
function serveRoutes(handler: Express, routes: readonly Route[], context: Context): void {
  const budgets = openBudgets(context);
  const guards = openGuards(context);
  const refuseForeign = refuseForeignPages(context.publicUrl);
  const isClosed = () => context.accounts.settings.isClosed();
  const allowReading = (route: Route) =>
    allowReadingFromAnywhere(() => isPublic(route, isClosed()));
  for (const route of routes) {
    const path = expressPath(route.path);
    const name: RequestHandler = (_request, response, next) => {
      response.locals['route'] = route.path;
      next();
    };
    const isReading = route.method === 'get';
    const takesBody = route.method === 'post' || route.method === 'patch';
    const bodyBytesMax = route.bodyBytesMax ?? context.limits.bodyBytes;
    handler[route.method](
      path,
      name,
      isReading ? allowReading(route) : refuseForeign,
      ...(isSaying(route) ? [refuseOnMirror(context)] : []),
      ...budgets[route.budget],
      ...guards[route.who],
      ...(takesBody ? takeJsonBytes(bodyBytesMax) : []),
      (request, response) => route.answer(request, response),
    );
  }
  for (const [path, allow] of methodsOf(routes)) {
    const answersAnyone = () =>
      routes.some((route) => expressPath(route.path) === path && isPublic(route, isClosed()));
    handler.options(path, answerOptions(allow, answersAnyone));
    handler.all(path, refuseMethod(allow));
  }
}

function openBudgets({ limits }: Context): Readonly<Record<Budget, readonly RequestHandler[]>> {
  return {
    reading: [limitRequests(limits, { most: limits.readings, what: 'readings' })],
    'signing-in': [limitRequests(limits, { most: limits.signIns, what: 'attempts to sign in' })],
    appending: [limitRequests(limits, { most: limits.appends, what: 'requests to append' })],
    none: [],
  };
}

/** Whether a route answers everyone alike: then pages of any origin may read the answer. */
function isPublic({ method, who, operation }: Route, isClosed: boolean): boolean {
  if (method !== 'get') return false;
  return who === 'anyone' ? operation.tag !== 'Accounts' : who === 'reader' && !isClosed;
}

/** What each path takes, as `Allow` says it (RFC 9110, section 10.2.1). */
function methodsOf(routes: readonly Route[]): ReadonlyMap<string, string> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const of = methods.get(expressPath(path)) ?? [];
    const names = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    methods.set(expressPath(path), [...of, ...names]);
  }
  return new Map([...methods].map(([path, of]) => [path, [...of, 'OPTIONS'].join(', ')]));
}

/** A browser that asks on behalf of a foreign page is told that it may read, and nothing else. */
function answerOptions(allow: string, answersAnyone: () => boolean): RequestHandler {
  return (_request, response) => {
    response.set('Allow', allow);
    if (!answersAnyone()) return response.status(204).end();
    response.set('Access-Control-Allow-Origin', '*');
    response.set('Access-Control-Allow-Methods', 'GET, HEAD');
    response.set('Access-Control-Allow-Headers', 'Accept-Datetime, If-None-Match, Last-Event-ID');
    return response.status(204).end();
  };
}

/** Ends what was thrown: what the client did wrong as a problem, all else as a fault of ours. */
function endFaults({ logger }: Context): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const ending = endingOf(error);
    if (ending.end === 'fault') {
      const remedy = troubleOf(error)?.message;
      logger.error({ err: error, remedy, request: response.get('X-Request-Id') });
    }
    // Half an answer is sent already: cutting the connection is the only way to say so.
    if (response.headersSent) return next(error);
    if (ending.end === 'not-found') return sendNowhere(response);
    sendProblem(request, response, ending);
  };
}

function endingOf(error: unknown): Ending {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  if (status === 413) return { end: 'too-large', detail: 'Send less at a time.' };
  if (status === 404) return { end: 'not-found', detail: 'There is no such file.' };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const message = 'the request is cut short, or its address is not percent-encoded UTF-8';
    return { end: 'issue', issues: [{ pointer: '', code: 'malformed-request', message }] };
  }
  if (error instanceof IsMirror) return mirrorEnding(error.message);
  if (error instanceof QueueFull) {
    const detail = 'Too much waits to be appended. Nothing of this was kept: send it again.';
    return { end: 'unavailable', detail, retryAfterS: 1 };
  }
  // Others write: an import, or what scrubs the file after a redaction.
  if (troubleOf(error)?.code === 'locked')
    return { end: 'unavailable', detail: faultInWords(error), retryAfterS: 5 };
  return { end: 'fault', detail: faultInWords(error) };
}

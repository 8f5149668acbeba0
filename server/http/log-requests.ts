import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** A token in an address opens nothing, but whoever put it there meant another door. */
const secret = /regesta_[\w-]+/gu;

/** The code with which someone comes back from an OpenID provider stands in the address. */
const code = /^(\/api\/openid\/callback)\?.*$/su;

/**
 * Writes down each request: who asked what, and how it ended. Only what is named here is written, so
 * that no token or cookie ever is. Readings are quiet; appends and refusals are told, faults loudly.
 */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId(_request, response) {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    quietReqLogger: true,
    serializers: {
      req: ({
        raw,
      }: {
        raw: { method?: string; url?: string; socket: { remoteAddress?: string } };
      }) => ({
        method: raw.method,
        url: raw.url?.slice(0, 1_000).replace(code, '$1?…').replaceAll(secret, 'regesta_…'),
        from: raw.socket.remoteAddress,
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel(request, response) {
      if (response.statusCode >= 500) return 'error';
      return request.method === 'POST' || response.statusCode >= 400 ? 'info' : 'debug';
    },
  });
}

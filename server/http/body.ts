import express, { type Request, type RequestHandler } from 'express';
import { sendProblem } from './problems.ts';

/**
 * Takes the body of a request as bytes, so that it is decoded and parsed strictly (strict-json.ts).
 * Only plain JSON gets in: forms and text/plain can be sent by a page of any origin, and packed
 * bytes can swell. A length beyond `bytesMax` ends in the app's error handler as too large.
 */
export function takeJsonBytes(bytesMax: number): readonly RequestHandler[] {
  const checkType: RequestHandler = (request, response, next) => {
    const type = request.get('Content-Type') ?? '';
    const isJson = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/iu.test(type.trim());
    const isPlain = (request.get('Content-Encoding') ?? 'identity').toLowerCase() === 'identity';
    if (isJson && isPlain) return next();
    const detail = 'Send Content-Type: application/json, UTF-8, and no Content-Encoding.';
    sendProblem(request, response, { end: 'unsupported-media-type', detail });
  };
  return [checkType, express.raw({ type: () => true, limit: bytesMax, inflate: false })];
}

/** The bytes that {@link takeJsonBytes} took; none if the request had no body. */
export function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  return body instanceof Uint8Array ? body : new Uint8Array();
}

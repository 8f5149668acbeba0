import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** How long an answer may be kept. */
export type Freshness =
  /** For ever: hashes, in which nothing can be redacted. */
  | 'immutable'
  /** By any cache, until asked again with its tag: what a named position says may be redacted. */
  | 'named'
  /** Until asked again with its tag. */
  | 'revalidate'
  /** Not at all. */
  | 'none';

const cacheControl: Readonly<Record<Freshness, string>> = {
  immutable: 'public, max-age=31536000, immutable',
  named: 'public, no-cache',
  revalidate: 'no-cache',
  none: 'no-store',
};

const privateAnswers = new WeakSet<Response>();

/**
 * Makes what a response says a matter between us and whoever asked: no cache that is shared keeps
 * it, and a browser's own asks again before it shows it, since its user may have signed out.
 */
export function keepPrivate(response: Response): void {
  privateAnswers.add(response);
  response.vary('Cookie').vary('Authorization');
}

/** Says how long an answer may be kept; see {@link keepPrivate}. */
export function setFreshness(response: Response, freshness: Freshness): void {
  const isKept = freshness !== 'none' && privateAnswers.has(response);
  response.set('Cache-Control', isKept ? 'private, no-cache' : cacheControl[freshness]);
}

/** Sets the validator of an answer, and answers 304 if the client has it already. */
export function isUnchanged(
  request: Request,
  response: Response,
  { tag, freshness }: { readonly tag: string; readonly freshness: Freshness },
): boolean {
  setFreshness(response.set('ETag', tag), freshness);
  if (!namesTag(request.get('If-None-Match'), tag)) return false;
  response.status(304).end();
  return true;
}

/**
 * Whether `If-None-Match` names a tag, by weak comparison (RFC 9110, section 13.1.2). Express would
 * heed a `Cache-Control: no-cache` beside it, which `fetch` adds and which is meant for caches.
 */
function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const opaque = tag.replace(/^W\//u, '');
  return [...header.matchAll(/(?:W\/)?("[^"]*")/gu)].some(([, named]) => named === opaque);
}

/** Sends JSON text. */
export function sendJson(response: Response, text: string): void {
  response.type('application/json').send(Buffer.from(text));
}

/** Sends JSON that no one may keep: it is true only now. */
export function sendMomentary(response: Response, answer: object): void {
  setFreshness(response, 'none');
  sendJson(response, JSON.stringify(answer));
}

/**
 * The weak tag (RFC 9110, section 8.8.1) of an answer that follows from its address, the versions of
 * the views and the position. `asOf` only names the position.
 */
export function tagOf(of: {
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly views: string;
  readonly position: number;
}): string {
  const asked = [...of.parameters].filter(([name]) => name !== 'asOf').sort(byText);
  return `W/"${of.views}.${of.position}.${digest(JSON.stringify([of.path, asked]))}"`;
}

/** Sixteen characters that stand for a text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** What goes before the path of an address of ours: the path of the public address, or nothing. */
export function basePath(publicUrl: string | null): string {
  return publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/u, '');
}

/**
 * Announces the next page (RFC 8288). The reference is relative: whatever the `Host` header says, no
 * link is built from it; of a public address only the path goes before it.
 */
export function linkNext(
  response: Response,
  publicUrl: string | null,
  next: { readonly path: string; readonly parameters: URLSearchParams },
): void {
  response.set('Link', `<${basePath(publicUrl)}${next.path}?${next.parameters}>; rel="next"`);
}

function byText(one: readonly [string, string], other: readonly [string, string]): number {
  const [a, b] = [one.join('='), other.join('=')];
  return a < b ? -1 : Number(a > b);
}

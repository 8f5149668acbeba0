import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { AccountRole } from '../../events/readings/accounts.ts';
import type { Ending } from './problems.ts';

/**
 * Who may ask: everyone, even of a closed archive; whoever may read it; whoever is signed in; or a
 * person of at least this role; for operators, a program on this machine or an administrator.
 */
export type Who = 'anyone' | 'reader' | 'signed-in' | Exclude<AccountRole, 'reader'> | 'operator';

/** Which budget a request draws on; see limits.ts. */
export type Budget = 'reading' | 'appending' | 'signing-in' | 'none';

/** The statuses of good ends; 302 leads on to one. */
export const goodStatuses = [200, 201, 302, 304] as const;

/** See {@link goodStatuses}. */
type GoodStatus = (typeof goodStatuses)[number];

/** One way in which a request can end well, as the reference describes it. */
export interface GoodEnd {
  readonly description: string;
  readonly type: string;
  readonly schema: z.ZodType | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in JSON, with the headers that mean something. */
export function jsonEnd(
  description: string,
  schema: z.ZodType,
  headers: Readonly<Record<string, string>> = {},
): GoodEnd {
  return { description, type: 'application/json', schema, headers };
}

/** The end of a request whose `If-None-Match` names the answer. */
export const unchangedEnd: GoodEnd = {
  description: 'The client has this answer.',
  type: '',
  schema: null,
};

/** What the reference says of a route. */
export interface Operation {
  readonly tag:
    | 'Reading'
    | 'Memento'
    | 'The log'
    | 'Appending'
    | 'Proposals'
    | 'Accounts'
    | 'Transparency'
    | 'Reference'
    | 'Operators';
  readonly summary: string;
  readonly description?: string;
  /** Parameters in the path, in the query and in headers; null: none. */
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly ends: Readonly<Partial<Record<GoodStatus, GoodEnd>>>;
  /** The problems it can end in, beside those that every route can. */
  readonly problems: readonly Ending['end'][];
}

/**
 * One route, as data: the app serves it, the guard reads `who`, the reference is generated from
 * `operation`, and the audit test walks them all. A `get` route answers HEAD too.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** A path with `{name}` where a parameter stands; `{+name}` (RFC 6570) takes slashes too. */
  readonly path: `/${string}`;
  readonly who: Who;
  readonly budget: Budget;
  /** Greatest length of its body, in bytes; absent: that of a request to append. */
  readonly bodyBytesMax?: number;
  readonly operation: Operation;
  answer(request: Request, response: Response): void | Promise<void>;
}

/** A path as Express writes it: `/api/sources/:id`, and `*index` for the rest of a path. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1').replaceAll(/\{\+(\w+)\}/gu, '*$1');
}

/** A path as OpenAPI writes it, which has no parameter for the rest of a path. */
export function documentedPath(path: string): string {
  return path.replaceAll('{+', '{');
}

/** The parameter `name` of the path; empty when the path has none. */
export function pathParameter(request: Request, name: string): string {
  const value = request.params[name];
  if (Array.isArray(value)) return value.join('/');
  return typeof value === 'string' ? value : '';
}

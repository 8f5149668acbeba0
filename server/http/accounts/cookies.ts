import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { sessionLengths } from '../../accounts/sessions.ts';

/** What a browser keeps for us: a session, and a mark of having signed in here before. */
export type CookieName = 'session' | 'device' | 'openid';

/** Reads and sets our cookies. */
export interface Cookies {
  /** What a request brings; null: nothing of this name. */
  of(request: Request, name: CookieName): string | null;
  set(response: Response, name: CookieName, value: string): void;
  clear(response: Response, name: CookieName): void;
}

const day = 24 * 60 * 60;

/** In seconds. The server ends a session earlier when it is idle. */
const maxAges: Readonly<Record<CookieName, number>> = {
  session: sessionLengths.wholeMs / 1_000,
  device: 365 * day,
  openid: 10 * 60,
};

/**
 * Our cookies: no script can read them, and no page of another site sends them. Where readers come by
 * https they go over https alone, under a name that browsers let nobody else set (`__Host-`, RFC
 * 6265bis, section 4.1.3). A return from an OpenID provider is a step from another site: what is kept
 * for it, and nothing else, comes along on such a step (`Lax`).
 */
export function openCookies(publicUrl: string | null): Cookies {
  const isSecure = publicUrl?.startsWith('https:') === true;
  const nameOf = (name: CookieName) => `${isSecure ? '__Host-' : ''}regesta-${name}`;
  const cookie = (name: CookieName, value: string, maxAge: number): SetCookie => ({
    name: nameOf(name),
    value,
    maxAge,
    path: '/',
    httpOnly: true,
    secure: isSecure,
    sameSite: name === 'openid' ? 'lax' : 'strict',
  });
  return {
    of(request, name) {
      const header = request.get('Cookie');
      return header === undefined ? null : (parseCookie(header)[nameOf(name)] ?? null);
    },
    set: (response, name, value) =>
      void response.append('Set-Cookie', stringifySetCookie(cookie(name, value, maxAges[name]))),
    clear: (response, name) =>
      void response.append('Set-Cookie', stringifySetCookie(cookie(name, '', 0))),
  };
}

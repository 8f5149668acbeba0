import { login as loginSchema, accountName } from './names.ts';
import type { OpenIdClaims } from './openid.ts';
import type { Account, NewAccount, People } from './people.ts';

/**
 * The account of whom an OpenID provider vouches for, made at their first coming. It is found by
 * issuer and subject alone: whoever has the same name or address elsewhere is somebody else, until
 * proved otherwise, and gets a number behind login or name.
 */
export function accountOf(people: People, claims: OpenIdClaims, role: Account['role']): Account {
  const { issuer, subject } = claims;
  const openId = { issuer, subject };
  for (let number = 1; number <= numbersMax; number += 1) {
    const known = people.byOpenId(openId);
    if (known) return known;
    const wanted: NewAccount = {
      login: numbered(loginFrom(claims), number, '-'),
      name: number === 1 ? nameFrom(claims) : `${nameFrom(claims)} (${number})`,
      role,
      passwordHash: null,
      openId,
    };
    const made = people.create(wanted);
    if (made.ok) return made.account;
  }
  throw new Error('Too many accounts have the same name.');
}

const numbersMax = 1_000;

function numbered(text: string, number: number, before: string): string {
  return number === 1 ? text : `${text}${before}${number}`;
}

/** The first that can be a public name, short enough for a number behind it. */
function nameFrom({ name, login, subject }: OpenIdClaims): string {
  const isLogin = loginSchema.safeParse(login).success;
  for (const said of [name, isLogin ? login : null]) {
    const parsed = accountName.safeParse(said);
    if (parsed.success && parsed.data.length <= 90) return parsed.data;
  }
  return `Guest ${subject.replaceAll(/[^A-Za-z0-9]/gu, '').slice(0, 12)}`.trim();
}

function loginFrom({ login, email, subject }: OpenIdClaims): string {
  for (const said of [login, email]) {
    const parsed = loginSchema.safeParse(said);
    if (parsed.success && parsed.data.length <= 58) return parsed.data;
  }
  const letters = subject
    .replaceAll(/[^A-Za-z0-9]/gu, '')
    .slice(0, 30)
    .toLowerCase();
  return letters === '' ? 'guest' : letters;
}

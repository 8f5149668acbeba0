import type { Database } from 'better-sqlite3';
import type { AccountRole } from '../../events/readings/accounts.ts';
import type { Objection } from '../archive.ts';
import { nameKeyOf } from './names.ts';
import { newAccountId } from './secrets.ts';
import { transact, type AccountSurroundings } from './surroundings.ts';

/** An account: who may sign in, and with which role. */
export interface Account {
  readonly id: string;
  /** Folded to lower case. */
  readonly login: string;
  /** The public name that the log carries for what this person says. */
  readonly name: string;
  readonly role: AccountRole;
  readonly hasPassword: boolean;
  readonly hasOpenId: boolean;
  readonly isDisabled: boolean;
  readonly createdAt: string;
}

/** An account as it is to be made; its texts are parsed. */
export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  /** Null: it has no password, and signs in through OpenID. */
  readonly passwordHash: string | null;
  readonly openId: OpenIdSubject | null;
}

/** Whom an OpenID provider vouches for: its own name, and its name for the person. */
export interface OpenIdSubject {
  readonly issuer: string;
  readonly subject: string;
}

/** What becomes of making an account: logins and public names are had once. */
export type MadeAccount =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly refusals: readonly Objection[] };

/** What becomes of changing an account. */
export type ChangedAccount = 'changed' | 'unknown' | 'last-administrator';

/**
 * The accounts.
 *
 * 1. Logins are had once, and so are public names, however they are written.
 * 2. Once there is an administrator who is not disabled, there always is one.
 */
export interface People {
  byId(id: string): Account | null;
  /** `login` is folded. */
  byLogin(login: string): Account | null;
  byOpenId(of: OpenIdSubject): Account | null;
  /** Every account, by public name. */
  list(): readonly Account[];
  /** Whether there is an administrator who is not disabled. */
  hasAdministrator(): boolean;
  passwordHash(id: string): string | null;
  setPassword(id: string, hash: string): void;
  create(account: NewAccount): MadeAccount;
  change(
    id: string,
    to: { readonly role?: AccountRole; readonly isDisabled?: boolean },
  ): ChangedAccount;
}

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly has_password: number;
  readonly has_openid: number;
  readonly created_at: string;
  readonly disabled_at: string | null;
}

/** Keeps the accounts in their table. */
export function openPeople(surroundings: AccountSurroundings): People {
  const { database, now, random, onLess } = surroundings;
  const sql = prepare(database);
  const byId = (id: string): Account | null => describe(sql.byId.get(id));
  return {
    byId,
    byLogin: (login) => describe(sql.byLogin.get(login)),
    byOpenId: ({ issuer, subject }) => describe(sql.byOpenId.get(issuer, subject)),
    list: () => sql.all.all().flatMap((row) => describe(row) ?? []),
    hasAdministrator: () => sql.administrators.get() !== 0,
    passwordHash: (id) => sql.passwordHash.get(id) ?? null,
    setPassword: (id, hash) => void sql.setPassword.run(hash, id),
    create: (account) =>
      transact(database, () => {
        const { login, name, role, passwordHash, openId } = account;
        const refusals = [
          ...(sql.byLogin.get(login) ? [taken('/login', 'login-taken')] : []),
          ...(sql.nameKey.get(nameKeyOf(name)) ? [taken('/name', 'name-taken')] : []),
        ];
        if (refusals.length > 0) return { ok: false, refusals };
        const id = newAccountId(random);
        sql.insert.run({
          id,
          login,
          name,
          nameKey: nameKeyOf(name),
          role,
          passwordHash,
          issuer: openId?.issuer ?? null,
          subject: openId?.subject ?? null,
          now: now().toISOString(),
        });
        const made = byId(id);
        if (!made) throw new Error('The account that was made is not there.');
        return { ok: true, account: made };
      }),
    change(id, to) {
      const changed = transact(database, (): ChangedAccount => {
        const before = byId(id);
        if (!before) return 'unknown';
        const { role = before.role, isDisabled = before.isDisabled } = to;
        const wasOne = before.role === 'administrator' && !before.isDisabled;
        const staysOne = role === 'administrator' && !isDisabled;
        if (wasOne && !staysOne && sql.administrators.get() === 1) return 'last-administrator';
        sql.change.run(role, isDisabled ? now().toISOString() : null, id);
        if (isDisabled) sql.endSessions.run(id);
        return 'changed';
      });
      if (changed === 'changed') onLess();
      return changed;
    },
  };
}

function taken(pointer: string, code: string): Objection {
  return { pointer, code, message: 'is taken by another account; choose another' };
}

function describe(row: AccountRow | undefined): Account | null {
  if (!row) return null;
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    hasPassword: row.has_password === 1,
    hasOpenId: row.has_openid === 1,
    isDisabled: row.disabled_at !== null,
    createdAt: row.created_at,
  };
}

const columns = `id, login, name, role, password_hash is not null as has_password,
  openid_subject is not null as has_openid, created_at, disabled_at`;

function prepare(database: Database) {
  const one = (where: string) => `select ${columns} from accounts where ${where}`;
  return {
    byId: database.prepare<[string], AccountRow>(one('id = ?')),
    byLogin: database.prepare<[string], AccountRow>(one('login = ?')),
    byOpenId: database.prepare<[string, string], AccountRow>(
      one('openid_issuer = ? and openid_subject = ?'),
    ),
    nameKey: database.prepare<[string]>('select 1 from accounts where name_key = ?').pluck(),
    all: database.prepare<[], AccountRow>(`select ${columns} from accounts order by name_key`),
    administrators: database
      .prepare<[], number>(
        `select count(*) from accounts where role = 'administrator' and disabled_at is null`,
      )
      .pluck(),
    passwordHash: database
      .prepare<[string], string | null>('select password_hash from accounts where id = ?')
      .pluck(),
    setPassword: database.prepare<[string, string]>(
      'update accounts set password_hash = ? where id = ?',
    ),
    insert: database.prepare<[Record<string, string | null>]>(
      `insert into accounts (id, login, name, name_key, role, password_hash,
         openid_issuer, openid_subject, created_at)
       values (@id, @login, @name, @nameKey, @role, @passwordHash, @issuer, @subject, @now)`,
    ),
    change: database.prepare<[string, string | null, string]>(
      'update accounts set role = ?, disabled_at = ? where id = ?',
    ),
    endSessions: database.prepare<[string]>('delete from sessions where account = ?'),
  };
}

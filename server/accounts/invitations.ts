import type { Database } from 'better-sqlite3';
import type { AccountRole, InvitationKind } from '../../events/readings/accounts.ts';
import { hashOfSecret, isSameHash, isSecret, newAccountId, newSecret } from './secrets.ts';
import { instantAfter, transact, type AccountSurroundings } from './surroundings.ts';

const hour = 60 * 60 * 1_000;

/** How long an invitation may be taken, in milliseconds. */
export const invitationLengths = {
  'first-administrator': 24 * hour,
  'new-account': 7 * 24 * hour,
  'new-password': 24 * hour,
} as const satisfies Record<InvitationKind, number>;

/** How long one is kept after its expiry, in milliseconds. */
const keptMs = 90 * 24 * hour;

/** An invitation that is open. */
export interface Invitation {
  readonly id: string;
  readonly kind: InvitationKind;
  /** The role of the account that it makes; of one that it gives a new password, null. */
  readonly role: AccountRole | null;
  /** The account that gets a new password; null: it makes one. */
  readonly account: string | null;
  /** Whom it is meant for, in the words of whoever made it. */
  readonly note: string;
  /** The public name of whoever made it. */
  readonly by: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** What an invitation is to be good for. */
export interface NewInvitation {
  readonly kind: InvitationKind;
  readonly role: AccountRole | null;
  readonly account: string | null;
  readonly note: string;
  readonly by: string;
}

/** An invitation that was just made; its secret is told this once and is nowhere kept. */
export interface MadeInvitation {
  readonly invitation: Invitation;
  readonly secret: string;
}

/**
 * The invitations.
 *
 * 1. One is taken once, before it expires, unless it was withdrawn; of two who try at once, one does.
 * 2. That of the first administrator is void as soon as there is an administrator.
 */
export interface Invitations {
  invite(asked: NewInvitation): MadeInvitation;
  /** The open invitation that a secret is of; null: it is none, or no longer. */
  find(secret: string): Invitation | null;
  /**
   * Takes an invitation, and does what it is good for in the same transaction; `work` gives null to
   * leave it untaken. Null: it is not open any more.
   */
  take<Value extends { readonly ok: boolean }>(
    secret: string,
    work: (invitation: Invitation) => Value,
  ): Value | null;
  /** Those that are open, the newest first. */
  list(): readonly Invitation[];
  /** Withdraws an open invitation; false: there is none of this id. */
  withdraw(id: string): boolean;
  /** Withdraws those of a kind, or those that give this account a new password. */
  withdrawAll(of: { readonly kind?: InvitationKind; readonly account?: string }): void;
}

interface InvitationRow {
  readonly id: string;
  readonly hash: string;
  readonly kind: InvitationKind;
  readonly role: AccountRole | null;
  readonly account: string | null;
  readonly note: string;
  readonly invited_by: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/** Keeps the invitations in their table. */
export function openInvitations(surroundings: AccountSurroundings): Invitations {
  const { database, now, random } = surroundings;
  const sql = prepare(database);
  const instant = () => now().toISOString();
  const find = (secret: string): Invitation | null => {
    if (!isSecret('invitation', secret)) return null;
    const hash = hashOfSecret(secret);
    const row = sql.find.get(hash, instant());
    return row && isSameHash(row.hash, hash) ? describe(row) : null;
  };
  return {
    invite(asked) {
      const begun = now();
      sql.sweep.run(instantAfter(begun, -keptMs));
      const [id, secret] = [newAccountId(random), newSecret('invitation', random)];
      const createdAt = begun.toISOString();
      const expiresAt = instantAfter(begun, invitationLengths[asked.kind]);
      sql.insert.run({ ...asked, id, hash: hashOfSecret(secret), createdAt, expiresAt });
      return { secret, invitation: { ...asked, id, createdAt, expiresAt } };
    },
    find,
    take: (secret, work) =>
      transact(database, () => {
        const invitation = find(secret);
        if (!invitation) return null;
        const done = work(invitation);
        if (done.ok) sql.take.run(instant(), invitation.id);
        return done;
      }),
    list: () => sql.list.all(instant()).map(describe),
    withdraw: (id) => sql.withdraw.run(instant(), id, instant()).changes === 1,
    withdrawAll: ({ kind = '', account = '' }) =>
      void sql.withdrawAll.run(instant(), kind, account),
  };
}

function describe(row: InvitationRow): Invitation {
  return {
    id: row.id,
    kind: row.kind,
    role: row.role,
    account: row.account,
    note: row.note,
    by: row.invited_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

const isOpen = `taken_at is null and withdrawn_at is null and expires_at > ?
  and (kind <> 'first-administrator' or not exists
    (select 1 from accounts where role = 'administrator' and disabled_at is null))
  and (account is null or exists
    (select 1 from accounts where accounts.id = account and disabled_at is null))`;

function prepare(database: Database) {
  return {
    insert: database.prepare<[Record<string, string | null>]>(
      `insert into invitations
         (id, hash, kind, role, account, note, invited_by, created_at, expires_at)
       values (@id, @hash, @kind, @role, @account, @note, @by, @createdAt, @expiresAt)`,
    ),
    sweep: database.prepare<[string]>('delete from invitations where expires_at < ?'),
    find: database.prepare<[string, string], InvitationRow>(
      `select * from invitations where hash = ? and ${isOpen}`,
    ),
    list: database.prepare<[string], InvitationRow>(
      `select * from invitations where ${isOpen} order by created_at desc, id`,
    ),
    take: database.prepare<[string, string]>('update invitations set taken_at = ? where id = ?'),
    withdraw: database.prepare<[string, string, string]>(
      `update invitations set withdrawn_at = ? where id = ? and ${isOpen}`,
    ),
    withdrawAll: database.prepare<[string, string, string]>(
      `update invitations set withdrawn_at = ?
       where taken_at is null and withdrawn_at is null and (kind = ? or account = ?)`,
    ),
  };
}

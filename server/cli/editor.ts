import { Argument, Option, type Command } from 'commander';
import { accountRoles, type AccountRole } from '../../events/readings/accounts.ts';
import type { Account, People } from '../accounts/people.ts';
import { foldLogin, invitationNote } from '../accounts/names.ts';
import type { NewInvitation } from '../accounts/invitations.ts';
import type { Settings } from '../settings.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import type { Terminal } from './terminal.ts';
import { settingsOf, withArchive } from './with-archive.ts';

/** How an invitation from the command line says who made it. */
const by = 'Command line';

/** `regesta editor invite|list|role|disable|enable|password` */
export function editorCommand(program: Command, terminal: Terminal, end: End): void {
  const editor = program
    .command('editor')
    .description('the people who may sign in, and their roles');
  inviteCommand(editor, terminal, end);
  listCommand(editor, terminal, end);
  const role = new Argument('<role>', 'the role from now on').choices(accountRoles);
  const login = ['<login>', 'what the person signs in as'] as const;
  const change = async (
    typed: string,
    to: { readonly role?: AccountRole; readonly isDisabled?: boolean },
    words: string,
  ): Promise<void> => {
    const name = await withArchive(terminal, ({ accounts }) => changed(accounts.people, typed, to));
    terminal.err(`${name} ${words}\n`);
    end(exitCodes.done);
  };
  editor
    .command('role')
    .description('give someone another role')
    .argument(...login)
    .addArgument(role)
    .action((typed: string, role: AccountRole) =>
      change(typed, { role }, `has the role of ${role}`),
    );
  editor
    .command('disable')
    .description('let someone sign in no more: sessions end, tokens open nothing')
    .argument(...login)
    .action((typed: string) => change(typed, { isDisabled: true }, 'is disabled'));
  editor
    .command('enable')
    .description('let someone sign in again')
    .argument(...login)
    .action((typed: string) => change(typed, { isDisabled: false }, 'is enabled'));
  passwordCommand(editor, terminal, end);
}

function inviteCommand(editor: Command, terminal: Terminal, end: End): void {
  editor
    .command('invite')
    .description('print a link, good once within a week, with which someone opens an account')
    .addOption(
      new Option('--role <role>', 'what they may do').choices(accountRoles).default('editor'),
    )
    .option('--note <text>', 'whom it is meant for, for the list of open invitations', '')
    .option('--json', 'print the link as JSON')
    .action(async (flags: { role: AccountRole; note: string; json?: true }) => {
      const { role, note } = flags;
      if (!invitationNote.safeParse(note).success)
        throw new CommandEnd('--note takes one line of at most 200 characters', exitCodes.refused);
      await invite({ kind: 'new-account', role, account: null, note, by }, flags, terminal);
      end(exitCodes.done);
    });
}

function passwordCommand(editor: Command, terminal: Terminal, end: End): void {
  editor
    .command('password')
    .description('print a link, good once within a day, with which someone gets a new password')
    .argument('<login>', 'what the person signs in as')
    .option('--json', 'print the link as JSON')
    .action(async (typed: string, flags: { json?: true }) => {
      const { id } = await withArchive(terminal, ({ accounts }) => known(accounts.people, typed));
      const asked = { kind: 'new-password', role: null, account: id, note: '', by } as const;
      await invite(asked, flags, terminal);
      end(exitCodes.done);
    });
}

async function invite(
  asked: NewInvitation,
  flags: { readonly json?: true },
  terminal: Terminal,
): Promise<void> {
  const made = await withArchive(terminal, ({ accounts }) => accounts.invitations.invite(asked));
  const link = `${addressOf(settingsOf(terminal))}/welcome#${made.secret}`;
  const { kind, role, expiresAt } = made.invitation;
  if (flags.json) terminal.out(`${JSON.stringify({ kind, role, expiresAt, link })}\n`);
  else {
    terminal.err(`a link that works once, until ${expiresAt}; it is not shown again:\n`);
    terminal.out(`${link}\n`);
  }
}

/** Where a server with these settings is found; with a port that is taken as it comes, as a guess. */
function addressOf({ publicUrl, host, port }: Settings): string {
  if (publicUrl !== null) return publicUrl;
  const isAll = host === '0.0.0.0' || host === '::';
  const name = isAll ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function listCommand(editor: Command, terminal: Terminal, end: End): void {
  editor
    .command('list')
    .description('list everyone who has an account')
    .option('--json', 'print them as JSON')
    .action(async (flags: { json?: true }) => {
      const people = await withArchive(terminal, ({ accounts }) => accounts.people.list());
      terminal.out(
        flags.json ? `${JSON.stringify(people)}\n` : people.map((one) => `${row(one)}\n`).join(''),
      );
      end(exitCodes.done);
    });
}

function row({ login, name, role, isDisabled, createdAt }: Account): string {
  return `${login}  ${role}${isDisabled ? ', disabled' : ''}  ${createdAt}  ${name}`;
}

function known(people: People, typed: string): Account {
  const account = people.byLogin(foldLogin(typed));
  if (account) return account;
  throw new CommandEnd(`nobody signs in as ${typed}; see regesta editor list`, exitCodes.refused);
}

/** Changes an account; gives the public name of whose it is. */
function changed(
  people: People,
  typed: string,
  to: { readonly role?: AccountRole; readonly isDisabled?: boolean },
): string {
  const account = known(people, typed);
  if (people.change(account.id, to) === 'last-administrator') {
    const message = `${account.name} is the last administrator; make someone else one first`;
    throw new CommandEnd(message, exitCodes.refused);
  }
  return account.name;
}

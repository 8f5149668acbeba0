import { Option, type Command } from 'commander';
import { accountRoles, type AccountRole } from '../../events/readings/accounts.ts';
import type { Token } from '../tokens/tokens.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import type { Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

/** `regesta token create|list|revoke` */
export function tokenCommand(program: Command, terminal: Terminal, end: End): void {
  const token = program.command('token').description('tokens with which programs come over HTTP');
  token
    .command('create')
    .description('make a token and print its secret, once')
    .option('--name <name>', 'public name that the log carries for what is said with it', 'Editor')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(accountRoles).default('editor'),
    )
    .option('--expires <instant>', 'RFC 3339 instant from which it no longer works')
    .option('--json', 'print the token as JSON')
    .action(async (flags: { name: string; role: AccountRole; expires?: string; json?: true }) => {
      const created = await withArchive(terminal, ({ tokens }) =>
        tokens.create({
          name: flags.name,
          role: flags.role,
          expiresAt: flags.expires ?? null,
        }),
      );
      if (!created.ok) throw new CommandEnd(created.message, exitCodes.refused);
      const { token: made, secret } = created;
      if (flags.json) terminal.out(`${JSON.stringify({ ...made, secret })}\n`);
      else {
        terminal.err(
          `token ${made.id} of ${made.name}, ${made.role}; keep it, it is not shown again:\n`,
        );
        terminal.out(`${secret}\n`);
      }
      end(exitCodes.done);
    });
  token
    .command('list')
    .description('list the tokens, without their secrets')
    .option('--json', 'print them as JSON')
    .action(async (flags: { json?: true }) => {
      const tokens = await withArchive(terminal, (opened) => opened.tokens.list());
      terminal.out(
        flags.json ? `${JSON.stringify(tokens)}\n` : tokens.map((one) => `${row(one)}\n`).join(''),
      );
      end(exitCodes.done);
    });
  token
    .command('revoke')
    .description('make a token open nothing from now on')
    .argument('<id>', 'id of the token')
    .action(async (id: string) => {
      const isKnown = await withArchive(terminal, ({ tokens }) => tokens.revoke(id));
      if (!isKnown) throw new CommandEnd(`there is no token ${id}`, exitCodes.refused);
      terminal.err(`token ${id} is revoked\n`);
      end(exitCodes.done);
    });
}

function row({ id, name, role, createdAt, expiresAt, revokedAt }: Token): string {
  const state = revokedAt
    ? `revoked ${revokedAt}`
    : expiresAt
      ? `expires ${expiresAt}`
      : 'does not expire';
  return `${id}  ${createdAt}  ${state}  ${role}  ${name}`;
}

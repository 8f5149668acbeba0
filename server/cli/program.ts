import { Command } from 'commander';
import { programVersion } from '../package-root.ts';
import type { ExitCode } from './end.ts';
import type { Terminal } from './terminal.ts';

/** Who may run a command: there is no guard here but the file system's. */
const whoMay =
  'Every command is for whoever can open the data folder (REGESTA_DATA), and asks for no password.';

/** Adds a command to a program; `end` takes its exit code once it ran. */
export type AddCommand = (
  program: Command,
  terminal: Terminal,
  end: (code: ExitCode) => void,
) => void;

/** The program with some of its commands, built but not run. */
export function programWith(
  commands: readonly AddCommand[],
  terminal: Terminal,
  end: (code: ExitCode) => void,
): Command {
  const program = new Command('regesta')
    .description('An append-only archive of dated, sourced occurrences, and its timeline.')
    .version(programVersion)
    .addHelpText('after', `\n${whoMay}\n`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
    });
  for (const add of commands) add(program, terminal, end);
  return program;
}

import { Command, CommanderError } from 'commander';
import { programVersion } from '../package-root.ts';
import { CommandEnd, exitCodes, type ExitCode } from './end.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { rebuildCommand } from './rebuild.ts';
import { serveCommand } from './serve.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { tokenCommand } from './token.ts';

/** The command line, built but not run; `end` takes the exit code of the command that ran. */
export function commandLine(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('regesta')
    .description('An append-only archive of dated, sourced occurrences, and its timeline.')
    .version(programVersion)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  for (const add of [serveCommand, importCommand, exportCommand, rebuildCommand, tokenCommand])
    add(program, terminal, end);
  return program;
}

/** Runs the command line over arguments (without program names); resolves to the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  try {
    await commandLine(terminal, (ended) => (code = ended)).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.refused;
    if (error instanceof CommandEnd) {
      terminal.err(`regesta: ${error.message}\n`);
      return error.exitCode;
    }
    terminal.err(`regesta: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    return exitCodes.fault;
  }
}

process.exitCode = await run(process.argv.slice(2), processTerminal());

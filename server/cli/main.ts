import { CommanderError, type Command } from 'commander';
import { troubleOf } from '../database/trouble.ts';
import { IsMirror } from '../mirroring/mirrored.ts';
import { CommandEnd, exitCodes, type ExitCode } from './end.ts';
import { programWith } from './program.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Runs the command line over arguments (without program names); resolves to the exit code. */
async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  try {
    const program = await programFor(args, terminal, (ended) => (code = ended));
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.refused;
    if (error instanceof CommandEnd) {
      terminal.err(`regesta: ${error.message}\n`);
      return error.exitCode;
    }
    if (error instanceof IsMirror) {
      terminal.err(`regesta: ${error.message}\n`);
      return exitCodes.refused;
    }
    const trouble = error instanceof Error && 'syscall' in error ? null : troubleOf(error);
    if (trouble) {
      terminal.err(`regesta: the archive: ${trouble.message}\n`);
      return exitCodes.fault;
    }
    terminal.err(
      `regesta: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return exitCodes.fault;
  }
}

/** A server is wanted again soon after a crash: it waits for no other command to be loaded. */
async function programFor(
  args: readonly string[],
  terminal: Terminal,
  end: (code: ExitCode) => void,
): Promise<Command> {
  if (args[0] === 'serve')
    return programWith([(await import('./serve.ts')).serveCommand], terminal, end);
  return (await import('./command-line.ts')).commandLine(terminal, end);
}

process.exitCode = await run(process.argv.slice(2), processTerminal());

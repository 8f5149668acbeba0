import { CommanderError } from 'commander';
import { commandLine } from './command-line.ts';
import { CommandEnd, exitCodes, type ExitCode } from './end.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Runs the command line over arguments (without program names); resolves to the exit code. */
async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
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
    terminal.err(
      `regesta: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return exitCodes.fault;
  }
}

process.exitCode = await run(process.argv.slice(2), processTerminal());

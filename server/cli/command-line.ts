import { Command } from 'commander';
import { programVersion } from '../package-root.ts';
import type { ExitCode } from './end.ts';
import { backupCommand } from './backup.ts';
import { diffCommand } from './diff.ts';
import { editorCommand } from './editor.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { mirrorCommand } from './mirror.ts';
import { rebuildCommand } from './rebuild.ts';
import { replayCommand } from './replay.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import type { Terminal } from './terminal.ts';
import { tokenCommand } from './token.ts';
import { verifyCommand } from './verify.ts';
import { witnessCommand } from './witness.ts';

/** Who may run a command: there is no guard here but the file system's. */
const whoMay =
  'Every command is for whoever can open the data folder (REGESTA_DATA), and asks for no password.';

const commands = [
  serveCommand,
  importCommand,
  exportCommand,
  generateCommand,
  replayCommand,
  diffCommand,
  rebuildCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  witnessCommand,
  mirrorCommand,
  editorCommand,
  tokenCommand,
];

/** The command line, built but not run; `end` takes the exit code of the command that ran. */
export function commandLine(terminal: Terminal, end: (code: ExitCode) => void): Command {
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

import type { Command } from 'commander';
import type { ExitCode } from './end.ts';
import { backupCommand } from './backup.ts';
import { diffCommand } from './diff.ts';
import { editorCommand } from './editor.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { mirrorCommand } from './mirror.ts';
import { programWith } from './program.ts';
import { rebuildCommand } from './rebuild.ts';
import { redactCommand } from './redact.ts';
import { replayCommand } from './replay.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import type { Terminal } from './terminal.ts';
import { tokenCommand } from './token.ts';
import { verifyCommand } from './verify.ts';
import { witnessCommand } from './witness.ts';

const commands = [
  serveCommand,
  importCommand,
  exportCommand,
  generateCommand,
  replayCommand,
  diffCommand,
  rebuildCommand,
  redactCommand,
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
  return programWith(commands, terminal, end);
}

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { NotAnArchive } from '../database/open.ts';
import { archivePath } from '../database/data-folder.ts';
import { verify, type Finding, type Verification } from '../verify.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { settingsOf } from './with-archive.ts';

/** `regesta verify` */
export function verifyCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('verify')
    .description('check every invariant of the log, and its views against a replay')
    .option('--json', 'print what was found as JSON')
    .action(async (flags: { json?: true }) => {
      // The file is read as it lies: opening it as an archive would mend its views first.
      const path = archivePath(settingsOf(terminal).dataFolder);
      if (!existsSync(path))
        throw new CommandEnd(`there is no archive at ${path}`, exitCodes.fault);
      const verification = await verifyAt(path, terminal);
      if (flags.json) terminal.out(`${JSON.stringify(verification)}\n`);
      else tell(terminal, verification);
      end(verification.isSound ? exitCodes.done : exitCodes.conflict);
    });
}

async function verifyAt(path: string, terminal: Terminal): Promise<Verification> {
  const progress = progressLine(terminal);
  try {
    return await verify(path, ({ position, head }) =>
      progress.show(`${Math.floor((100 * position) / Math.max(1, head))} % verified`),
    );
  } catch (error) {
    if (error instanceof NotAnArchive) throw new CommandEnd(error.message, exitCodes.fault);
    throw error;
  } finally {
    progress.done();
  }
}

function tell(terminal: Terminal, { position, findings, isSound }: Verification): void {
  for (const found of findings) terminal.err(`${place(found)}: ${found.code}: ${found.message}\n`);
  terminal.out(
    isSound
      ? `${position} events verified: the log keeps its promises, and every view equals its replay\n`
      : `${position} events read: the archive does not verify\n`,
  );
}

function place({ part, position, name, key }: Finding): string {
  return [part, name, key, position === null ? null : `position ${position}`]
    .filter((one) => one !== null)
    .join(', ');
}

import type { Command } from 'commander';
import { backUp } from '../backup/backup.ts';
import { exitCodes } from './end.ts';
import type { End } from './import.ts';
import type { Terminal } from './terminal.ts';
import { verifyFolder } from './verify/archive.ts';
import { refusing, settingsOf } from './with-archive.ts';

/** `regesta backup <folder>` */
export function backupCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('backup')
    .description(
      'copy the archive, its key and its newest seal into a new folder, while others append',
    )
    .argument('<folder>', 'a new or empty folder')
    .option('--quick', 'leave the copy unverified')
    .option('--json', 'print what was found as JSON')
    .action(async (folder: string, flags: { quick?: true; json?: true }) => {
      await refusing(() => backUp(settingsOf(terminal).dataFolder, folder));
      terminal.err(`${folder} holds the archive, its accounts and its key: keep it private\n`);
      const isSound = flags.quick === true || (await verifyFolder(terminal, folder, flags));
      end(isSound ? exitCodes.done : exitCodes.conflict);
    });
}

import type { Command } from 'commander';
import { restore } from '../backup/restore.ts';
import { exitCodes } from './end.ts';
import type { End } from './import.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { showVerifying, tellVerification } from './verify/archive.ts';
import { refusing, settingsOf } from './with-archive.ts';

/** `regesta restore <folder>` */
export function restoreCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('restore')
    .description('put a backup in the place of an archive that is gone, once it verifies')
    .argument('<folder>', 'the folder of the backup')
    .option('--accept-loss', 'though the lost archive had more; its log goes on under a new key')
    .option('--json', 'print what was found as JSON')
    .action(async (backup: string, flags: { acceptLoss?: true; json?: true }) => {
      const { dataFolder } = settingsOf(terminal);
      const progress = progressLine(terminal);
      const acceptsLoss = flags.acceptLoss === true;
      const verification = await refusing(() =>
        restore({ dataFolder, backup, acceptsLoss }, showVerifying(progress)),
      ).finally(() => progress.done());
      tellVerification(terminal, verification, flags);
      if (!verification.isSound) terminal.err('nothing was restored\n');
      end(verification.isSound ? exitCodes.done : exitCodes.conflict);
    });
}

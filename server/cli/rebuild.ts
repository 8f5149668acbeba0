import type { Command } from 'commander';
import { rebuild } from '../projections/rebuild.ts';
import { rebuildSearch } from '../search/rebuild-search.ts';
import { exitCodes } from './end.ts';
import type { End } from './import.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

/** `regesta rebuild` */
export function rebuildCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('rebuild')
    .description('build every view anew from the log, beside the old one, and swap')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { json?: true }) => {
      const progress = progressLine(terminal);
      const events = await withArchive(terminal, ({ database }) => {
        let folded = 0;
        for (const { position, head } of rebuild(database.writer)) {
          progress.show(`${position} of ${head} events folded`);
          folded = position;
        }
        for (const { position, head } of rebuildSearch(database.writer))
          progress.show(`${position} of ${head} events indexed`);
        progress.done();
        return folded;
      });
      terminal.out(
        flags.json ? `${JSON.stringify({ events })}\n` : `views rebuilt from ${events} events\n`,
      );
      end(exitCodes.done);
    });
}

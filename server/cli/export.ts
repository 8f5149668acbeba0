import type { Command } from 'commander';
import { exportLines } from '../exchange/export.ts';
import { exitCodes } from './end.ts';
import type { End } from './import.ts';
import { pourLines } from './pour-lines.ts';
import type { Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

/** `regesta export [file]` */
export function exportCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('export')
    .description('write the whole log as JSON lines, one event a line, data exactly as stored')
    .argument('[file]', 'file to write; - or nothing writes standard output', '-')
    .action(async (file: string) => {
      const written = await withArchive(terminal, async ({ archive, transparency }) => {
        const { position } = archive.head();
        await pourLines(terminal, exportLines(transparency.bindings, position), file);
        return position;
      });
      terminal.err(`${written} events\n`);
      end(exitCodes.done);
    });
}

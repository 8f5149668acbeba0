import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { exportLines } from '../exchange/export.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import type { Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

/** `regesta export [file]` */
export function exportCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('export')
    .description('write the whole log as JSON lines, one event a line, data exactly as stored')
    .argument('[file]', 'file to write; - or nothing writes standard output', '-')
    .action(async (file: string) => {
      const written = await withArchive(terminal, async ({ archive }) => {
        const { position } = archive.head();
        const pages = Readable.from(exportLines(archive, position), { objectMode: true });
        if (file === '-') await terminal.pour(pages);
        else await write(pages, file);
        return position;
      });
      terminal.err(`${written} events\n`);
      end(exitCodes.done);
    });
}

async function write(pages: Readable, file: string): Promise<void> {
  const writing = createWriteStream(file, { flags: 'wx' });
  try {
    await pipeline(pages, writing);
  } catch (error) {
    // What can't be opened was not asked for rightly; what fails later is the disk's.
    if (!(error instanceof Error) || !writing.pending) throw error;
    const isThere = 'code' in error && error.code === 'EEXIST';
    const why = isThere ? 'is there already; name a new one' : `can't be written: ${error.message}`;
    throw new CommandEnd(`the file ${isThere ? `${file} ` : ''}${why}`, exitCodes.refused);
  }
}

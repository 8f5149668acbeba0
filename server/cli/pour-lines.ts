import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandEnd, exitCodes } from './end.ts';
import type { Terminal } from './terminal.ts';

/** Writes pages of lines to a new file, or to standard output for `-`, no faster than they are taken. */
export async function pourLines(
  terminal: Terminal,
  pages: Iterable<string>,
  file: string,
): Promise<void> {
  const readable = Readable.from(pages, { objectMode: true });
  if (file === '-') await terminal.pour(readable);
  else await write(readable, file);
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

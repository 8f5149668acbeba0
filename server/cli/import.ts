import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { importLines, type ImportReport } from '../exchange/import.ts';
import { linesOf, type Line } from '../exchange/lines.ts';
import { isStartOfExport, restoreLines } from '../exchange/restore.ts';
import { archivePath } from '../database/data-folder.ts';
import type { OpenArchive } from '../open-archive.ts';
import { scrubIfPossible } from '../redaction/scrubbing.ts';
import { forgetSeals } from '../transparency/seals.ts';
import { CommandEnd, exitCodes, type ExitCode } from './end.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { openFor, settingsOf, withArchive } from './with-archive.ts';

interface Flags {
  readonly dryRun?: true;
  readonly atomic?: true;
  readonly json?: true;
  readonly by: string;
  readonly reason: string;
}

/** `regesta import [file]` */
export function importCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('import')
    .description('append events from JSON lines; an export into an empty archive is taken as it is')
    .argument('[file]', 'file of JSON lines; - or nothing reads standard input', '-')
    .option('--dry-run', 'report what would be accepted and refused, and keep nothing')
    .option('--atomic', 'one refused line refuses all')
    .option('--by <name>', 'public name that the log carries', 'Import')
    .option('--reason <text>', 'why, for lines that give none', 'Import')
    .option('--json', 'print the report as JSON')
    .action(async (file: string, flags: Flags) => {
      const report = await withArchive(terminal, async (opened) => {
        const way = flags.dryRun ? rehearse : run;
        const told = await way(terminal, opened, file, flags);
        // An export may have told of redactions.
        scrubIfPossible(opened.database.writer);
        return told;
      });
      tell(terminal, report, flags);
      end(endOf(report));
    });
}

/** Takes the exit code of a command. */
export type End = (code: ExitCode) => void;

async function run(
  terminal: Terminal,
  { archive }: OpenArchive,
  file: string,
  flags: Flags,
): Promise<ImportReport> {
  const progress = progressLine(terminal);
  const onProgress = ({ lines, accepted, refused }: ImportReport): void =>
    progress.show(`${lines} lines read, ${accepted} accepted, ${refused.length} refused`);
  const lines = linesOf(file === '-' ? terminal.in : createReadStream(file));
  try {
    const first = await lines.next();
    const all = withFirst(first, lines);
    const isAtomic = flags.atomic === true;
    const { by, reason } = flags;
    const importRest = (rest: AsyncIterable<Line>): Promise<ImportReport> =>
      importLines(archive, rest, { by, reason, isAtomic, onProgress });
    const [begun = null] = archive.read({ after: 0, limit: 1 });
    if (first.done || !isStartOfExport(first.value, begun)) return await importRest(all);
    const restored = await restoreLines(archive.restore(), all, { isAtomic, onProgress });
    if (!restored.rest) return restored.report;
    progress.done();
    const { from } = restored.rest;
    terminal.err(`not a whole export of one archive: from line ${from} on, lines come as new\n`);
    return sum(restored.report, await importRest(restored.rest.lines));
  } catch (error) {
    throw unreadable(error) ?? error;
  } finally {
    progress.done();
  }
}

function sum(restored: ImportReport, imported: ImportReport): ImportReport {
  return {
    lines: restored.lines + imported.lines,
    accepted: restored.accepted + imported.accepted,
    repeated: restored.repeated + imported.repeated,
    refused: [...restored.refused, ...imported.refused],
  };
}

async function* withFirst(
  first: IteratorResult<Line>,
  rest: AsyncIterable<Line>,
): AsyncGenerator<Line> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

function unreadable(error: unknown): CommandEnd | null {
  const isOurs = error instanceof Error && 'syscall' in error && 'path' in error;
  return isOurs
    ? new CommandEnd(`the file can't be read: ${error.message}`, exitCodes.refused)
    : null;
}

/** Imports into a copy beside the archive, which is then thrown away: the same walk, kept nowhere. */
async function rehearse(
  terminal: Terminal,
  opened: OpenArchive,
  file: string,
  flags: Flags,
): Promise<ImportReport> {
  const folder = mkdtempSync(join(settingsOf(terminal).dataFolder, 'rehearsal-'));
  try {
    opened.database.reader.prepare('vacuum into ?').run(archivePath(folder));
    // What was sealed was sealed of the archive: its copy has a key of its own, and is thrown away.
    forgetSeals(archivePath(folder));
    const copy = await openFor(terminal, { dataFolder: folder, logOrigin: null });
    try {
      return await run(terminal, copy, file, flags);
    } finally {
      copy.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function endOf({ refused }: ImportReport): ExitCode {
  if (refused.length === 0) return exitCodes.done;
  return refused.every((line) => line.end === 'conflict') ? exitCodes.conflict : exitCodes.refused;
}

function tell(terminal: Terminal, report: ImportReport, flags: Flags): void {
  if (flags.json) {
    terminal.out(`${JSON.stringify({ ...report, dryRun: flags.dryRun === true })}\n`);
    return;
  }
  for (const { line, pointer, code, message } of report.refused)
    terminal.err(`line ${line}: ${code}${pointer ? ` at ${pointer}` : ''}: ${message}\n`);
  const { lines, accepted, repeated, refused } = report;
  const verb = flags.dryRun ? 'would be accepted' : 'accepted';
  terminal.out(
    `${lines} lines: ${accepted} ${verb}, ${repeated} there already, ${refused.length} refused\n`,
  );
}

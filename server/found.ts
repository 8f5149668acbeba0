import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { importLines, type ImportReport } from './exchange/import.ts';
import { linesOf } from './exchange/lines.ts';
import { packageRoot } from './package-root.ts';

/** The founding chronicle, in the interchange format. */
export const foundingChronicle = join(packageRoot, 'events/chronicle/founding.jsonl');

/**
 * Founds an archive whose log is empty with the founding chronicle, through the same import that
 * everyone has and in one transaction: a crash leaves the log empty. Throws when a line is refused.
 */
export async function found(archive: Archive): Promise<ImportReport> {
  const report = await importLines(archive, linesOf(createReadStream(foundingChronicle)), {
    by: 'Founding chronicle',
    reason: 'Founding of the archive',
    isAtomic: true,
  });
  const [refused] = report.refused;
  if (refused)
    throw new Error(
      `the founding chronicle is refused at line ${refused.line}${refused.pointer}: ` +
        `${refused.code}, ${refused.message}`,
    );
  return report;
}

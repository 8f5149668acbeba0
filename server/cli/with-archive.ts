import { NotAnArchive } from '../database/open.ts';
import { openArchive, type OpenArchive } from '../open-archive.ts';
import type { Progress } from '../projections/rebuild.ts';
import { parseSettings, type Settings } from '../settings.ts';
import type { Mirrored } from '../mirroring/mirrored.ts';
import { KeyUnusable } from '../transparency/key-file.ts';
import { WitnessUnusable } from '../witness/memory.ts';
import { CommandEnd, exitCodes } from './end.ts';
import { progressLine, type Terminal } from './terminal.ts';

/** The settings of the environment, or the end of the command with the line that names the fault. */
export function settingsOf(terminal: Terminal): Settings {
  const parsed = parseSettings(terminal.environment);
  if (!parsed.ok) throw new CommandEnd(parsed.message, exitCodes.refused);
  return parsed.settings;
}

/** Opens the archive of the settings, does the work, and closes it whatever happens. */
export async function withArchive<Result>(
  terminal: Terminal,
  work: (opened: OpenArchive) => Promise<Result> | Result,
): Promise<Result> {
  const opened = await openFor(terminal, settingsOf(terminal));
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}

/** Opens the archive that the settings name, with progress where its views must be built first. */
export async function openFor(
  terminal: Terminal,
  { dataFolder, logOrigin }: Pick<Settings, 'dataFolder' | 'logOrigin'>,
  mirrorOf: Mirrored | null = null,
): Promise<OpenArchive> {
  const progress = progressLine(terminal);
  const show = ({ position, head }: Progress): void =>
    progress.show(`building the views: ${position} of ${head}`);
  return refusing(() => openArchive(dataFolder, show, { origin: logOrigin, mirrorOf })).finally(
    () => progress.done(),
  );
}

/** Does the work; what can't be used as an archive ends the command with its remedy. */
export async function refusing<Result>(work: () => Promise<Result> | Result): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isRefusal = [NotAnArchive, KeyUnusable, WitnessUnusable].some(
      (refusal) => error instanceof refusal,
    );
    throw isRefusal && error instanceof Error
      ? new CommandEnd(error.message, exitCodes.fault)
      : error;
  }
}

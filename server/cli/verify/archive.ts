import { existsSync } from 'node:fs';
import { NotAnArchive } from '../../database/open.ts';
import { archivePath } from '../../database/data-folder.ts';
import { openLastSeal } from '../../transparency/last-seal.ts';
import { lastSealPath } from '../../transparency/transparency.ts';
import { verify, type Finding, type HeldAgainst, type Verification } from '../../verify.ts';
import { CommandEnd, exitCodes } from '../end.ts';
import { progressLine, type Terminal } from '../terminal.ts';
import type { VerifyFlags } from '../verify.ts';
import { settingsOf } from '../with-archive.ts';
import { keyFor, textOf } from './keys.ts';

/** Verifies the archive of the settings, tells what was found, and gives whether it is sound. */
export async function verifyArchive(terminal: Terminal, flags: VerifyFlags): Promise<boolean> {
  // The file is read as it lies: opening it as an archive would mend its views first.
  const { dataFolder } = settingsOf(terminal);
  const path = archivePath(dataFolder);
  if (!existsSync(path)) throw new CommandEnd(`there is no archive at ${path}`, exitCodes.fault);
  const last = openLastSeal(lastSealPath(dataFolder)).read();
  const given = flags.against === undefined ? [] : [textOf(flags.against)];
  const key = keyFor(terminal, flags.key);
  if (key === null && given.length > 0)
    throw new CommandEnd('there is no key here to check the seal: give --key', exitCodes.refused);
  const seals = last === null ? given : [last, ...given];
  const verification = await verifyAt(path, { key, seals }, terminal);
  if (flags.json) terminal.out(`${JSON.stringify(verification)}\n`);
  else tell(terminal, verification);
  return verification.isSound;
}

async function verifyAt(
  path: string,
  against: HeldAgainst,
  terminal: Terminal,
): Promise<Verification> {
  const progress = progressLine(terminal);
  try {
    return await verify(path, against, ({ position, head }) =>
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
      ? `${position} events verified: the log keeps its promises, its tree and seals hold, and ` +
          'every view equals its replay\n'
      : `${position} events read: the archive does not verify\n`,
  );
}

function place({ part, position, name, key }: Finding): string {
  return [part, name, key, position === null ? null : `position ${position}`]
    .filter((one) => one !== null)
    .join(', ');
}

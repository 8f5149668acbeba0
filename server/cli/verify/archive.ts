import { existsSync } from 'node:fs';
import { archivePath } from '../../database/data-folder.ts';
import type { Progress } from '../../projections/rebuild.ts';
import { openLastSeal } from '../../transparency/last-seal.ts';
import { lastSealPath } from '../../transparency/transparency.ts';
import { verify, type Finding, type Verification } from '../../verify.ts';
import { CommandEnd, exitCodes } from '../end.ts';
import { progressLine, type Terminal } from '../terminal.ts';
import type { VerifyFlags } from '../verify.ts';
import { refusing, settingsOf } from '../with-archive.ts';
import { againstOf, keyFor, witnessKeys } from './keys.ts';
import { tellRedactions } from './redactions.ts';

/** Verifies the archive of the settings, tells what was found, and gives whether it is sound. */
export function verifyArchive(terminal: Terminal, flags: VerifyFlags): Promise<boolean> {
  return verifyFolder(terminal, settingsOf(terminal).dataFolder, flags);
}

/** The same for the archive of a folder, such as a backup. */
export async function verifyFolder(
  terminal: Terminal,
  dataFolder: string,
  flags: VerifyFlags,
): Promise<boolean> {
  // The file is read as it lies: opening it as an archive would mend its views first.
  const path = archivePath(dataFolder);
  if (!existsSync(path)) throw new CommandEnd(`there is no archive at ${path}`, exitCodes.fault);
  const last = openLastSeal(lastSealPath(dataFolder)).read();
  const key = keyFor(dataFolder, flags.key);
  const former = againstOf(flags, key);
  const seals = last === null ? [] : [last];
  const witnesses = witnessKeys(flags.witness);
  const progress = progressLine(terminal);
  const verification = await refusing(() =>
    verify(path, { key, seals, former, witnesses }, showVerifying(progress)),
  ).finally(() => progress.done());
  tellVerification(terminal, verification, flags);
  return verification.isSound;
}

/** Shows how far verifying has come. */
export function showVerifying(progress: ReturnType<typeof progressLine>): (of: Progress) => void {
  return ({ position, head }) =>
    progress.show(`${Math.floor((100 * position) / Math.max(1, head))} % verified`);
}

/** Tells what verifying came to. */
export function tellVerification(
  terminal: Terminal,
  verification: Verification,
  flags: { readonly json?: true },
): void {
  const { position, findings, isSound, cosigned, redactions } = verification;
  if (flags.json) return terminal.out(`${JSON.stringify(verification)}\n`);
  for (const found of findings) terminal.err(`${place(found)}: ${found.code}: ${found.message}\n`);
  for (const { witness, size, at } of cosigned)
    terminal.out(`${witness} has cosigned the seal over ${size} events, at ${at}\n`);
  tellRedactions(terminal, redactions);
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

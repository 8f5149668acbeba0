import { RemoteUnreadable } from '../../transparency/remote-log.ts';
import { verifyRemote, type RemoteVerification } from '../../transparency/verify-remote.ts';
import { CommandEnd, exitCodes } from '../end.ts';
import { remoteLog } from '../remote.ts';
import { progressLine, type Terminal } from '../terminal.ts';
import type { VerifyFlags } from '../verify.ts';
import { showVerifying } from './archive.ts';
import { parseKey, textOf } from './keys.ts';

/** Verifies the archive at an address, tells what was found, and gives whether it is sound. */
export async function verifyElsewhere(
  terminal: Terminal,
  url: string,
  flags: VerifyFlags,
): Promise<boolean> {
  const remote = remoteLog({ url, token: flags.token });
  const older = flags.against === undefined ? [] : [textOf(flags.against)];
  const progress = progressLine(terminal);
  try {
    const key = flags.key === undefined ? await remote.key() : parseKey(flags.key);
    if (flags.key === undefined)
      terminal.err('the key is the one that the archive gives itself: pin it with --key\n');
    return tell(
      terminal,
      await verifyRemote(remote, { key, older }, showVerifying(progress)),
      flags,
    );
  } catch (error) {
    if (!(error instanceof RemoteUnreadable)) throw error;
    throw new CommandEnd(error.message, exitCodes.fault);
  } finally {
    progress.done();
  }
}

function tell(
  terminal: Terminal,
  { size, origin, findings }: RemoteVerification,
  flags: VerifyFlags,
): boolean {
  const isSound = findings.length === 0;
  if (flags.json) terminal.out(`${JSON.stringify({ size, origin, findings, isSound })}\n`);
  for (const { code, position, message } of flags.json ? [] : findings)
    terminal.err(`${position === null ? '' : `position ${position}: `}${code}: ${message}\n`);
  if (!flags.json)
    terminal.out(
      isSound
        ? `${size} events of ${origin} verified: they are what is sealed, with their data\n`
        : 'the archive does not verify\n',
    );
  return isSound;
}

import type { VerifierKey } from '../../../events/transparency/note.ts';
import { RemoteUnreadable } from '../../transparency/remote-log.ts';
import { verifyCosigned } from '../../transparency/verify-cosignatures.ts';
import { verifyRemote, type RemoteVerification } from '../../transparency/verify-remote.ts';
import { CommandEnd, exitCodes } from '../end.ts';
import { remoteLog } from '../remote.ts';
import { lineOf, progressLine, type Terminal } from '../terminal.ts';
import type { VerifyFlags } from '../verify.ts';
import { showVerifying } from './archive.ts';
import { againstOf, parseKey, witnessKeys } from './keys.ts';
import { tellRedactions } from './redactions.ts';

/** Verifies the archive at an address, tells what was found, and gives whether it is sound. */
export async function verifyElsewhere(
  terminal: Terminal,
  url: string,
  flags: VerifyFlags,
): Promise<boolean> {
  const remote = remoteLog({ url, token: flags.token });
  const progress = progressLine(terminal);
  try {
    const witnesses = witnessKeys(flags.witness);
    const key = flags.key === undefined ? await remote.key() : parseKey(flags.key);
    if (flags.key === undefined)
      terminal.err('the key is the one that the archive gives itself: pin it with --key\n');
    const older = againstOf(flags, key);
    const verification = await verifyRemote(remote, { key, older }, showVerifying(progress));
    progress.done();
    return tell(terminal, verification, { ...flags, witnesses });
  } catch (error) {
    if (!(error instanceof RemoteUnreadable)) throw error;
    throw new CommandEnd(error.message, exitCodes.fault);
  } finally {
    progress.done();
  }
}

function tell(
  terminal: Terminal,
  { size, origin, seal, findings: found, redactions }: RemoteVerification,
  flags: VerifyFlags & { readonly witnesses: readonly VerifierKey[] },
): boolean {
  const byWitnesses = verifyCosigned(seal, flags.witnesses);
  const { cosigned } = byWitnesses;
  const findings = [...found, ...byWitnesses.findings];
  const isSound = findings.length === 0;
  if (flags.json)
    terminal.out(`${JSON.stringify({ size, origin, cosigned, findings, redactions, isSound })}\n`);
  // The names of logs and witnesses are whatever they call themselves.
  const out = (line: string): void => terminal.out(`${lineOf(line)}\n`);
  const err = (line: string): void => terminal.err(`${lineOf(line)}\n`);
  for (const { code, position, message } of flags.json ? [] : findings)
    err(`${position === null ? '' : `position ${position}: `}${code}: ${message}`);
  for (const { witness, at } of flags.json ? [] : cosigned)
    out(`${witness} has cosigned the seal over ${size} events, at ${at}`);
  if (!flags.json) tellRedactions(terminal, redactions);
  if (!flags.json)
    out(
      isSound
        ? `${size} events of ${origin} verified: they are what is sealed, with their data`
        : 'the archive does not verify',
    );
  return isSound;
}

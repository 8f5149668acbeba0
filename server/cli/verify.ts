import type { Command } from 'commander';
import { exitCodes } from './end.ts';
import type { End } from './import.ts';
import { collect } from './replay/clock-options.ts';
import type { Terminal } from './terminal.ts';
import { verifyArchive } from './verify/archive.ts';
import { verifyReceipt } from './verify/receipt.ts';
import { verifyElsewhere } from './verify/remote.ts';

/** What `regesta verify` may be told. */
export interface VerifyFlags {
  readonly against?: string;
  readonly againstKey?: string;
  readonly key?: string;
  readonly url?: string;
  /** A file that holds the token of a closed archive. */
  readonly token?: string;
  /** Keys of witnesses that must have cosigned, or files of them. */
  readonly witness?: readonly string[];
  readonly json?: true;
}

/** `regesta verify [receipt]` */
export function verifyCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('verify')
    .description(
      'check every invariant of the log, its seals and its views; or one receipt, offline',
    )
    .argument('[receipt]', 'file of a receipt, such as event-7.tlog-proof; without: the archive')
    .option('--against <file>', 'an older seal, as /log/checkpoint gave it, that must still hold')
    .option('--against-key <key>', 'the key of that seal, where the log has another one now')
    .option(
      '--key <key>',
      'the key that checks the seals, or a file of it; default: this archive’s',
    )
    .option('--url <address>', 'verify the archive at this address, without its database')
    .option('--token <file>', 'a file that holds a token, where the archive at --url is closed')
    .option(
      '--witness <key>',
      'the key of a witness that must have cosigned, or a file of it; repeat it for several',
      collect,
    )
    .option('--json', 'print what was found as JSON')
    .action(async (receipt: string | undefined, flags: VerifyFlags) => {
      const isSound = await verifyWhat(terminal, receipt, flags);
      end(isSound ? exitCodes.done : exitCodes.conflict);
    });
}

function verifyWhat(
  terminal: Terminal,
  receipt: string | undefined,
  flags: VerifyFlags,
): Promise<boolean> | boolean {
  if (receipt !== undefined) return verifyReceipt(terminal, receipt, flags);
  if (flags.url !== undefined) return verifyElsewhere(terminal, flags.url, flags);
  return verifyArchive(terminal, flags);
}

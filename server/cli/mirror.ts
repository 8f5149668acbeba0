import type { Command } from 'commander';
import { printVerifierKey } from '../../events/transparency/note.ts';
import { catchUp, Forked, Unfit, type Come } from '../mirroring/catching-up.ts';
import { mirroredIn } from '../mirroring/mirrored.ts';
import { RemoteUnreadable, type RemoteLog } from '../transparency/remote-log.ts';
import { NotAsSealed } from '../transparency/sealed-tree.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { addressOf, remoteLog } from './remote.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { parseKey } from './verify/keys.ts';
import { openFor, refusing, settingsOf } from './with-archive.ts';

/** What `regesta mirror` may be told. */
export interface MirrorFlags {
  readonly key?: string;
  /** A file that holds the token of a closed archive. */
  readonly token?: string;
  readonly once?: true;
  readonly json?: true;
}

/** `regesta mirror [url]` */
export function mirrorCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('mirror')
    .description('follow the archive at an address into REGESTA_DATA, and verify what is taken')
    .argument('[url]', 'the address of the archive; without: the one that is mirrored already')
    .option('--key <key>', 'the key that checks its seals, or a file of it: the first time needed')
    .option('--token <file>', 'a file that holds a token, where the archive is closed')
    .option('--once', 'catch up with its newest seal, and end')
    .option('--json', 'print what was taken as JSON')
    .action(async (url: string | undefined, flags: MirrorFlags) => {
      await mirror(terminal, url, flags);
      end(exitCodes.done);
    });
}

async function mirror(
  terminal: Terminal,
  url: string | undefined,
  flags: MirrorFlags,
): Promise<void> {
  const settings = settingsOf(terminal);
  const known = await refusing(() => mirroredIn(settings.dataFolder));
  const address = url === undefined ? known?.url : addressOf(url);
  if (address === undefined)
    throw new CommandEnd('name the address of the archive to mirror', exitCodes.refused);
  const remote = remoteLog({ url: address, token: flags.token });
  const key =
    flags.key === undefined ? (known?.key ?? (await refuseUnpinned(remote))) : parseKey(flags.key);
  const opened = await openFor(terminal, settings, { key, url: address });
  const progress = progressLine(terminal);
  let last: Come = { position: 0, size: 0, added: 0 };
  let added = 0;
  try {
    for await (const come of catchUp({ remote, ...opened })) {
      last = come;
      added += come.added;
      progress.show(`${come.position} of ${come.size} events`);
    }
  } catch (error) {
    throw endOf(error);
  } finally {
    progress.done();
    opened.close();
  }
  if (flags.json) terminal.out(`${JSON.stringify({ url: address, ...last, added })}\n`);
  else terminal.out(`${last.position} events of ${key.name}, ${added} of them new\n`);
}

/** Whoever takes the key from where the log comes from has checked nothing: it is told, not taken. */
async function refuseUnpinned(remote: RemoteLog): Promise<never> {
  const key = await remote.key().catch((error: unknown) => {
    throw endOf(error);
  });
  throw new CommandEnd(
    'a mirror needs the key that checks the seals of what it follows. The archive there says its ' +
      `own is\n  ${printVerifierKey(key)}\nAsk its keeper, or look where it was published, ` +
      'whether that is so, and give it as --key',
    exitCodes.refused,
  );
}

function endOf(error: unknown): unknown {
  if (error instanceof RemoteUnreadable) return new CommandEnd(error.message, exitCodes.fault);
  if (error instanceof Unfit) return new CommandEnd(error.message, exitCodes.refused);
  if (error instanceof NotAsSealed || error instanceof Forked)
    return new CommandEnd(error.message, exitCodes.conflict);
  return error;
}

import type { Command } from 'commander';
import { printVerifierKey, type VerifierKey } from '../../events/transparency/note.ts';
import { firstSeal, Forked, Unfit } from '../mirroring/catching-up.ts';
import { keepEvidence } from '../mirroring/evidence.ts';
import { follow, type MirrorWatch } from '../mirroring/following.ts';
import { mirroredIn } from '../mirroring/mirrored.ts';
import type { OpenArchive } from '../open-archive.ts';
import { scrubIfPossible } from '../redaction/scrubbing.ts';
import { RemoteUnreadable, type RemoteLog } from '../transparency/remote-log.ts';
import { NotAsSealed } from '../transparency/sealed-tree.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { signalled } from './listening.ts';
import { takeOverMirror, type TakeOverFlags } from './mirror/take-over.ts';
import { mirrorWords } from './mirror/words.ts';
import { addressOf, remoteLog } from './remote.ts';
import { servingWords, startServing } from './serve.ts';
import type { Terminal } from './terminal.ts';
import { parseKey } from './verify/keys.ts';
import { openFor, refusing, settingsOf } from './with-archive.ts';

/** What `regesta mirror` may be told. */
interface Flags extends TakeOverFlags {
  readonly key?: string;
  readonly token?: string;
  readonly once?: true;
  readonly serve?: true;
  readonly takeOver?: true;
}

/** `regesta mirror [url]` */
export function mirrorCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('mirror')
    .description('follow the archive at an address into REGESTA_DATA, and verify what is taken')
    .argument('[url]', 'the address of the archive; without: the one that is mirrored already')
    .option('--key <key>', 'the key that checks its seals, or a file of it: needed the first time')
    .option('--token <file>', 'a file that holds a token, where the archive is closed')
    .option('--once', 'catch up with its newest seal, and end')
    .option('--serve', 'serve readings of the mirror meanwhile, at HOST and PORT')
    .option('--take-over', 'make the mirror an archive of its own, once the other is gone')
    .option('--log-key <file>', 'taking over: the private key of the other; without: a new one')
    .option('--force', 'taking over: though the other still answers')
    .option('--accept-loss', 'taking over: though events were sealed that are not here')
    .option('--json', 'print what was taken as JSON')
    .action(async (url: string | undefined, flags: Flags) => {
      if (flags.takeOver) await takeOverMirror(terminal, flags);
      else await mirror(terminal, url, flags);
      end(exitCodes.done);
    });
}

async function mirror(terminal: Terminal, url: string | undefined, flags: Flags): Promise<void> {
  const settings = settingsOf(terminal);
  const stopping = new AbortController();
  const what = await whatToMirror(terminal, { url, flags, stopped: stopping.signal });
  const opened = await openFor(terminal, settings, what);
  const running = flags.serve ? await startServing(opened, settings) : null;
  void signalled().then(() => stopping.abort());
  if (running && flags.json) terminal.err(servingWords(running));
  else if (running) terminal.out(servingWords(running));
  const words = mirrorWords(terminal, { ...what, isJson: flags.json === true });
  try {
    const { archive, transparency, accounts } = opened;
    await follow({
      remote: what.remote,
      archive,
      transparency,
      settings: accounts.settings,
      stopped: stopping.signal,
      watch: running ? words : scrubbingToo(opened, words),
      isOnce: flags.once === true,
      chance: Math.random,
    });
  } catch (error) {
    throw endOf(error, settings.dataFolder);
  } finally {
    words.done();
    if (running) await running.stop();
    else opened.close();
  }
}

/** What is served is scrubbed behind its server; a mirror that nobody serves does it itself. */
function scrubbingToo({ database }: OpenArchive, words: MirrorWatch): MirrorWatch {
  return {
    came: (come) => words.came(come),
    waits: (why, forMs) => words.waits(why, forMs),
    caughtUp(come) {
      words.caughtUp(come);
      scrubIfPossible(database.writer);
    },
  };
}

interface ToMirror {
  readonly url: string;
  readonly key: VerifierKey;
  readonly remote: RemoteLog;
}

async function whatToMirror(
  terminal: Terminal,
  asked: {
    readonly url: string | undefined;
    readonly flags: Flags;
    readonly stopped: AbortSignal;
  },
): Promise<ToMirror> {
  const { flags, stopped } = asked;
  const known = await refusing(() => mirroredIn(settingsOf(terminal).dataFolder));
  const url = asked.url === undefined ? known?.url : addressOf(asked.url);
  if (url === undefined)
    throw new CommandEnd('name the address of the archive to mirror', exitCodes.refused);
  const remote = remoteLog({ url, token: flags.token }, stopped);
  if (flags.token !== undefined && isInTheClear(url))
    terminal.err(`whoever is between here and ${url} can read the token: better use https\n`);
  const key = flags.key === undefined ? known?.key : parseKey(flags.key);
  if (!key) return refuseUnpinned(remote);
  // A slip in the address or the key shows before a folder is made for it.
  if (!known)
    await firstSeal(remote, key).catch((error: unknown) => {
      throw endOf(error, '');
    });
  return { url, remote, key };
}

/** What a mirror takes is checked however it came; a token, and what only some may read, is not hidden. */
function isInTheClear(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(?:localhost|\[::1\]|127(?:\.\d+){3})$/u.test(hostname);
}

/** Whoever takes the key from where the log comes from has checked nothing: it is told, not taken. */
async function refuseUnpinned(remote: RemoteLog): Promise<never> {
  const key = await remote.key().catch((error: unknown) => {
    throw endOf(error, '');
  });
  throw new CommandEnd(
    'a mirror needs the key that checks the seals of what it follows. The archive there says its ' +
      `own is\n  ${printVerifierKey(key)}\nAsk its keeper, or look where it was published, ` +
      'whether that is so, and give it as --key',
    exitCodes.refused,
  );
}

function endOf(error: unknown, dataFolder: string): unknown {
  if (error instanceof Forked)
    return new CommandEnd(
      `${error.message}. Both seals are signed with its key, which proves it; they are kept in ` +
        `${keepEvidence(dataFolder, error)}: tell its keeper, and others who rely on it`,
      exitCodes.conflict,
    );
  if (error instanceof NotAsSealed) return new CommandEnd(error.message, exitCodes.conflict);
  if (error instanceof Unfit) return new CommandEnd(error.message, exitCodes.refused);
  if (!(error instanceof RemoteUnreadable)) return error;
  const isShut = error.status === 401 || error.status === 403;
  return isShut
    ? new CommandEnd(`${error.message}: it takes a token of a reader, --token`, exitCodes.refused)
    : new CommandEnd(error.message, exitCodes.fault);
}

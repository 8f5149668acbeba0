import { printVerifierKey, type VerifierKey } from '../../../events/transparency/note.ts';
import { mirroredIn } from '../../mirroring/mirrored.ts';
import { NotTakenOver, takeOver, type TakenOver } from '../../mirroring/taking-over.ts';
import { KeyUnusable } from '../../transparency/key-file.ts';
import { RemoteUnreadable } from '../../transparency/remote-log.ts';
import { CommandEnd, exitCodes } from '../end.ts';
import { remoteLog } from '../remote.ts';
import type { Terminal } from '../terminal.ts';
import { openFor, refusing, settingsOf } from '../with-archive.ts';

/** What `regesta mirror --take-over` may be told. */
export interface TakeOverFlags {
  /** A file of the private key of the log that was followed. */
  readonly logKey?: string;
  readonly force?: true;
  readonly acceptLoss?: true;
  readonly json?: true;
}

/** Makes the mirror of the settings an archive of its own, and says what its readers must be told. */
export async function takeOverMirror(terminal: Terminal, flags: TakeOverFlags): Promise<void> {
  const settings = settingsOf(terminal);
  const { dataFolder } = settings;
  const mirrored = await refusing(() => mirroredIn(dataFolder));
  if (!mirrored)
    throw new CommandEnd(`${dataFolder} holds no mirror to take over`, exitCodes.refused);
  if (!flags.force) await refuseWhileItAnswers(mirrored.url);
  const opened = await openFor(terminal, settings);
  let taken: TakenOver;
  try {
    const acceptsLoss = flags.acceptLoss === true;
    taken = takeOver(opened, { dataFolder, keyFile: flags.logKey ?? null, acceptsLoss });
  } catch (error) {
    const isRefusal = error instanceof NotTakenOver || error instanceof KeyUnusable;
    throw isRefusal ? new CommandEnd(error.message, exitCodes.refused) : error;
  } finally {
    opened.close();
  }
  // Opened as an archive of its own it has its key, and at its close its first seal.
  const own = await openFor(terminal, settings);
  const key = own.transparency.key.verifier;
  own.close();
  terminal.out(flags.json ? asJson(taken, key) : asWords(taken, key));
}

/** Two that go on from the same log would contradict each other: only one may live. */
async function refuseWhileItAnswers(url: string): Promise<void> {
  const asked = remoteLog({ url }).seal();
  const error: unknown = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error !== null && !(error instanceof RemoteUnreadable)) throw error;
  if (error && !error.hasAnswered) return;
  throw new CommandEnd(
    `${url} still answers. Stop it for good first, after a last regesta mirror --once: two archives ` +
      'that go on from one log contradict each other. --force takes over all the same',
    exitCodes.refused,
  );
}

function asJson({ under, former, size, lost, formerSeal }: TakenOver, key: VerifierKey): string {
  const keys = { key: printVerifierKey(key), formerKey: printVerifierKey(former) };
  return `${JSON.stringify({ under, size, lost, formerSeal, ...keys })}\n`;
}

function asWords({ under, former, size, lost, formerSeal }: TakenOver, key: VerifierKey): string {
  const begun = `taken over with ${size} events${lost > 0 ? `, ${lost} of what was sealed lost` : ''}`;
  const next = 'Begin regesta serve anew. Accounts and tokens are those of the mirror.\n';
  switch (under) {
    case 'same-key':
      return (
        `${begun}; the log goes on under its key, ${key.name}\n${next}` +
        'Let the former archive never run again under that key: two logs under one key are a fork.\n'
      );
    case 'new-key':
      return (
        `${begun}; the log goes on under a new key:\n  ${printVerifierKey(key)}\n${next}` +
        'Tell its readers the new key and address. That nothing before was changed they see by any ' +
        `seal of the former log${formerSeal === null ? '' : `, such as ${formerSeal}`}:\n` +
        `  regesta verify --url <address> --key '${printVerifierKey(key)}' \\\n` +
        `    --against <seal> --against-key '${printVerifierKey(former)}'\n`
      );
  }
}
